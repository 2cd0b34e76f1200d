"""What holds for any text, whatever the figures are."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.rouge import RougeOptions, lines, score
from eval.metrics.rouge.lcs import PackedLines, union_hits

EVERY = ("rouge1", "rouge2", "rouge3", "rougeL", "rougeW", "rougeS0", "rougeS4", "rougeSU4", "rougeS", "rougeSU")

words = st.sampled_from(("a", "b", "c", "d", "cats", "running", "element", "Straße", "12", "x-ray"))
units = st.lists(words, min_size=1, max_size=9).map(" ".join)
texts = st.lists(units, min_size=1, max_size=4)
any_texts = st.text(max_size=60).map(lines)
options = st.builds(
    RougeOptions,
    preset=st.sampled_from(("rouge-1.5.5", "unicode")),
    metrics=st.just(EVERY),
    stem=st.booleans(),
    stopwords=st.booleans(),
    words=st.none() | st.integers(1, 20),
    references=st.sampled_from(("average", "best")),
    jackknife=st.booleans(),
    alpha=st.floats(0, 1),
)


@given(texts)
def test_a_text_against_itself_scores_1(text: list[str]) -> None:
    """Recall, precision and F are 1 wherever there is something to count."""
    keys = ("rouge1", "rougeL")
    longer = [*text, "two words"]  # so that there is a pair of tokens, and one before the last
    for key, one in score(longer, [longer], RougeOptions(metrics=(*keys, "rouge2", "rougeS", "rougeSU4"))).items():
        assert one == (1.0, 1.0, 1.0), key


@given(any_texts, st.lists(any_texts, min_size=1, max_size=3), options)
@settings(max_examples=150)
def test_scores_lie_between_0_and_1(peer: list[str], references: list[list[str]], given_options: RougeOptions) -> None:
    """For any characters, with any options; F lies between the other two, save in a mean of jackknife folds."""
    for one in score(peer, references, given_options).values():
        assert all(0 <= figure <= 1 for figure in one)
        if not given_options.jackknife:
            assert min(one.recall, one.precision) - 1e-5 <= one.f <= max(one.recall, one.precision) + 1e-5


@given(texts, texts)
def test_exchanging_summary_and_reference_exchanges_recall_and_precision(one: list[str], other: list[str]) -> None:
    """For n-grams and skip-bigrams, with one reference."""
    grams = RougeOptions(metrics=("rouge1", "rouge2", "rouge3", "rougeS4", "rougeSU4", "rougeS"))
    there, back = score(one, [other], grams), score(other, [one], grams)
    for key in grams.metrics:
        assert there[key] == (back[key].precision, back[key].recall, back[key].f)


@given(texts, st.lists(texts, min_size=2, max_size=3))
def test_the_order_of_the_references_does_not_matter_to_their_average(peer: list[str], models: list[list[str]]) -> None:
    """Pooled counts are sums."""
    average = RougeOptions(metrics=EVERY)
    forwards, backwards = score(peer, models, average), score(peer, models[::-1], average)
    for key in EVERY:
        assert all(abs(one - other) <= 1e-5 for one, other in zip(forwards[key], backwards[key], strict=True))


@given(texts, texts, st.integers(1, 30))
def test_a_cut_is_the_same_as_a_shorter_text(peer: list[str], reference: list[str], limit: int) -> None:
    """Cutting at N words is writing the first N words of both texts."""

    def first(text: list[str]) -> list[str]:
        left, kept = limit, []
        for unit in text:
            kept.append(" ".join(unit.split()[: max(0, left)]))
            left -= len(unit.split())
        return [unit for unit in kept if unit]

    whole, cut = RougeOptions(metrics=EVERY), RougeOptions(metrics=EVERY, words=limit)
    assert score(peer, [reference], cut) == score(first(peer), [first(reference)], whole)


def plain_lcs_hits(reference: list[str], line: list[str]) -> set[int]:
    """The LCS by its textbook recurrence: a match is taken, and of equal ways the one that shortens the reference."""

    @cache
    def length(i: int, j: int) -> int:
        if not i or not j:
            return 0
        if reference[i - 1] == line[j - 1]:
            return length(i - 1, j - 1) + 1
        return max(length(i - 1, j), length(i, j - 1))

    hits, i, j = set(), len(reference), len(line)
    while i and j:
        if reference[i - 1] == line[j - 1]:
            hits.add(i - 1)
            i, j = i - 1, j - 1
        elif length(i - 1, j) >= length(i, j - 1):
            i -= 1
        else:
            j -= 1
    return hits


letters = st.lists(st.sampled_from("abcd"), max_size=12)


@given(st.lists(letters, min_size=1, max_size=3), st.lists(letters, max_size=3))
@settings(max_examples=300)
def test_packed_bits_give_the_lcs_of_the_textbook(reference: list[list[str]], lines_: list[list[str]]) -> None:
    """The same tokens are hit, line by line, not only as many."""
    hits = union_hits(PackedLines(reference), lines_)
    start = 0
    for row in reference:
        expected = set().union(*(plain_lcs_hits(row, line) for line in lines_))
        assert {bit for bit in range(len(row)) if hits >> start + bit & 1} == expected
        start += len(row) + 1
