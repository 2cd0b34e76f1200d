"""Requests leave nothing in memory: what Python holds is the same after many as after few."""

from __future__ import annotations

import gc
import logging
import tracemalloc
from collections.abc import Callable
from itertools import product
from string import ascii_lowercase

import pytest
from flask.testing import FlaskClient
from questions import Question, questions

from summarizers import Document, Options, summarize
from summarizers.reading.per_language import MOST_LANGUAGES

ROUNDS = 3
# A request. Its body alone has 10,000. Measured: 330 in the first rounds and ever less, from Python's own free lists.
MOST_BYTES = 1_000


def gained(rounds: Callable[[], int]) -> float:
    """Bytes that each request of some rounds added to what Python holds.

    Args:
        rounds: asks for one round, and counts its requests.
    """
    rounds()
    tracemalloc.start()
    try:
        rounds()
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        asked = sum(rounds() for _ in range(ROUNDS))
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / asked


@pytest.mark.case("40")
def test_no_kind_of_request_leaves_anything_in_memory(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of `make soak`, but for the link, which needs a site, and those that take long."""
    left_out = ("a link", "sumy's LSA", "late", "500 documents")
    monkeypatch.setattr(logging.getLogger("wirebrief"), "disabled", True)  # pytest keeps all that is logged
    asked = [one for one in questions("http://example.com") if one.name not in left_out]
    assert gained(lambda: sum(bool(answer(client, one)) for one in asked)) < MOST_BYTES


def answer(client: FlaskClient, question: Question) -> bytes:
    """The body of the answer to a question."""
    with client.open(question.path, method=question.method, data=question.body, headers=question.headers) as got:
        return got.get_data()


@pytest.mark.case("40")
def test_languages_that_callers_make_up_are_not_all_remembered() -> None:
    codes = ("".join(letters) for letters in product("xyz", ascii_lowercase, ascii_lowercase))
    texts = (f"The storm killed {number} people on Tuesday night, police said on 3 May." for number in (38, 40))
    documents = [Document(text) for text in texts]

    def briefs() -> int:
        """In twice as many languages as are remembered, with figures and dates, for which each has words."""
        return sum(bool(summarize(documents, Options(language=next(codes)))) for _ in range(2 * MOST_LANGUAGES))

    assert gained(briefs) < MOST_BYTES
