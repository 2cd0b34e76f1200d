"""The message of a seed's brief, byte for byte.

Regenerate with: `PYTHONPATH=. python tests/slack/test_golden.py`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from fake_slack import blocks_fault
from preview import preview

from service.cli import main
from service.slack.messages import brief_message
from service.slack.recipes import Recipe

SEED = Path(__file__).parents[2] / "seeds/aktau"
GOLDEN = Path(__file__).parent / "golden/aktau.json"


def message() -> dict[str, Any]:
    """As the bot posts it for a command, with a link that was dead."""
    rendered = CliRunner().invoke(main, ["brief", str(SEED), "--words", "120", "--format", "slack"])
    assert rendered.exit_code == 0
    links = " ".join(f"https://{name}.example.org/aktau" for name in ("caspian-courier", "northgate-herald"))
    remarks = ["crash-report.pdf is no text file."]
    return brief_message(
        json.loads(rendered.stdout), Recipe(text=links, words=120), remarks, beginning="", only_you=True
    )


def written(blocks: dict[str, Any]) -> str:
    return json.dumps(blocks, ensure_ascii=False, indent=1) + "\n"


def test_the_message_of_a_seed_is_the_golden_one() -> None:
    """It fits into Slack's limits, and can be looked at: tests/slack/preview.py makes a page of it."""
    assert written(message()) == GOLDEN.read_text("utf-8")
    assert blocks_fault(message()) is None
    assert preview(message()).count("<button>") == 4


if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(written(message()), "utf-8")
