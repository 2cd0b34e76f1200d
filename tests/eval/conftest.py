"""Three small document sets, written for these tests, as a file of JSON Lines."""

import json
from pathlib import Path
from typing import Any

import pytest

STORM = [
    "A storm tore the roof off the town hall of Merrow on Tuesday night. No one was in the building at the time. "
    "The mayor said that repairs would take six weeks and cost two million crowns.",
    "Merrow's town hall lost its roof in a storm late on Tuesday. Fire crews closed the square until noon. "
    "Repairs will take six weeks, the mayor told reporters outside the hall.",
    "The harbour of Merrow stayed closed on Wednesday after the storm. Two fishing boats sank at their moorings. "
    "Insurers expect claims from more than three hundred households in the district.",
]
FERRY = [
    "The last ferry across Lake Orven ran on Sunday after ninety years of service. Hundreds of people came to wave. "
    "A bridge that opens this week will take its place.",
    "Ninety years of ferries on Lake Orven ended on Sunday evening with a final crossing. The captain sounded the "
    "horn three times. Fares had covered less than half of the cost since the motorway was built.",
]
STRIKE = [
    "Bus drivers in Tall went on strike on Monday over shifts that the union calls too long. Few buses left the depot "
    "in the morning. Talks are to go on this week with a mediator from the ministry.",
    "A strike of bus drivers left commuters in Tall without transport on Monday. The company offered a shorter week "
    "from July, which the union turned down. Talks with a mediator are planned for later this week.",
]
REFERENCES = {
    "storm": [
        "A storm tore the roof off the town hall of Merrow.\nRepairs will take six weeks and cost two million crowns.",
        "Merrow's town hall lost its roof in a storm on Tuesday. Two fishing boats sank.",
    ],
    "ferry": ["The last ferry across Lake Orven ran on Sunday after ninety years. A bridge will take its place."],
    "strike": ["Bus drivers in Tall went on strike over long shifts. Talks with a mediator are planned this week."],
}


def lines_of_sets() -> list[dict[str, Any]]:
    """The sets as JSON objects."""
    texts = {"storm": STORM, "ferry": FERRY, "strike": STRIKE}
    return [
        {
            "id": name,
            "language": "en",
            "documents": [{"id": f"{name}-{row}", "text": text} for row, text in enumerate(documents)],
            "references": REFERENCES[name],
        }
        for name, documents in texts.items()
    ]


@pytest.fixture
def sets_file(tmp_path: Path) -> Path:
    """A file of the three sets."""
    path = tmp_path / "tiny.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines_of_sets()), encoding="utf-8")
    return path
