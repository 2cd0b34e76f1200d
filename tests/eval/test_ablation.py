"""Leaving out one ingredient: each one is really left out, and nothing stays left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.ablation.ingredients import INGREDIENTS
from eval.ablation.left_out import Ingredient, Substitute, left_out
from eval.ablation.measure import DEFAULT, measure
from eval.ablation.result import as_json, read_ablation, table
from eval.datasets import read_collections
from eval.errors import DataError, EvaluationError
from eval.metrics.rouge import RougeOptions
from eval.tracks import Track
from summarizers import Document, Length, Options, summarize

SEEDS = Path(__file__).parents[2] / "seeds"
DAM = "The dam near Arle broke on Monday morning after two days of heavy rain in the hills."
ROADS = "Police closed two roads below the dam near Arle and sent forty families to a school."
MAYOR = "The mayor of Arle asked the government for help with repairs that will take all winter."

SAILORS = "the 15 sailors and marines whom guards of Iran seized on 23 March"

# Short sets that show what the project's own sets do not have: each is another brief without its ingredient.
SHOWN_BY: dict[str, Sequence[str]] = {
    "best version": (
        f"{DAM}\n{ROADS}",
        f"{DAM}\n{MAYOR}",
        f"{ROADS}\n{DAM.replace('the hills', 'the northern hills')}",
    ),
    "undated days": (
        "The council of Arle meets today to speak about the dam near Arle and the two roads below it.",
        DAM,
        ROADS,
        MAYOR,
    ),
    "manner prior": (f"I saw the dam near Arle break on Monday after two days of rain in the hills.\n{DAM}", ROADS),
    "context": (
        "Why did the dam near Arle break on Monday after two days of heavy rain in the hills?\n"
        "The dam near Arle broke after rain in the hills, which was heavy, the council said on Monday.",
        ROADS,
        MAYOR,
        "A school for eighty children near the river at Arle stays closed until the wall of the dam stands again, "
        "which may be in May, after the rain.",
    ),
    "shortened": (
        "Why did Ann Pike go?\n"
        "Pike said the dam near Arle broke on Monday morning after two days of heavy rain in the hills.",
        "Police closed two roads below the dam near Arle (and sent forty families to a school).",
        MAYOR,
    ),
    "openings": (
        f"Britain froze trade, banks, shares, debts and gold until {SAILORS} are free.",
        f"A national security council in Tehran suspends a release of {SAILORS}.",
        f"Ann Pike from Arle bakes bread and sells cake for friends of {SAILORS}.",
        f"Rolf Brandt in Dorn prints red cards with old names of {SAILORS}.",
        "\n".join(f"Nobody in Marrow knew the {word} by then." for word in ("ferry", "bridge", "dam", "mill", "lake")),
        "\n".join(f"Nobody in Dorn saw a {word} after that." for word in ("goose", "horse", "cow", "goat", "hen")),
    ),
    "guard: openers": (f"He also saw the dam near Arle break on Monday after two days of heavy rain.\n{DAM}", ROADS),
    "guard: quotes": (f'"We saw the wall bend near Arle and the water came, said a farmer on Monday.\n{DAM}', ROADS),
    "guard: questions": (f"Why did the dam near Arle break on Monday after two days of rain?\n{DAM}", ROADS),
    "guard: leavings": (f"See all pictures of the dam near Arle at www.arle-post.example today.\n{DAM}", ROADS),
    "longest sentence": (f"{DAM[:-1]}{''.join(f', lake{n} rose by {n} feet' for n in range(12))}.\n{ROADS}", MAYOR),
    "site furniture": tuple(f"{one}\nThe Arle Post is written and printed in Arle." for one in (DAM, ROADS, MAYOR)),
    "glued fronts": (f"(Photo: Ann Lee) {DAM}", ROADS),
    "pages of notices": (
        DAM,
        "These crawls are part of an effort to keep all that was ever written of the dam near Arle, of its roads and "
        "its mayor. Police closed the roads below the dam near Arle.",
    ),
    "missed ends": (f"{DAM}{ROADS}", MAYOR),
}


def briefs(ingredient: Ingredient, sets: Sequence[Sequence[Document]]) -> list[str]:
    options = replace(Options(), **ingredient.options)
    with left_out(ingredient):
        return [
            summarize(documents, replace(options, length=Length("words", words))).text
            for documents in sets
            for words in (60, 100, 150, 300, 400)
        ]


@pytest.fixture(scope="module")
def seeds() -> Track:
    [collection] = read_collections([SEEDS])
    return Track(collection, 60, RougeOptions())


@pytest.mark.parametrize("name", INGREDIENTS)
def test_every_ingredient_is_really_left_out(name: str, seeds: Track) -> None:
    """A substitute under a name that nobody looks at would change nothing, and look as if it did not help."""
    sets: list[Sequence[Document]] = [one.documents for one in seeds.collection.sets]
    if name in SHOWN_BY:
        sets = [[Document(text, id=str(row), language="en") for row, text in enumerate(SHOWN_BY[name])]]
    assert briefs(INGREDIENTS[name], sets) != briefs(Ingredient(DEFAULT), sets)


def test_what_was_replaced_is_put_back_even_after_an_error() -> None:
    module = ModuleType("made")
    module.constant = 1  # type: ignore[attr-defined]
    with (
        pytest.raises(RuntimeError),
        left_out(Ingredient("two in its place", [Substitute(module, "constant", 2)])),
    ):
        assert module.constant == 2
        raise RuntimeError
    assert module.constant == 1


def test_a_name_that_is_gone_is_an_error_and_puts_back_the_others() -> None:
    module = ModuleType("made")
    module.constant = 1  # type: ignore[attr-defined]
    gone = Ingredient("", [Substitute(module, "constant", 2), Substitute(module, "gone", 3)])
    with pytest.raises(EvaluationError, match="made has no 'gone' any more"), left_out(gone):
        pass
    assert module.constant == 1


def test_the_default_stands_first_and_changes_are_against_it(seeds: Track, tmp_path: Path) -> None:
    found = measure([seeds], ["position prior", "off-topic step"])
    assert list(found.rows) == [DEFAULT, "position prior", "off-topic step"]
    assert found.rows[DEFAULT].change.difference == 0
    assert found.rows["position prior"].change.difference != 0
    shown = table(found).rows
    assert len(shown) == 4
    path = tmp_path / "ablation.json"
    path.write_text(as_json(found), encoding="utf-8")
    assert table(read_ablation(path)) == table(found)


def test_figures_but_times_do_not_depend_on_the_number_of_processes(seeds: Track) -> None:
    one, two = (measure([seeds], ["MMR"], jobs=jobs).rows["MMR"] for jobs in (1, 2))
    assert replace(one, milliseconds=0.0) == replace(two, milliseconds=0.0)


def test_the_command_shows_what_it_is_asked_for() -> None:
    result = CliRunner().invoke(main, ["ablation", str(SEEDS), "--words", "60", "--without", "MMR"])
    assert result.exit_code == 0, result.output
    assert "the highest scores in its place" in result.output
    assert "stemming" not in result.output
    refused = CliRunner().invoke(main, ["ablation", str(SEEDS), "--without", "salt"])
    assert refused.exit_code == 2
    assert "there is no ingredient 'salt'" in refused.output


def test_a_file_that_is_no_ablation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="is not what `ablation` writes"):
        read_ablation(path)
