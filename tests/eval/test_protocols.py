"""The protocols, on sets small enough that the right answers are plain."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.datasets import Collection, ReferencedSet, read_collections
from eval.errors import EvaluationError
from eval.metrics.rouge import RougeOptions
from eval.protocols import PROTOCOLS, Given, Tally, given_sets, off_topic, pooled, topics
from eval.protocols.given import known_strays, without_own_strays
from eval.protocols.measure import ALL_NEWS, measure_protocols
from eval.tracks import Track, standard_tracks
from summarizers import Document
from tests.summarizers.sample_sets import DATA, needs_data

SEEDS = Path(__file__).parents[2] / "seeds"
ROUGE = RougeOptions(metrics=("rouge2",))
FERRY = "The last ferry across Lake Orven ran on Sunday after ninety years of service to the island villages."
BRIDGE = "A new bridge over Lake Orven opened on Monday and takes the place of the ferry to the island villages."
FAREWELL = "Hundreds came to Lake Orven to wave to the last ferry on Sunday before the bridge takes its place."
COMET = "Astronomers photographed a comet with two tails that will pass closest to the sun in early autumn."
RECIPE = "Bakers in the old quarter keep a rye loaf recipe secret that their grandmothers wrote down in code."


@pytest.fixture(scope="module")
def seeds() -> Track:
    [collection] = read_collections([SEEDS])
    return Track(collection, 100, ROUGE)


def ferry_set(*texts: str) -> ReferencedSet:
    documents = tuple(Document(text, id=str(row), language="en") for row, text in enumerate(texts))
    return ReferencedSet("ferry", documents, (FERRY,))


def given(*texts: str, strays: tuple[str, str] = (COMET, RECIPE), system: str = "lead", words: int = 200) -> Given:
    pair = (Document(strays[0], id="stray:a", language="en"), Document(strays[1], id="stray:b", language="en"))
    return Given(ferry_set(*texts), (pair,), words, ROUGE, system)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_a_protocol_gives_tallies_and_says_what_it_measures(name: str, seeds: Track) -> None:
    """Contract of PROTOCOLS: every figure is out of something, and the docstring's first line describes them."""
    longer = replace(seeds, words=250)  # so that enough sentences have a place in the references
    figures = pooled(PROTOCOLS[name].measure(one) for one in given_sets(longer, "textrank"))
    assert figures
    assert all(tally.out_of > 0 for tally in figures.values())
    assert PROTOCOLS[name].measure.__doc__


def test_tallies_of_sets_are_pooled_by_what_they_are_out_of() -> None:
    figures = pooled([{"kept": Tally(3, 10)}, {"kept": Tally(2, 2), "new": Tally(1, 1)}])
    assert figures == {"kept": Tally(5, 12), "new": Tally(1, 1)}


def test_strays_come_from_two_other_sets_and_hang_on_seed_and_set_alone(seeds: Track) -> None:
    for one in given_sets(seeds, "lead"):
        for first, second in one.strays:
            origins = {stray.id.split(":")[1] for stray in (first, second)}
            assert len(origins) == 2
            assert one.one.id not in origins
    first, second = (given_sets(seeds, "lead", seed)[0].strays for seed in (0, 1))
    assert first == given_sets(seeds, "textrank")[0].strays
    assert first != second


def test_documents_that_are_no_article_of_their_set_are_taken_out_first() -> None:
    documents = tuple(Document(FERRY, id=key) for key in ("53459-0", "53459-1", "53459-2"))
    labelled = ReferencedSet("multinews-53459", documents, (FERRY,))
    assert [document.id for document in without_own_strays(labelled).documents] == ["53459-0", "53459-1"]
    assert without_own_strays(ferry_set(FERRY)) == ferry_set(FERRY)


@needs_data
def test_every_known_stray_is_a_document_of_its_set() -> None:
    [collection] = read_collections([DATA / "multinews.jsonl"])
    documents = {one.id: {document.id for document in one.documents} for one in collection.sets}
    assert all(strays <= documents[key] for key, strays in known_strays().items())


def test_a_stray_that_is_quoted_is_counted_and_one_that_is_not_is_not() -> None:
    """The baseline `lead` quotes every document in turn; in few words it comes as far as the first, by their texts."""
    figures = off_topic.measure(given(FERRY, BRIDGE, FAREWELL))
    assert figures["off_topic_rate_one"] == Tally(1, 1)
    assert figures["off_topic_rate_two"] == Tally(1, 1)
    assert figures["off_topic_rate"] == Tally(2, 2)
    short = off_topic.measure(given(FERRY, BRIDGE, FAREWELL, strays=("The " + COMET, "The " + RECIPE), words=20))
    assert short["off_topic_rate"] == Tally(0, 2)


def test_what_a_stray_has_from_the_set_is_not_held_against_the_brief() -> None:
    assert off_topic.measure(given(FERRY, BRIDGE, FAREWELL, strays=(FERRY, FERRY)))["off_topic_rate"] == Tally(0, 2)


def test_two_documents_and_a_stray_are_not_measured() -> None:
    assert off_topic.measure(given(FERRY, BRIDGE)) == {}
    assert set(topics.measure(given(FERRY, BRIDGE))) == {"warned", "warned_wrongly"}


def test_named_documents_and_warnings_are_counted_apart_for_strays_and_clean_ones() -> None:
    """Three reports of a ferry's last trip belong together; a comet and a recipe have no word in common with them."""
    figures = topics.measure(given(FERRY, BRIDGE, FAREWELL))
    assert figures["clean_kept"] == Tally(3, 3)
    assert figures["strays_named"] == Tally(3, 3)  # one in the first set, two in the second
    assert figures["warned"] == Tally(1, 1)
    assert figures["warned_wrongly"] == Tally(0, 1)
    assert figures["content_change"] == Tally(0.0, 1)


def test_systems_of_others_take_part_in_what_any_system_can_do(seeds: Track) -> None:
    found = measure_protocols([seeds], ["off-topic", "topics"], ["textrank", "lead"])
    assert {(one.protocol, one.system) for one in found} == {
        ("off-topic", "textrank"),
        ("off-topic", "lead"),
        ("topics", "textrank"),
    }
    rates = {(one.system, one.figure): one.tallies[ALL_NEWS].rate for one in found}
    assert rates["lead", "off_topic_rate"] > rates["textrank", "off_topic_rate"]


def test_figures_do_not_depend_on_the_number_of_processes(seeds: Track) -> None:
    assert measure_protocols([seeds], ["off-topic"]) == measure_protocols([seeds], ["off-topic"], jobs=2)


def test_reviews_are_not_pooled_with_news(seeds: Track) -> None:
    reviews = Track(Collection("reviews", seeds.collection.sets), 100, ROUGE, is_news=False)
    [kept] = [one for one in measure_protocols([seeds, reviews], ["topics"]) if one.figure == "clean_kept"]
    assert kept.tallies[ALL_NEWS] == kept.tallies["seeds"]
    assert kept.tallies["reviews"] == kept.tallies["seeds"]


def test_the_command_prints_and_writes_rates_with_what_they_are_out_of(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    arguments = ["protocols", str(SEEDS), "--protocols", "topics", "--json", str(file)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "clean_kept" in result.output
    [kept] = [one for one in json.loads(file.read_text("utf-8")) if one["figure"] == "clean_kept"]
    assert kept["tracks"]["seeds"]["of"] == sum(len(one.documents) for one in read_collections([SEEDS])[0].sets)


def test_a_protocol_that_there_is_not_is_refused() -> None:
    result = CliRunner().invoke(main, ["protocols", str(SEEDS), "--protocols", "of-topic"])
    assert result.exit_code == 2
    assert "there are off-topic, topics" in result.output


def test_a_folder_without_evaluation_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="there is no evaluation data here"):
        standard_tracks(tmp_path)


def test_standard_tracks_are_those_whose_files_are_there(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "documents": [{"text": FERRY}], "references": [FERRY]})
    (tmp_path / "multinews.jsonl").write_text(line + "\n", encoding="utf-8")
    (tmp_path / "fewsum_yelp.jsonl").write_text(line + "\n", encoding="utf-8")
    found = standard_tracks(tmp_path)
    assert [(one.name, one.words, one.is_news) for one in found] == [("multi-news", 230, True), ("yelp", 50, False)]
