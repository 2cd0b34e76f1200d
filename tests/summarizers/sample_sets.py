"""Document sets that the tests share: the project's seeds, the evaluation data where it is there, and made-up ones."""

import io
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from service.files import read_paths
from summarizers import Document, Options, Sentence
from summarizers.choosing.candidates import Candidates
from summarizers.choosing.readability import Readability
from summarizers.ranking.priors import teleport
from summarizers.ranking.ranked import Ranked
from summarizers.ranking.sparse_rows import SparseRows
from summarizers.ranking.vectors import tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.read import Text, read
from summarizers.reading.words import words_of

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the evaluation data is not at ../shared/data")

SEEDS = sorted(folder.name for folder in (ROOT / "seeds").iterdir() if folder.is_dir())


@cache
def seed_set(name: str) -> tuple[Document, ...]:
    """The documents of a seed set."""
    found = read_paths([str(ROOT / "seeds" / name)], io.BytesIO())
    assert not found.faults
    return found.documents


def data_sets() -> Iterator[tuple[str, tuple[Document, ...]]]:
    """Every document set of the evaluation data, with its name."""
    files = [*sorted((DATA / "multiling2011").glob("??.jsonl")), *sorted(DATA.glob("*.jsonl"))]
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            documents = tuple(
                Document(one["text"], id=str(one["id"]), title=one.get("title"), published=one.get("published"))
                for one in fields["documents"]
            )
            yield f"{file.stem}/{fields['id']}", documents


def documents(*texts: str) -> tuple[Document, ...]:
    """One document a text, numbered from 1."""
    return tuple(Document(text, id=str(number)) for number, text in enumerate(texts, start=1))


def read_text(found: Sequence[Document], **options: object) -> Text:
    """The text of a set as the pipeline reads it."""
    canonical = sorted(found, key=lambda one: (one.text, one.title or "", one.id))
    return read(canonical, replace(Options(), **options), lambda _: None)


def ranked(text: Text) -> Ranked:
    """What a ranker is given, without a query."""
    vectors = tfidf(text.words)
    return Ranked(text.sentences, vectors, teleport(len(text.sentences), None), text.language, text.documents)


def ranked_lines(lines: Sequence[str], language: str = "en") -> Ranked:
    """What a ranker is given for these sentences, taken as they are: one document, nothing filtered."""
    sentences = tuple(Sentence(0, 0, len(line), line, place, True) for place, line in enumerate(lines))
    words = words_of(list(lines), language_of(language))
    return Ranked(
        sentences, tfidf(words), teleport(len(lines), None), language_of(language), documents(" ".join(lines))
    )


def random_lines(seed: int) -> list[str]:
    """A set of sentences of made-up words: some share words, some share none, some are empty, some twice."""
    source = random.Random(seed)
    vocabulary = [f"w{number}" for number in range(source.randint(3, 60))]
    lines = [" ".join(source.choices(vocabulary, k=source.randint(1, 12))) for _ in range(source.randint(1, 40))]
    lines += [f"lone{number}" for number in range(source.randint(0, 4))]
    lines += [""] * source.randint(0, 3) + source.choices(lines, k=source.randint(0, 5))
    source.shuffle(lines)
    return lines


def sparse(dense: NDArray[np.float64]) -> SparseRows:
    """The rows of a matrix without its zeros."""
    rows, columns = np.nonzero(dense)
    starts = np.concatenate([[0], np.cumsum(np.count_nonzero(dense, axis=1))])
    return SparseRows(columns, dense[rows, columns], rows, starts, dense.shape[1])


def dense(rows: SparseRows) -> NDArray[np.float64]:
    """Sparse rows with their zeros."""
    return rows.to_scipy().toarray()


def candidates(
    rows: Sequence[Sequence[float]],
    scores: Sequence[float],
    *,
    budget: int = 1_000,
    costs: Sequence[int] | None = None,
    leaning: Sequence[bool] | None = None,
    faulty: Sequence[bool] | None = None,
    already_read: Sequence[Sequence[float]] = (),
    diversity: float = 0.5,
    sentences_a_document: int = 4,
) -> Candidates:
    """What a selector is given, with every row open and all terms of one weight. Rows are scaled to unit length."""
    n, t = len(scores), len(rows[0])
    leans = np.asarray(leaning if leaning is not None else [False] * n, dtype=bool)
    is_faulty = np.asarray(faulty if faulty is not None else [False] * n, dtype=bool)

    def unit(weights: Sequence[Sequence[float]]) -> SparseRows:
        return sparse(np.asarray(weights, dtype=np.float64).reshape(-1, t)).unit()

    return Candidates(
        scores=np.asarray(scores, dtype=np.float64),
        matrix=unit(rows),
        idf=np.full(t, 2.0),
        documents=np.arange(n) // sentences_a_document,
        days=np.full(n, np.nan),
        costs=np.asarray(costs if costs is not None else [1] * n, dtype=np.int64),
        budget=budget,
        open=np.ones(n, dtype=bool),
        judge=lambda asked: Readability(is_faulty[asked], leans[asked]),
        already_read=unit(already_read) if already_read else None,
        diversity=diversity,
    )


def random_candidates(seed: int) -> Candidates:
    """A small set with near-duplicates, leaning rows, costs and, at times, something that was read before."""
    source = np.random.default_rng(seed)
    n, t = int(source.integers(1, 25)), int(source.integers(3, 40))
    rows = source.random((n, t)) * (source.random((n, t)) < source.uniform(0.1, 0.6))
    for copy, original in source.integers(0, n, (n // 3, 2)):
        rows[copy] = rows[original] * (source.random(t) < 0.95)
    found = candidates(
        rows.tolist(),
        source.random(n).tolist(),
        budget=int(source.integers(1, 70)),
        costs=source.integers(1, 9, n).tolist(),
        leaning=(source.random(n) < 0.25).tolist(),
        faulty=(source.random(n) < source.choice([0.0, 0.0, 0.3])).tolist(),
        already_read=rows[: int(source.integers(0, 2))].tolist(),
        diversity=float(source.random()),
    )
    return replace(found, is_bare=source.random(len(found.matrix.columns)) < source.choice([0.0, 0.5]))
