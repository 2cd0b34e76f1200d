"""`GET /v1/methods`: what there is to choose from, and the limits; all of it read from the tables themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from flask import Blueprint, Response, jsonify

from service.brief_request import allowed_rankers
from service.briefing import settings
from service.settings import limits
from summarizers import Length, Options, __version__
from summarizers.choosing.ordering import ORDERS, OrderEntry
from summarizers.choosing.selectors import SELECTORS, Selector
from summarizers.ranking.rankers import RANKERS, Ranker
from summarizers.reading.input_formats import INPUT_FORMATS
from summarizers.reading.languages import LANGUAGES, Language
from summarizers.writing.output_formats import OUTPUT_FORMATS

DEFAULT_OUTPUT = "json"

blueprint = Blueprint("methods", __name__)


@blueprint.get("/v1/methods")
def methods() -> Response:
    """The tables, each line with its description, and the limits of this service."""
    defaults = Options()
    allowed = allowed_rankers(settings())
    chosen = {"rankers": defaults.ranker, "selectors": defaults.selector, "orders": defaults.order}
    tables: dict[str, Mapping[str, Ranker | Selector | OrderEntry]] = {
        "rankers": RANKERS,
        "selectors": SELECTORS,
        "orders": ORDERS,
    }
    return jsonify(
        version=__version__,
        **{
            key: [
                {"name": name, "description": entry.description, "default": name == chosen[key]}
                for name, entry in table.items()
                if key != "rankers" or name in allowed
            ]
            for key, table in tables.items()
        },
        outputs=[
            {
                "name": one.name,
                "description": one.description,
                "media_type": one.media_type,
                "default": one.name == DEFAULT_OUTPUT,
            }
            for one in OUTPUT_FORMATS.values()
        ],
        inputs=[
            {"name": one.name, "description": one.description, "suffixes": one.suffixes}
            for one in INPUT_FORMATS.values()
        ],
        languages=[{"code": code, "description": _told(language)} for code, language in LANGUAGES.items()],
        options=_defaults(defaults),
        limits=limits(settings()),
    )


def _told(language: Language) -> str:
    parts = [
        f"stems by Snowball's {language.stemmer} algorithm" if language.stemmer else "words as they stand",
        "compared by character bigrams" if language.bigrams else "",
        "a length in words counts characters" if language.characters_are_words else "",
        "written from right to left" if language.right_to_left else "",
    ]
    return "; ".join(part for part in parts if part)


def _defaults(defaults: Options) -> dict[str, object]:
    """The default of every option that has a simple one."""
    length = Length()
    return {
        "length": {length.unit: length.amount},
        **{
            one.name: getattr(defaults, one.name)
            for one in fields(Options)
            if one.name not in ("length", "already_read")
        },
    }
