"""What people write -> what they ask for."""

from __future__ import annotations

import pytest
from fake_slack import seen
from hypothesis import given
from hypothesis import strategies as st

from service.slack.asks import LEAST_WORDS, MOST_WORDS, Ask, read_ask
from service.slack.markup import links_in, plain_text, quotes_in
from service.slack.messages import said
from service.slack.recipes import Recipe, read_recipe

PASTED = "The old bridge at Arle was closed on Monday. " * 5


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("", Ask()),
        ("<@U1>", Ask()),
        ("<@U1> Brief this thread, please", Ask(understood=False)),
        ("<@U1> brief this.", Ask()),
        ("Help!", Ask(command="help")),
        ("<@U1> update", Ask(command="update")),
        ("update in 50 words", Ask(words=50, command="update")),
        ("<https://a.example/x|a label about ferries>", Ask(("https://a.example/x",))),
        ("https://a.example/x, <https://b.example>", Ask(("https://b.example", "https://a.example/x"))),
        ("https://a.example/?q=1&amp;r=2", Ask(("https://a.example/?q=1&r=2",))),
        ("<http://a.example> in 60 words about the ferry.", Ask(("http://a.example",), words=60, query="the ferry")),
        ("<http://a.example> about floods in 1 word", Ask(("http://a.example",), words=LEAST_WORDS, query="floods")),
        ("<http://a.example> in 99999 words", Ask(("http://a.example",), words=MOST_WORDS)),
        ("<http://a.example> what is this", Ask(("http://a.example",), understood=False)),
        ("&gt; One line.\n&gt; And another.\n\n&gt; Third.", Ask(texts=("One line.\nAnd another.", "Third."))),
        ("```a &lt; b```", Ask(texts=("a < b",))),
        (PASTED, Ask(texts=(PASTED.strip(),))),
        ("javascript:alert(1) <mailto:a@b.example>", Ask(understood=False)),
    ],
)
def test_an_ask_is_read(text: str, ask: Ask) -> None:
    assert read_ask(text) == ask


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("<https://acme.slack.com/archives/C1/p1> <https://slack.com/x> <https://app.slack.com>", []),
        ("<https://slack.com.news.example/> <https://notslack.com/>", ["https://slack.com.news.example/", "https://notslack.com/"]),
        ("(https://a.example/x). https://a.example/x", ["https://a.example/x"]),
        ("<tel:123> <#C1|general> <!date^1^x^https://a.example|y> ftp://a.example", []),
        ("<https://> https:// <https://a b>", []),
    ],
)  # fmt: skip
def test_links_are_web_addresses_and_none_of_slacks_own(text: str, links: list[str]) -> None:
    assert links_in(text) == links


def test_plain_words_are_left_of_markup() -> None:
    assert plain_text("<@U1> see <https://a.example|the page> in <#C1|news>, <!here> 1 &lt; 2 &amp;amp;") == (
        "see the page in #news,  1 < 2 &amp;"
    )
    assert quotes_in("no quote > here") == []


@given(st.text(alphabet="<>&|@#! gt;`\nhttps:/ab.", max_size=200))
def test_any_text_is_read(text: str) -> None:
    """And what is said back to it holds no markup in the fallback."""
    ask = read_ask(text)
    assert LEAST_WORDS <= ask.words <= MOST_WORDS
    message = said(f"x{text}")
    assert not set("<>") & set(message["text"])
    assert seen(message)


@pytest.mark.parametrize(("lines", "last"), [(27, "x" * 100), (28, "and 1 more line"), (60, "and 33 more lines")])
def test_many_lines_are_cut_at_a_line_with_a_word_about_it(lines: int, last: str) -> None:
    """Slack takes 3,000 characters."""
    text = seen(said("\n".join(["x" * 100] * lines)))
    assert len(text) < 2_900
    assert text.split("\n")[-1] == last


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    """Unclosed brackets, quotes and fences by the ten thousand: a pattern that looks twice would not end."""
    for piece in ("<", "<a", "<a|", "&gt;", "&gt; x\n", "```", "`", "in 1 ", "about ", "https://", "<https://a.b|"):
        read_ask(piece * 20_000)


@given(
    st.builds(
        Recipe,
        channel=st.text(max_size=12),
        thread=st.text(max_size=12),
        text=st.text(max_size=300),
        words=st.integers(LEAST_WORDS, MOST_WORDS),
        query=st.none() | st.text(min_size=1, max_size=50),
    )
)
def test_a_recipe_survives_its_button(recipe: Recipe) -> None:
    """And its lengths stay within bounds however often they are changed."""
    value = recipe.value()
    assert value is not None
    assert read_recipe(value) == recipe
    for _ in range(6):
        recipe = recipe.longer()
    assert recipe.words == MOST_WORDS
    for _ in range(6):
        recipe = recipe.shorter()
    assert recipe.words == LEAST_WORDS


@pytest.mark.parametrize("value", ["", "null", "[]", "1", "{", '{"words":1,"colour":2}', "x" * 3_000])
def test_a_foreign_value_is_no_recipe(value: str) -> None:
    assert read_recipe(value) is None
    assert Recipe(text="x" * 2_000).value() is None
