"""Every system keeps the length and gives the same answer again; the baselines do what their names say."""

from itertools import combinations
from pathlib import Path

import pytest

from eval.datasets import read_collections
from eval.errors import EvaluationError
from eval.metrics.rouge import RougeOptions, lines, score
from eval.systems import DEFAULT_SYSTEMS, SYSTEMS, Task, check_systems
from eval.systems.sumy_pipelines import parsed, summarizer
from summarizers import Document
from summarizers.choosing.selectors import SELECTORS
from summarizers.ranking.rankers import RANKERS
from summarizers.reading.languages import language_of

WORDS = 30
PEERS = {"summa": "summa", "lede": "lede", "pypi-lexrank": "lexrank"}


def tasks(path: Path, words: int = WORDS) -> list[Task]:
    [collection] = read_collections([path])
    rouge = RougeOptions(words=words)
    return [Task(one.id, one.documents, words, 0, one.references, rouge) for one in collection.sets]


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_system_gives_text_within_the_length_and_the_same_again(name: str, sets_file: Path) -> None:
    """Contract of SYSTEMS."""
    if name in PEERS:
        pytest.importorskip(PEERS[name], reason=f"{PEERS[name]} is not installed (extra eval)")
    for task in tasks(sets_file):
        summary = SYSTEMS[name].summarize(task)
        assert 1 <= sum(len(sentence.split()) for sentence in summary) <= WORDS
        assert list(SYSTEMS[name].summarize(task)) == list(summary)
    assert SYSTEMS[name].description
    assert SYSTEMS[name].signature()


def test_every_ranker_is_a_system_alone_and_with_every_selector() -> None:
    wanted = {*RANKERS, *(f"{ranker}+{selector}" for ranker in RANKERS for selector in SELECTORS)}
    assert wanted <= SYSTEMS.keys()
    assert set(DEFAULT_SYSTEMS) <= SYSTEMS.keys()


def test_a_name_that_is_no_system_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(EvaluationError, match="no system 'textrnk'; did you mean textrank"):
        check_systems(["lead", "textrnk"])


def test_lead_takes_the_first_sentences_in_turn_and_passes_over_what_does_not_fit() -> None:
    documents = (
        Document("Alpha one two three four five. Alpha six seven eight nine ten eleven twelve.", language="en"),
        Document("Bravo one two three four five. Bravo six seven.", language="en"),
    )
    assert SYSTEMS["lead"].summarize(Task("x", documents, 15)) == [
        "Alpha one two three four five.",
        "Bravo one two three four five.",
        "Bravo six seven.",
    ]


def test_random_draws_by_seed_and_set_alone(sets_file: Path) -> None:
    [first, *_] = tasks(sets_file)

    def drawn(name: str, seed: int) -> tuple[str, ...]:
        return tuple(SYSTEMS["random"].summarize(Task(name, first.documents, WORDS, seed)))

    assert drawn("storm", 0) == drawn("storm", 0)
    assert len({drawn("storm", seed) for seed in range(5)}) > 1
    assert len({drawn(name, 0) for name in "abcde"}) > 1


def test_the_oracle_beats_every_pair_of_sentences_on_the_sets_at_hand(sets_file: Path) -> None:
    """Brute force over all choices of at most two sentences that fit; greedy may not fall behind them here."""
    for task in tasks(sets_file, words=34):
        references = [lines(text) for text in task.references]
        sentences = [
            sentence for document in task.documents for sentence in document.text.replace(". ", ".\n").split("\n")
        ]
        brute = max(
            score(list(chosen), references, task.rouge)["rouge2"].f
            for size in (1, 2)
            for chosen in combinations(sentences, size)
            if len(" ".join(chosen).split()) <= task.words
        )
        reached = score(list(SYSTEMS["oracle"].summarize(task)), references, task.rouge)["rouge2"].f
        assert reached >= 0.95 * brute


def test_no_system_but_the_oracle_sees_the_references(sets_file: Path) -> None:
    for task in tasks(sets_file):
        without = Task(task.id, task.documents, task.words, task.seed, ("Nothing of this.",), task.rouge)
        for name in DEFAULT_SYSTEMS:
            same = list(SYSTEMS[name].summarize(task)) == list(SYSTEMS[name].summarize(without))
            assert same == (name != "oracle")


@pytest.mark.parametrize("name", ["text-rank", "lex-rank", "lsa", "kl", "luhn", "sum-basic", "reduction", "edmundson"])
def test_a_sumy_pipeline_picks_what_sumy_called_by_hand_picks(name: str, sets_file: Path) -> None:
    """By hand: sumy asked for 1, 2, … sentences; each answer has one sentence more, which is taken if it fits."""
    english = language_of("en")
    for task in tasks(sets_file):
        parser = parsed("\n\n".join(document.text for document in task.documents), english)
        total = len(parser.document.sentences)
        kept: list[str] = []
        before: list[str] = []
        left = task.words
        for count in range(1, total + 1):
            answer = [str(one) for one in summarizer(name, parser, english)(parser.document, count)]
            [new] = [one for one in answer if one not in before]
            before = answer
            if len(new.split()) <= left:
                kept.append(new)
                left -= len(new.split())
        assert sorted(SYSTEMS[f"sumy-{name}"].summarize(task)) == sorted(kept)
