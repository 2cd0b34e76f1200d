"""What goes wrong around the bot, and what articles may say."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable

import pytest
from bot_in_slack import Bot, article, served
from fake_slack import blocks_fault, links, seen
from web_server import page

from service.client import Client

Make = Callable[..., Bot]


@pytest.mark.case("S7")
def test_what_articles_say_is_inert(bot: Bot) -> None:
    """No mention, no link, no formatting of theirs is Slack's; the fallback is escaped."""
    evil = (
        "On Monday the mayor <!channel> and <@U12345> of Arle read <evil.example|this page> to the council. "
        "The council of Arle *strongly* `rejected` the plan for a &lt;new&gt; bridge over the river on Friday."
    )
    bot.site.routes["/evil"] = page(article("<!here> *Arle*", "Evil", evil.replace("<", "&lt;").replace(">", "&gt;")))
    answer = bot.mention(f"<{bot.site.url('/evil')}>")
    assert "<!channel> and <@U12345>" in seen(answer)
    assert links(answer) == [bot.site.url("/evil")]
    assert "mrkdwn" not in str(answer["blocks"])
    assert not re.search(r"[<>]", answer["text"])


@pytest.mark.case("S7")
def test_faults_and_file_names_are_inert_too(bot: Bot) -> None:
    """They are others' words as well."""
    root = bot.slack.write("x", files=[{"name": "<!channel> *x*.exe", "mimetype": "a/b"}])["ts"]
    answer = bot.mention("", root)
    assert "<!channel> *x*.exe is no text file." in seen(answer)
    assert "<" not in answer["text"]
    assert "mrkdwn" not in str(answer["blocks"])


@pytest.mark.case("S8")
def test_sixty_long_sentences_fit_into_a_message(make_bot: Make) -> None:
    """Cut at a sentence, with a word about it; buttons and remarks within the limits."""
    words = [f"word{letter}" for letter in "abcdefghijklmnopqrs"]
    sentences = [
        f"Speaker{n} of district{n} said on day{n} that " + " ".join(f"{word}{n}" for word in words * 2) + "."
        for n in range(60)
    ]
    bot = make_bot()
    bot.slack.files["/files/long.txt"] = "\n\n".join(sentences).encode()
    url = f"{bot.slack.url}/files/long.txt"
    files = [{"name": "long.txt", "mimetype": "text/plain", "url_private": url}]
    files += [{"name": f"{'x' * 300}-{n}.exe", "mimetype": "a/b"} for n in range(19)]
    answer = bot.mention("in 400 words", files=files)
    assert blocks_fault(answer) is None
    assert "and 15 more remarks" in seen(answer)


@pytest.mark.case("S9")
def test_a_thread_of_fifteen_hundred_messages_is_read_in_pages_to_its_cap(bot: Bot) -> None:
    root = bot.slack.write(f"<{bot.site.url('/courier')}>")["ts"]
    for number in range(1_500):
        link = f" <{bot.site.url('/herald')}>" if number in (500, 1_200) else ""
        bot.slack.write(f"Message {number}{link}", thread=root)
    answer = bot.mention("", root)
    assert "Only the first 1,000 messages of the thread were read." in seen(answer)
    assert bot.slack.count("conversations.replies") == 6
    assert "2 of 2 sources" in seen(answer)


def test_sixty_links_are_cut_to_what_the_service_takes(bot: Bot) -> None:
    """And the same link is read once."""
    many = " ".join(f"<{bot.site.url('/gone')}?{number}>" for number in range(59))
    answer = bot.mention(f"<{bot.site.url('/courier')}> {many} {many}")
    assert "Only 50 of 60 links were read." in seen(answer)
    sources = seen(bot.response(bot.press("sources", answer)))
    assert sources.split("\n")[-1] == "Only 50 of 60 links were read."
    assert sources.count("answered 404") == 49


@pytest.mark.case("S10")
def test_slack_asking_to_wait_is_obeyed_once(bot: Bot) -> None:
    """429 with Retry-After; a second one is taken for an answer."""
    bot.slack.late["chat.postMessage"] = 1
    assert "I make one brief" in seen(bot.mention("help"))
    bot.slack.late["conversations.replies"] = 2
    root = bot.slack.write(f"<{bot.site.url('/courier')}>")["ts"]
    assert seen(bot.mention("", root)) == "Slack asks me to slow down. Please try again in a minute."


@pytest.mark.case("S11", "S12")
@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("not_in_channel", "I am not in this channel. Please invite me: /invite @Wirebrief"),
        ("channel_not_found", "I cannot see this channel. Please invite me: /invite @Wirebrief"),
        ("missing_scope", "I lack a permission for this"),
        ("thread_not_found", "The thread is gone."),
        ("some_new_error", "Slack refused: some_new_error."),
    ],
)
def test_what_slack_refuses_is_said_in_words(bot: Bot, error: str, words: str) -> None:
    bot.slack.errors["conversations.replies"] = error
    assert seen(bot.shortcut({"ts": "1.0"})).startswith(words)
    assert seen(bot.mention("update", "1.0")).startswith(words)


@pytest.mark.case("S15")
def test_a_service_that_is_full_or_gone_or_strict_is_said_in_words(
    make_bot: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The client's patience is its own test's matter."""
    monkeypatch.setattr(Client, "_wait", lambda *_: None)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        gone = make_bot(service_url=f"http://127.0.0.1:{closed.getsockname()[1]}")
        assert (
            seen(gone.mention(f"<{gone.site.url('/courier')}>"))
            == "The service does not answer. Please try again later."
        )
    with served(computing=0, waiting=0) as address:
        full = make_bot(service_url=address)
        busy = "I am busy with other briefs. Please try again in a minute."
        assert seen(full.mention(f"<{full.site.url('/courier')}>")) == busy
    with served() as address:
        strict = make_bot(service_url=address)
        assert "WIREBRIEF_FETCH=1" in seen(strict.mention(f"<{strict.site.url('/courier')}>"))
    with served(api_keys="k" * 20) as address:
        assert "WIREBRIEF_API_KEY" in seen(make_bot(service_url=address).mention("\n&gt; A quoted sentence."))
        keyed = make_bot(service_url=address, api_key="k" * 20)
        assert "1 of 1 sources" in seen(
            keyed.mention("\n&gt; The old bridge at Arle was closed on Monday by the mayor.")
        )


def test_nothing_to_summarise_is_said_in_words(bot: Bot) -> None:
    assert seen(bot.mention("\n&gt; !!!")) == "There is no whole sentence in what I was given."
