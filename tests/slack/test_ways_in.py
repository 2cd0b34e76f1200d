"""Every way to ask for a brief, with what is posted as a reader sees it."""

from __future__ import annotations

import re

import pytest
from bot_in_slack import COURIER, HERALD, Bot, buttons
from fake_slack import links, seen

HELP = "I make one brief out of many articles"


def thread(bot: Bot) -> str:
    """A thread in which two articles have landed."""
    root = bot.slack.write(f"Look: <{bot.site.url('/courier')}|Courier>")["ts"]
    bot.slack.write(f"And &lt;this&gt;: <{bot.site.url('/herald')}>", thread=root)
    return root


def test_a_mention_in_a_thread_briefs_its_links_in_the_thread(bot: Bot) -> None:
    """With title, numbered sources that are links, how many say it, and where they disagree."""
    root = thread(bot)
    answer = bot.mention("", root)
    assert answer["thread_ts"] == root
    assert (answer["unfurl_links"], answer["unfurl_media"]) == (False, False)
    lines = seen(answer).split("\n")
    assert lines[0] in ("Bridge at Arle closed", "Arle loses its bridge")
    assert re.search(r"\[1\]\[2\] 2 of 2 sources", seen(answer))
    assert re.search(r"Sources disagree: (six|eight)( weeks)? — but source \[\d\] says “(six|eight)", seen(answer))
    assert set(links(answer)) == {bot.site.url("/courier"), bot.site.url("/herald")}
    assert [button["text"]["text"] for button in buttons(answer)] == ["Sources", "Shorter", "Longer"]


def test_every_sentence_of_an_answer_is_verbatim(bot: Bot) -> None:
    sentences = re.findall(r"^(.+?) \[1\]", seen(bot.mention("", thread(bot))), re.MULTILINE)
    assert sentences
    assert all(sentence in f"{COURIER} {HERALD}" for sentence in sentences)


def test_a_mention_with_links_briefs_these(bot: Bot) -> None:
    """In the words that are asked for, and about what is asked; what else stands in the thread is not read."""
    root = bot.slack.write("A thread about something else altogether, with many words.")["ts"]
    said = f"<{bot.site.url('/courier')}> <{bot.site.url('/herald')}> in 25 words about the free ferry"
    answer = bot.mention(said, root)
    assert "A free ferry will carry people and bicycles" in seen(answer)
    assert '"words":25' in buttons(answer)[0]["value"]
    assert [button["text"]["text"] for button in buttons(answer)] == ["Sources", "Longer"]


def test_a_mention_with_quoted_text_briefs_that(bot: Bot) -> None:
    """A quote and a code block are an article each."""
    answer = bot.mention(f"\n&gt; {COURIER}\n```{HERALD}```")
    assert "2 of 2 sources" in seen(answer)
    assert "Text 1" in seen(answer)
    assert answer["thread_ts"] == bot.slack.messages["C1"][0]["ts"]


def test_a_thread_without_links_is_briefed_as_a_discussion(bot: Bot) -> None:
    """A document a message; each sentence leads to its message; what is said to the bot and by it is left out."""
    root = bot.slack.write("The servers in Oslo went down at nine because a cooling pump had failed.")["ts"]
    reply = bot.slack.write("We moved all traffic to the second data centre in Bergen within an hour.", thread=root)
    answer = bot.mention("", root)
    first = f"https://acme.slack.com/archives/C1/p{root.replace('.', '')}"
    second = f"https://acme.slack.com/archives/C1/p{reply['ts'].replace('.', '')}?thread_ts={root}&cid=C1"
    assert set(links(answer)) == {first, second}
    assert "1 of 2 sources" in seen(answer)
    again = bot.mention("brief this", root)
    assert seen(again) == seen(answer)


@pytest.mark.case("S13")
def test_files_and_snippets_are_articles_too(bot: Bot) -> None:
    """Fetched with the token, from Slack alone; what is no text or too large is named, and the rest goes on."""

    def file(name: str, **more: object) -> dict[str, object]:
        url = f"{bot.slack.url}/files/{name}"
        return {"name": name, "mimetype": "text/plain", "size": 100, "url_private_download": url, **more}

    bot.slack.files = {
        "/files/a.txt": COURIER.encode(),
        "/files/b.txt": HERALD.encode(),
        "/files/c.txt": b"\0\1\2\3" * 50,
    }
    files = [
        file("a.txt"),
        file("b.txt"),
        file("c.txt"),
        file("photo.png", mimetype="image/png"),
        file("huge.txt", size=9_000_000),
        file("gone.txt"),
        file("elsewhere.txt", url_private_download="https://evil.example/files/a.txt"),
        file("disguised.txt", url_private_download="https://slack.com.evil.example/files/a.txt"),
    ]
    root = bot.slack.write("The articles", files=files)["ts"]
    text = seen(bot.mention("", root))
    assert "2 of 2 sources" in text
    assert "c.txt looks binary: it has zero bytes." in text
    assert "photo.png is no text file." in text
    assert "huge.txt is larger than 1,000,000 bytes." in text
    assert "gone.txt could not be had from Slack." in text
    assert "elsewhere.txt is not stored in Slack." in text
    assert "disguised.txt is not stored in Slack." in text


def test_a_direct_message_is_answered(bot: Bot) -> None:
    """With links, with a pasted article, or in words; a help text for anything else."""
    assert "2 of 2 sources" in seen(bot.direct(f"<{bot.site.url('/courier')}> <{bot.site.url('/herald')}>"))
    assert "1 of 1 sources" in seen(bot.direct(f"{COURIER} {HERALD}"))
    for text in ("hello", "help", "what can you do?"):
        assert seen(bot.direct(text)).startswith(HELP)


def test_what_is_not_understood_gets_help(bot: Bot) -> None:
    """And so does a mention in a channel with nothing to read, and a command without links."""
    assert seen(bot.mention("make me a sandwich")).startswith(HELP)
    assert seen(bot.mention("")).startswith(HELP)
    for text in ("", "help", "hello there"):
        acknowledged, _ = bot.command(text)
        assert acknowledged.get_json()["text"].startswith(HELP)


def test_a_command_is_answered_for_its_sender_alone(bot: Bot) -> None:
    """Acknowledged without a word; the brief can be posted."""
    acknowledged, name = bot.command(f"{bot.site.url('/courier')} {bot.site.url('/herald')} in 60 words")
    assert (acknowledged.status_code, acknowledged.text) == (200, "")
    answer = bot.response(name)
    assert answer["response_type"] == "ephemeral"
    assert "2 of 2 sources" in seen(answer)
    assert [button["text"]["text"] for button in buttons(answer)] == ["Sources", "Shorter", "Longer", "Post to channel"]
    assert bot.slack.answers() == []


def test_a_shortcut_briefs_the_thread_of_its_message(bot: Bot) -> None:
    """Whichever message of the thread it was called on."""
    root = thread(bot)
    for message in bot.slack.messages["C1"]:
        answer = bot.shortcut(message)
        assert answer["response_type"] == "ephemeral"
        assert set(links(answer)) == {bot.site.url("/courier"), bot.site.url("/herald")}
    assert root


def test_an_update_gives_what_is_new_since_the_last_brief(bot: Bot) -> None:
    """Even from a bot that was started anew; and says so where nothing is."""
    root = bot.slack.write(f"<{bot.site.url('/courier')}>")["ts"]
    bot.mention("", root)
    assert seen(bot.mention("update", root)) == "Nothing new since the last brief."
    bot.slack.write(f"<{bot.site.url('/herald')}>", thread=root)
    answer = bot.mention("update", root)
    assert seen(answer).startswith("What is new since the last brief:")
    assert "A free ferry will carry people and bicycles over the river from Thursday morning." in seen(answer)
    assert "was closed on Monday" not in seen(answer).split("Sources")[0]
    assert seen(bot.mention("update", root)) == "Nothing new since the last brief."


@pytest.mark.case("S14")
def test_dead_links_are_named_and_the_rest_goes_on(bot: Bot) -> None:
    """Also those that lead into private networks; where all are dead, that is the answer."""
    dead = f"<{bot.site.url('/gone')}> <http://10.0.0.1/> <http://169.254.169.254/latest/>"
    text = seen(bot.mention(f"<{bot.site.url('/herald')}> {dead}"))
    assert "1 of 1 sources" in text
    assert f"{bot.site.url('/gone')} answered 404" in text
    assert "http://10.0.0.1/ leads into a private network" in text
    text = seen(bot.mention(dead))
    assert text.startswith("None of the links could be read:")
    assert "• http://169.254.169.254/latest/ leads into a private network" in text


@pytest.mark.case("S6")
def test_what_other_bots_and_the_bot_itself_say_is_not_answered(bot: Bot) -> None:
    """Nor edits, nor what channels' histories tell of; else two bots would talk forever."""
    ours = bot.slack.write("<@UBOT> help")
    for event in (
        {**ours, "type": "app_mention", "channel": "C1", "user": "UBOT"},
        {**ours, "type": "app_mention", "channel": "C1", "bot_id": "BOTHER"},
        {**ours, "channel": "D1", "channel_type": "im", "subtype": "message_changed"},
        {**ours, "channel": "C1", "channel_type": "channel"},
    ):
        bot.event({**event, "ts": bot.slack.tick()})
    assert seen(bot.mention("help")).startswith(HELP)
    assert len(bot.slack.answers()) == 1
