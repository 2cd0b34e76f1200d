"""Data files that hold the words of every language -> the record of one language."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TypeVar

Words = TypeVar("Words")


def language_words(file: str, language: str, record: type[Words]) -> Words:
    """What a data file of this package has for a language.

    Args:
        file: its name: an object of objects by language, with keys as the record's fields.
        language: ISO 639-1 code; where the file has none such, every field keeps its default.
        record: what to make of it; lists become tuples.
    """
    text = (files("summarizers.writing") / file).read_text(encoding="utf-8")
    fields = json.loads(text).get(language, {})
    return record(**{name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()})
