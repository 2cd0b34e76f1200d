"""robots.txt: what a site's owner asks programs not to read (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote


class Rule(NamedTuple):
    """A path pattern, in which `*` stands for anything and `$` for the end, and whether it allows."""

    pattern: str
    allows: bool


def rules_for(text: str, product: str) -> list[Rule]:
    """The rules for a program: those of all groups that name it, or else of all groups for `*` (2.2.1).

    Args:
        text: of the file.
        product: the program's product token, such as `Wirebrief`.
    """
    own: list[Rule] = []
    everyone: list[Rule] = []
    named = False
    for agents, rules in _groups(text):
        if product.lower() in agents:
            named = True
            own += rules
        elif "*" in agents:
            everyone += rules
    return own if named else everyone


def is_allowed(rules: list[Rule], path: str) -> bool:
    """Whether a path may be read: the longest pattern that matches decides, and of two alike the one that allows."""
    path = unquote(path)
    matching = [rule for rule in rules if _matches(rule.pattern, path)]
    return max(matching, key=lambda rule: (len(rule.pattern), rule.allows), default=Rule("", True)).allows


def _groups(text: str) -> Iterator[tuple[set[str], list[Rule]]]:
    """Each group: the names of those it is for, in lower case, and its rules."""
    agents: set[str] = set()
    rules: list[Rule] = []
    complete = False  # a rule has come, be it the empty one that forbids nothing: the next name begins a group
    for line in text.removeprefix("\ufeff").splitlines():
        key, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent":
            if complete:
                yield agents, rules
                agents, rules, complete = set(), [], False
            agents.add(value.lower())
        elif key in ("allow", "disallow") and agents:
            complete = True
            if value:
                rules.append(Rule(unquote(value), key == "allow"))
    yield agents, rules


def _matches(pattern: str, path: str) -> bool:
    """Whether the pattern is the path's beginning. Each piece is searched for once: no pattern takes long."""
    anchored = pattern.endswith("$")
    first, *pieces = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    if not pieces:
        return not anchored or path == first
    place = len(first)
    for piece in pieces[:-1]:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    rest = path[place:]
    return rest.endswith(pieces[-1]) if anchored else pieces[-1] in rest
