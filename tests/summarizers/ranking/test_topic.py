"""Which documents are about something else: the parts of it that a whole brief does not show."""

import numpy as np
import pytest
from sample_sets import sparse

from summarizers.ranking.topic import _products, topics
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of


@pytest.mark.parametrize("small", [0, 10_000])
def test_products_with_references_are_the_same_by_dense_rows_and_by_scipy(
    small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizers.ranking.topic._SMALL", small)
    source = np.random.default_rng(small)
    matrix = source.random((30, 50)) * (source.random((30, 50)) < 0.2)
    references = np.array([4, 0, 29])
    assert _products(sparse(matrix), references, slice(5, 25)) == pytest.approx(matrix[5:25] @ matrix[references].T)


@pytest.mark.parametrize("block", [1, 3, 7])
def test_topics_are_the_same_however_documents_are_cut_into_blocks(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents of few words drawn from three vocabularies of unequal share."""
    found_some = 0
    for seed in range(40):
        source = np.random.default_rng(seed)
        n = int(source.integers(3, 20))
        of = source.choice(3, n, p=[0.7, 0.2, 0.1])
        lines = [" ".join(f"w{kind}x{word}" for word in source.integers(0, 30, 8)) for kind in of]
        words = words_of(lines, language_of("xx"))
        whole = topics(words, np.arange(n), n)
        with monkeypatch.context() as patched:
            patched.setattr("summarizers.ranking.topic._BLOCK", block)
            parts = topics(words, np.arange(n), n)
        assert parts.off_topic.tolist() == whole.off_topic.tolist()
        assert parts.is_mixed == whole.is_mixed
        found_some += bool(whole.off_topic.any())
    assert found_some > 3


@pytest.mark.parametrize(("n", "is_off_topic"), [(3, False), (10, True)])
def test_what_links_two_of_few_documents_is_chance_among_many(n: int, is_off_topic: bool) -> None:
    """The last shares 3 of its 22 words with each of the others, which share 6 of theirs."""
    common = [f"common{word}" for word in range(6)]
    lines = [_interleaved(common, [f"own{row}x{word}" for word in range(16)]) for row in range(n - 1)]
    lines.append(_interleaved(common[:3], [f"last{word}" for word in range(19)]))
    found = topics(words_of(lines, language_of("xx")), np.arange(n), n)
    assert found.off_topic.tolist() == [False] * (n - 1) + [is_off_topic]


def _interleaved(some: list[str], others: list[str]) -> str:
    """One text of both, with no two of `some` side by side."""
    return " ".join(word for at, other in enumerate(others) for word in (*some[at : at + 1], other))
