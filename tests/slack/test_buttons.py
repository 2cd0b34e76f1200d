"""The buttons, pressed on a bot that was started after the brief was made."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bot_in_slack import Bot, buttons
from fake_slack import Message, links, seen, until

Make = Callable[..., Bot]


def briefed(bot: Bot, words: int = 50) -> Message:
    """A brief in a thread."""
    return bot.mention(f"<{bot.site.url('/courier')}> <{bot.site.url('/herald')}> in {words} words")


def size(message: Message) -> int:
    """How many sentences it has."""
    return seen(message).count(" of 2 sources")


def test_longer_and_shorter_change_the_message_itself(make_bot: Make) -> None:
    """After a restart: a second bot knows nothing but what stands in the message."""
    message = briefed(make_bot(), 25)
    short, text = size(message), seen(message)
    fresh = make_bot()
    fresh.press("longer", message)
    until(lambda: fresh.slack.count("chat.update") == 1)
    until(lambda: size(message) > short)
    assert '"words":50' in buttons(message)[0]["value"]
    fresh.press("shorter", message)
    until(lambda: size(message) == short)
    assert seen(message) == text
    assert len(fresh.slack.answers()) == 1


@pytest.mark.case("S16")
def test_a_button_pressed_twice_does_the_same_twice(bot: Bot) -> None:
    """Both presses carry the length that the brief had; the same press sent again is not even looked at."""
    message = briefed(bot, 100)
    before = dict(message)
    bot.press("shorter", before, trigger="one")
    bot.press("shorter", before, trigger="one")
    bot.press("shorter", before, trigger="two")
    until(lambda: bot.slack.count("chat.update") == 2)
    assert '"words":50' in buttons(message)[0]["value"]


def test_sources_lists_every_document_for_who_asked(make_bot: Make) -> None:
    """With what could not be read."""
    bot = make_bot()
    message = bot.mention(f"<{bot.site.url('/courier')}> <{bot.site.url('/herald')}> <{bot.site.url('/gone')}>")
    fresh = make_bot()
    answer = fresh.response(fresh.press("sources", message))
    assert answer["response_type"] == "ephemeral"
    lines = seen(answer).split("\n")
    assert lines[0] == "Read for this brief:"
    assert f"• Courier: Bridge at Arle closed – {bot.site.url('/courier')}" in lines
    assert lines[-2:] == ["Not read:", f"• {bot.site.url('/gone')} answered 404"]


def test_what_only_you_see_is_changed_and_posted(make_bot: Make) -> None:
    """Once, however often it is pressed; then the private one goes."""
    bot = make_bot()
    _, name = bot.command(f"{bot.site.url('/courier')} {bot.site.url('/herald')} in 50 words")
    private = bot.response(name)
    fresh = make_bot()
    longer = fresh.response(fresh.press("longer", private, ephemeral=True))
    assert longer["replace_original"] is True
    assert [button["text"]["text"] for button in buttons(longer)][-1] == "Post to channel"
    done = fresh.response(fresh.press("post", longer, ephemeral=True))
    assert done["delete_original"] is True
    (posted,) = fresh.slack.answers()
    assert set(links(posted)) == {bot.site.url("/courier"), bot.site.url("/herald")}
    assert [button["text"]["text"] for button in buttons(posted)] == ["Sources", "Shorter", "Longer"]
    assert (posted["unfurl_links"], posted["unfurl_media"]) == (False, False)
    again = fresh.response(fresh.press("post", longer, ephemeral=True))
    assert seen(again) == "This brief was posted already."
    assert len(fresh.slack.answers()) == 1
    fresh.press("shorter", posted)
    until(lambda: fresh.slack.count("chat.update") == 1)


def test_a_shortcut_is_posted_into_its_thread(bot: Bot) -> None:
    root = bot.slack.write(f"<{bot.site.url('/courier')}>")
    private = bot.shortcut(root)
    bot.press("post", private, ephemeral=True)
    (posted,) = until(bot.slack.answers)
    assert posted["thread_ts"] == root["ts"]


@pytest.mark.parametrize(
    ("error", "words"),
    [("not_in_channel", "Please invite me: /invite @Wirebrief"), ("is_archived", "The channel is archived.")],
)
def test_where_it_cannot_post_it_says_why_and_may_try_again(bot: Bot, error: str, words: str) -> None:
    _, name = bot.command(bot.site.url("/courier"))
    private = bot.response(name)
    bot.slack.errors["chat.postMessage"] = error
    assert words in seen(bot.response(bot.press("post", private, ephemeral=True)))
    del bot.slack.errors["chat.postMessage"]
    assert bot.response(bot.press("post", private, ephemeral=True))["delete_original"] is True


@pytest.mark.case("S16")
def test_a_button_of_another_version_asks_to_run_it_again(bot: Bot) -> None:
    message = briefed(bot)
    for button in buttons(message):
        button["value"] = '{"colour":"red"}'
    answer = bot.response(bot.press("longer", message))
    assert seen(answer) == "I no longer know how this brief was made. Please ask for it again."


@pytest.mark.case("S12")
def test_when_the_thread_is_gone_the_old_brief_stays(bot: Bot) -> None:
    root = bot.slack.write(f"<{bot.site.url('/courier')}>")["ts"]
    message = bot.mention("", root)
    text = seen(message)
    bot.slack.messages["C1"] = [message | {"thread_ts": "0"}]
    assert seen(bot.response(bot.press("longer", message))) == "The thread is gone."
    assert seen(message) == text


def test_a_command_too_long_for_buttons_says_so(bot: Bot) -> None:
    """And is briefed all the same."""
    _, name = bot.command(
        f"{bot.site.url('/courier')} {bot.site.url('/gone')}?{'x' * 1_900} {bot.site.url('/gone')}?{'y' * 1_900}"
    )
    answer = bot.response(name)
    assert buttons(answer) == []
    assert "too long for buttons" in seen(answer)
