"""A made feed: articles about events, several articles an event, in the order of time.

Sentences are those of the benchmark text (`texts.py`): from `seeds/`, with content words drawn anew. An event has a
stock of sentences. Each of its articles takes most of them, and changes some words in each, as two newsrooms do with
one agency report; so articles about one event are alike, and others share the words of the language only.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from eval.speed.texts import LANGUAGE, SEEDS, Made, filler, material

SIZES = (1, 2, 3, 4, 6, 14)  # articles of an event, in turn; 5 on average
STOCK = 14  # sentences of an event
ARTICLE = 11  # of them in an article: 250 words
CHANGED = 0.15  # of the words that are drawn
A_DAY = 3_000  # articles
_START = datetime(2025, 1, 6, tzinfo=UTC)
_LASTS = timedelta(days=2)  # the articles of an event


def feed(n_articles: int, seed: int = 0, seeds: Path = SEEDS) -> Iterator[dict[str, str]]:
    """Articles as the fields of documents, each with its `story` besides.

    Args:
        n_articles: how many.
        seed: of all that is drawn.
        seeds: the folder of document sets that sentences and words are taken from.
    """
    templates, common = material(seeds)
    lots = random.Random(f"feed {seed}")  # noqa: S311 - no secret hangs on it
    articles: list[dict[str, str]] = []
    for story in count(1):
        if len(articles) >= n_articles:
            break
        chosen = [lots.choice(templates) for _ in range(STOCK)]
        stock = [Made(one, tuple(filler(gap, common, lots) for gap in one.gaps)) for one in chosen]
        began = _START + timedelta(days=len(articles) / A_DAY)
        for _ in range(SIZES[story % len(SIZES)]):
            told = [_retold(stock[at], common, lots).text() for at in sorted(lots.sample(range(STOCK), ARTICLE))]
            published = began + lots.random() * _LASTS
            articles.append(
                {
                    "story": f"{story}",
                    "published": published.isoformat(timespec="seconds"),
                    "title": told[0].rsplit(" ", 1)[0],
                    "text": " ".join(told),
                    "language": LANGUAGE,
                }
            )
    del articles[n_articles:]
    articles.sort(key=lambda one: one["published"])
    yield from ({"id": f"{place}", **one} for place, one in enumerate(articles, start=1))


def write_feed(path: Path, n_articles: int, seed: int = 0) -> None:
    """A feed as JSON Lines, without the stories."""
    with path.open("w", encoding="utf-8") as file:
        for article in feed(n_articles, seed):
            del article["story"]
            file.write(json.dumps(article) + "\n")


def _retold(made: Made, common: list[str], lots: random.Random) -> Made:
    """The sentence with some of its words drawn anew."""
    pairs = zip(made.template.gaps, made.fillers, strict=True)
    fillers = tuple(filler(gap, common, lots) if lots.random() < CHANGED else said for gap, said in pairs)
    return Made(made.template, fillers)
