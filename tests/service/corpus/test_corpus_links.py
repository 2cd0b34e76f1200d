"""Links: cosines over the terms that documents are listed under; parts: what is grouped together, and what is told."""

import itertools
import math

import pytest

pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed: make spark")

import networkx
import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from service.corpus import links, parts, sketches

N = 6


class Value:
    def __init__(self, value: np.ndarray) -> None:
        self.value = value


def sketch(terms: dict[int, int], record: int) -> dict[str, object]:
    """A row of `SKETCHES` from terms with their counts."""
    hashes = sorted(terms)
    return {
        "record": record,
        "language": "en",
        "time": record,
        "characters": 100,
        "terms": np.array(hashes, np.uint32).tobytes(),
        "counts": np.array([terms[one] for one in hashes], np.uint8).tobytes(),
    }


def table_of(documents: list[dict[int, int]]) -> pa.Table:
    rows = [sketch(terms, record) for record, terms in enumerate(documents, start=1)]
    return pa.Table.from_pylist(rows, sketches.SKETCHES)


def found_links(documents: list[dict[int, int]], rows: int | None = None) -> dict[tuple[int, int], int]:
    """The plan's links, with batches of so many rows."""
    table = table_of(documents)
    summed = pa.Table.from_batches(sketches.summed_frequencies(sketches.frequencies(iter(table.to_batches(rows)))))
    shared = Value(sketches.frequency_table(summed))
    listed = pa.Table.from_batches(
        links.postings(iter(table.to_batches(rows)), shared, len(documents), 1), links.POSTINGS
    ).sort_by([(name, "ascending") for name in links.POSTING_ORDER])
    met = pa.Table.from_batches(links.meetings(iter(listed.to_batches(rows)), 1), links.LINKS)
    met = met.sort_by([(name, "ascending") for name in links.LINK_ORDER])
    found = pa.Table.from_batches(links.links(iter(met.to_batches(rows))), links.LINKS).to_pylist()
    assert len({(one["first"], one["second"]) for one in found}) == len(found)
    return {(one["first"], one["second"]): one["weight"] for one in found}


def cosine(one: dict[int, int], other: dict[int, int], documents: list[dict[int, int]]) -> float:
    """The cosine of two documents over the terms that two have or more, by definition."""
    frequency = {term: sum(term in each for each in documents) for each in documents for term in each}

    def weights(terms: dict[int, int]) -> dict[int, float]:
        raw = {
            term: (1 + math.log(count)) * math.log1p(len(documents) / frequency[term])
            for term, count in terms.items()
            if frequency[term] > 1
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {term: weight / length for term, weight in raw.items()}

    left, right = weights(one), weights(other)
    return sum(weight * right.get(term, 0.0) for term, weight in left.items())


corpora = st.lists(
    st.dictionaries(st.integers(0, 2**32 - 1) | st.integers(1, 9), st.integers(1, 5), max_size=8), max_size=N
)


@given(corpora)
def test_a_link_weighs_what_the_cosine_is_where_all_of_a_list_meet(documents: list[dict[int, int]]) -> None:
    found = found_links(documents)
    for (first, one), (second, other) in itertools.combinations(enumerate(documents, start=1), 2):
        expected = 1_000 * cosine(one, other, documents)
        if expected >= links.LEAST + 10:
            assert found[first, second] == pytest.approx(expected, abs=10)
        elif expected < links.LEAST - 10:
            assert (first, second) not in found


@given(corpora, st.integers(1, 5))
def test_batches_change_no_link(documents: list[dict[int, int]], rows: int) -> None:
    assert found_links(documents, rows) == found_links(documents)


def test_a_long_list_costs_a_window_a_document_and_still_connects_all() -> None:
    documents = [{1: 1, 2: 1} for _ in range(100)]
    found = found_links(documents, 7)
    assert len(found) == sum(min(links.WINDOW, at) for at in range(100))
    assert set(found.values()) == {1_000} or min(found.values()) >= 990
    graph = networkx.Graph(list(found))
    assert networkx.is_connected(graph)
    assert len(graph) == 100


def test_terms_of_two_languages_do_not_meet() -> None:
    from service.corpus.records import DOCUMENTS

    rows = [{"record": at, "text": "Rose Mode Gift Kind", "language": code} for at, code in enumerate(("en", "de"))]
    batch = pa.RecordBatch.from_pylist([{**dict.fromkeys(DOCUMENTS.names), **row} for row in rows], DOCUMENTS)
    english, german = (set(sketches.terms_of(one)[0].tolist()) for one in sketches.sketches(iter([batch])))
    assert english
    assert german
    assert not english & german


# --- parts ---------------------------------------------------------------------------------------------------------

edges = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19), st.integers(60, 1_000)), max_size=60)


def made_parts(pairs: list[tuple[int, int, int]], size: int, crowd: int, order: int = 0) -> parts.Parts:
    """Parts of 20 documents, the rows of census and links turned by `order`."""
    best = {(min(a, b), max(a, b)): weight for a, b, weight in pairs if a != b}
    census = [{"record": 7 * at, "language": "en" if at % 5 else "de", "characters": 50} for at in range(20)]
    # Links do not cross languages.
    rows = [
        {"bucket": 0, "first": 7 * a, "second": 7 * b, "weight": weight}
        for (a, b), weight in best.items()
        if bool(a % 5) == bool(b % 5)
    ]
    rows, census = rows[order:] + rows[:order], census[order:] + census[:order]
    return parts.parts(
        pa.Table.from_pylist(census, sketches.CENSUS), pa.Table.from_pylist(rows, links.LINKS), size, crowd
    )


@given(edges, st.integers(2, 30), st.integers(1, 6))
def test_no_part_holds_more_than_it_may_and_each_has_one_language(
    pairs: list[tuple[int, int, int]], size: int, crowd: int
) -> None:
    found = made_parts(pairs, size, crowd)
    read = found.follows < 0
    assert np.bincount(found.part[read]).max() <= size
    for part in range(found.n_parts):
        assert len({bool(record // 7 % 5) for record in found.record[found.part == part]}) == 1


@given(edges, st.integers(2, 30), st.integers(1, 6))
def test_who_is_not_read_follows_one_who_is_in_the_same_part(
    pairs: list[tuple[int, int, int]], size: int, crowd: int
) -> None:
    found = made_parts(pairs, size, crowd)
    row_of = {record: row for row, record in enumerate(found.record.tolist())}
    for row in np.flatnonzero(found.follows >= 0).tolist():
        leader = row_of[int(found.follows[row])]
        assert found.follows[leader] == -1
        assert found.part[leader] == found.part[row]


@given(edges, st.integers(0, 19))
def test_the_order_of_census_and_links_changes_no_part(pairs: list[tuple[int, int, int]], order: int) -> None:
    found, again = made_parts(pairs, 6, 3), made_parts(pairs, 6, 3, order)
    for name in ("record", "part", "follows", "is_cut"):
        assert getattr(found, name).tolist() == getattr(again, name).tolist()


@given(edges)
def test_what_is_connected_and_fits_stays_together(pairs: list[tuple[int, int, int]]) -> None:
    found = made_parts(pairs, 20, 20)
    assert not found.is_cut.any()
    assert (found.follows == -1).all()
    graph = networkx.Graph([(a, b) for a, b, _ in pairs if bool(a % 5) == bool(b % 5)])
    for connected in networkx.connected_components(graph):
        assert len({int(found.part[row]) for row in connected}) == 1


def test_heavy_links_are_kept_before_light_ones_and_what_they_tear_is_told() -> None:
    """1-2 and 3-4 are near to each other; the link between the pairs is lighter, and one of them is heavy enough."""
    found = made_parts([(1, 2, 600), (3, 4, 600), (2, 3, 300), (6, 7, 600), (8, 9, 600), (7, 8, 100)], 3, 20)
    assert found.part[1] == found.part[2] != found.part[3] == found.part[4]
    assert found.is_cut[[1, 2, 3, 4]].tolist() == [False, True, True, False]
    assert not found.is_cut[6:10].any()


def test_a_long_document_takes_the_place_of_several() -> None:
    census = [{"record": at, "language": "en", "characters": 50 if at else 95_000} for at in range(10)]
    found = parts.parts(pa.Table.from_pylist(census, sketches.CENSUS), pa.Table.from_pylist([], links.LINKS), 12)
    assert np.bincount(found.part, weights=[10] + [1] * 9).max() <= 12
    assert found.n_parts == 2
