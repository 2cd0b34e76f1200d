"""Articles that the tests paste, and a brief of them with everything in it that a brief can have."""

from __future__ import annotations

from typing import Any

COURIER = "🚢 The ferry Aurelia ran aground off Arle on Monday. Rescuers took 38 people from the ship by helicopter."
HERALD = "Off Arle, the ferry Aurelia ran aground on Monday. At least 40 people were taken from the ship by rescuers."
BAKER = "A baker in Tolm has made a loaf of two metres. It took him all night."
ARTICLES = [COURIER, HERALD, BAKER]

ARABIC = [
    "أعلنت السلطات يوم الاثنين أن حريقا كبيرا اندلع في الميناء القديم. وقال رئيس الفرقة إن 12 شخصا أصيبوا بجروح.",
    "اندلع حريق كبير في الميناء القديم يوم الاثنين، حسبما أعلنت السلطات. وأصيب 15 شخصا بجروح وفق الفرقة.",
]


def brief() -> dict[str, Any]:
    """The answer to `ARTICLES`, with support, a disagreement, a copy, an article off topic, and what was dropped."""
    first, second = COURIER.split(". ")[0] + ".", COURIER.split(". ")[1]
    figure = second.index("38")
    return {
        "title": "Ferry aground",
        "text": f"{first} {second}",
        "language": "en",
        "signature": "ranker:textrank",
        "sentences": [
            _sentence(
                first,
                "1",
                COURIER,
                support=[_place("2", HERALD, HERALD.split(". ")[0] + ".", similarity=0.81)],
                dates=[{"at": [41, 50], "says": "on Monday", "date": "2025-06-02"}],
            ),
            _sentence(
                second,
                "1",
                COURIER,
                disagreements=[
                    {"figure": "38", "at": [figure, figure + 2], "says": "At least 40", "earlier": None}
                    | _place("2", HERALD, "At least 40"),
                ],
            ),
        ],
        "documents": [
            _document("1", source="Courier", url="https://courier.example.org/ferry"),
            _document("2", source="Herald", title="Rescue off Arle"),
            _document("3", source="Gazette", off_topic=True),
        ],
        "warnings": [{"code": "length", "message": "shorter than asked for", "document": None}],
        "dropped": [
            {"reason": "duplicate", "kept": 0, "similarity": 0.81} | _place("2", HERALD, HERALD.split(". ")[0] + ".")
        ],
    }


def _sentence(
    text: str,
    document: str,
    whole: str,
    support: list[dict[str, Any]] | None = None,
    disagreements: list[dict[str, Any]] | None = None,
    dates: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    found = {"support": support or [], "disagreements": disagreements or [], "dates": dates or []}
    return {"text": text, "score": 0.1} | _place(document, whole, text) | found


def _place(document: str, whole: str, part: str, **others: float) -> dict[str, Any]:
    start = whole.index(part)
    return {"document": document, "start": start, "end": start + len(part), **others}


def _document(name: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401 (of a JSON object)
    empty = {"title": None, "source": None, "url": None, "published": None}
    empty |= {"sentences": 2, "duplicate_of": None, "off_topic": False}
    return {"id": name, **empty, **given}
