"""Behaviour that a score against references does not show. To add a protocol: its file, and its line in PROTOCOLS."""

from typing import NamedTuple

from eval.protocols import off_topic, ordering, query_focus, topics, updates
from eval.protocols.given import Figures, Given, Protocol, Tally, given_sets, pooled


class ProtocolEntry(NamedTuple):
    """A protocol: the function, and whether it asks for what only our own summariser can do."""

    measure: Protocol
    ours_only: bool


PROTOCOLS: dict[str, ProtocolEntry] = {
    "off-topic": ProtocolEntry(off_topic.measure, ours_only=False),
    "topics": ProtocolEntry(topics.measure, ours_only=True),
    "ordering": ProtocolEntry(ordering.measure, ours_only=True),
    "query": ProtocolEntry(query_focus.measure, ours_only=True),
    "updates": ProtocolEntry(updates.measure, ours_only=True),
}

__all__ = ["PROTOCOLS", "Figures", "Given", "Protocol", "ProtocolEntry", "Tally", "given_sets", "pooled"]
