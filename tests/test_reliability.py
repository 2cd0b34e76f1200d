"""Every promise of docs/reliability.md is held by a test, and the document says by which."""

from reliability_table import DOCUMENT, promises, proofs, with_tables

NUMBERS = [number for rows in promises().values() for number, _, _ in rows]


def test_every_promise_is_held_by_a_test_and_every_mark_is_a_promise() -> None:
    assert {*map(str, range(1, 58)), *(f"S{n}" for n in range(1, 18))} <= set(NUMBERS)
    assert len(NUMBERS) == len(set(NUMBERS))
    assert set(proofs()) == set(NUMBERS)


def test_the_document_names_the_tests() -> None:
    """`python tests/reliability_table.py` writes it anew."""
    text = DOCUMENT.read_text("utf-8")
    assert text == with_tables(text)
