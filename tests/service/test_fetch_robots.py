"""robots.txt, by the examples of RFC 9309."""

from __future__ import annotations

import urllib.robotparser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.fetch.robots import is_allowed, rules_for

# RFC 9309, 5.1
SIMPLE = """
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""
# 5.2
LONGEST = "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"


@pytest.mark.parametrize(
    ("text", "product", "path", "allowed"),
    [
        (SIMPLE, "foobot", "/example/page.html", True),
        (SIMPLE, "FooBot", "/other", False),
        (SIMPLE, "barbot", "/example/page.html", False),
        (SIMPLE, "bazbot", "/example/page.html", False),
        (SIMPLE, "bazbot", "/other", True),
        (SIMPLE, "quxbot", "/example/", True),
        (SIMPLE, "Wirebrief", "/a/picture.gif", False),
        (SIMPLE, "Wirebrief", "/a/picture.gif?x", True),
        (SIMPLE, "Wirebrief", "/example/x", False),
        (SIMPLE, "Wirebrief", "/publications/", True),
        (LONGEST, "foobot", "/example/page/disallowed.gif", False),
        (LONGEST, "foobot", "/example/page/allowed.gif", True),
        # 2.2.2: of two equal rules the one that allows; groups for one name are one; a remark is no rule
        ("User-agent: a\nDisallow: /x\nAllow: /x", "a", "/x", True),
        ("User-agent: a\nDisallow: /x\n\nUser-agent: b\nDisallow: /\n\nUser-agent: a\nDisallow: /y", "a", "/y", False),
        ("User-agent: a # me\nDisallow: / # all", "a", "/", False),
        ("User-agent: a\nDisallow:\nUser-agent: b\nDisallow: /", "a", "/", True),
        ("User-agent: *\nDisallow: /a/*/c$", "a", "/a/b/c", False),
        ("User-agent: *\nDisallow: /a/*/c$", "a", "/a/b/c/", True),
        ("User-agent: *\nDisallow: /ab*b$", "a", "/ab", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "a", "/café", False),
        ("\ufeffUser-agent: *\nDisallow: /", "a", "/", False),
        ("Disallow: /\n<html>", "a", "/", True),
        ("", "a", "/", True),
    ],
)
def test_rules_are_read_as_the_rfc_says(text: str, product: str, path: str, allowed: bool) -> None:
    assert is_allowed(rules_for(text, product), path) is allowed


@given(
    st.lists(st.sampled_from(["/", "/a", "/a/b", "/b", "/ab"]), max_size=4),
    st.sampled_from(["/", "/a", "/a/b/c", "/c"]),
)
def test_without_wildcards_it_agrees_with_python(paths: list[str], path: str) -> None:
    """Which knows no wildcards, and takes the first rule that fits; alike where all rules forbid."""
    text = "User-agent: *\n" + "".join(f"Disallow: {one}\n" for one in paths)
    parser = urllib.robotparser.RobotFileParser()
    parser.parse(text.splitlines())
    assert is_allowed(rules_for(text, "a"), path) is parser.can_fetch("a", path)


def test_a_hostile_pattern_is_read_in_linear_time() -> None:
    """A backtracking match would take longer than the universe has."""
    rules = rules_for("User-agent: *\nDisallow: /" + "*a" * 5_000 + "b$", "a")
    assert is_allowed(rules, "/" + "a" * 100_000)
    assert rules_for("User-agent: *" + " " * 500_000 + "x", "a") == []
