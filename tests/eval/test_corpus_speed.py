"""The benchmark of corpora: its feed, its clocks, and what it sees of a tree of processes."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from eval.__main__ import main
from eval.speed.feeds import SIZES, feed
from eval.speed.process_tree import ProcessTree


def test_a_feed_has_so_many_articles_in_the_order_of_time_the_same_for_the_same_seed() -> None:
    articles = list(feed(120))
    assert len(articles) == 120
    assert [one["id"] for one in articles] == [f"{at}" for at in range(1, 121)]
    assert [one["published"] for one in articles] == sorted(one["published"] for one in articles)
    assert articles == list(feed(120))
    assert articles != list(feed(120, seed=1))
    words = [len(one["text"].split()) for one in articles]
    assert 200 < sum(words) / len(words) < 260


def test_articles_of_an_event_are_alike_and_others_are_not() -> None:
    articles = list(feed(60))
    sizes = Counter(one["story"] for one in articles)
    assert set(sizes.values()) <= set(SIZES)
    words = [set(one["text"].lower().split()) for one in articles]
    for at, one in enumerate(articles):
        for other in range(at):
            shared = len(words[at] & words[other]) / min(len(words[at]), len(words[other]))
            assert (shared > 0.4) == (one["story"] == articles[other]["story"])


def test_a_tree_of_processes_is_watched_with_what_its_processes_start() -> None:
    work = (
        "import time; held = bytearray(60_000_000); end = time.process_time() + 1\nwhile time.process_time() < end: 0"
    )
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"
    process = subprocess.Popen([sys.executable, "-c", script])
    with process, ProcessTree(process.pid) as tree:
        process.wait()
        time.sleep(0.5)
    assert 0.5 < tree.taken.cpu < 3
    assert 60e6 < tree.taken.largest < tree.taken.memory < 300e6


@pytest.mark.slow
def test_the_command_prints_what_a_feed_costs(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `corpus` is not installed: make spark")
    arguments = ["corpus-speed", "--articles", "40,80", "--engine", "local", "--json", str(tmp_path / "figures.json")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert "B-cubed F1" in result.output
    assert "growth of processor time" in result.output
    assert '"brief_batches"' in (tmp_path / "figures.json").read_text()
