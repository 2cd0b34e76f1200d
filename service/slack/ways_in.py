"""The ways in: a mention, a direct message, the command, the shortcut. Each acknowledges; the work is a job's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from service.slack import words
from service.slack.asks import Ask, read_ask
from service.slack.briefs import Briefs
from service.slack.channels import thread_messages
from service.slack.jobs import Jobs
from service.slack.messages import Message, recipe_value, said
from service.slack.recipes import Recipe, read_recipe

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class WaysIn:
    """Answers to what people ask.

    Attributes:
        client: of Slack's Web API.
        briefs: makes the answers.
        jobs: where they are made.
    """

    client: WebClient
    briefs: Briefs
    jobs: Jobs

    def mentioned(self, event: Payload) -> None:
        """`@Wirebrief …` in a channel or a thread; the answer is in the thread."""
        if not event.get("bot_id"):
            self._answer_message(event)

    def written_to(self, event: Payload) -> None:
        """A direct message; whatever else the channels' history tells of is not for us."""
        is_plain = event.get("subtype") in (None, "file_share") and not event.get("bot_id")
        if is_plain and event.get("channel_type") == "im":
            self._answer_message(event)

    def commanded(self, ack: Ack, command: Payload, respond: Respond) -> None:
        """`/brief …`: an answer that only you see, until it is posted."""
        text = str(command.get("text") or "")
        ask = read_ask(text)
        if ask.command or not ask.understood or not (ask.links or ask.texts):
            ack(**said(words.HELP))
            return
        recipe = Recipe(text=text, words=ask.words, query=ask.query)
        taken = self.jobs.submit(lambda: _reply(respond, self.briefs.message(recipe, only_you=True)))
        if taken:
            ack()
        else:
            ack(**said(words.BUSY))

    def shortcut(self, ack: Ack, shortcut: Payload, respond: Respond) -> None:
        """“Brief this thread”: an answer that only you see, until it is posted."""
        ack()
        message = shortcut["message"]
        thread = str(message.get("thread_ts") or message["ts"])
        until = str(shortcut.get("action_ts") or "")
        recipe = Recipe(channel=str(shortcut["channel"]["id"]), thread=thread, until=until)
        if not self.jobs.submit(lambda: _reply(respond, self.briefs.message(recipe, only_you=True))):
            _reply(respond, said(words.BUSY))

    def _answer_message(self, event: Payload) -> None:
        """Answer in the thread; where all places are taken, say so at once."""

        def job() -> None:
            self._post(event, self._answer_to(event))

        if not self.jobs.submit(job):
            self._post(event, said(words.BUSY))

    def _answer_to(self, event: Payload) -> Message:
        ask = read_ask(str(event.get("text") or ""))
        if ask.command == "help" or not ask.understood:
            return said(words.HELP)
        channel, ts, thread = str(event["channel"]), str(event["ts"]), str(event.get("thread_ts") or "")
        recipe = Recipe(channel=channel, thread=thread, words=ask.words, query=ask.query)
        if ask.links or ask.texts or event.get("files"):
            return self.briefs.message(replace(recipe, message=ts))
        if not thread:
            return said(words.HELP)
        return self._answer_in_thread(replace(recipe, until=ts), ask)

    def _answer_in_thread(self, recipe: Recipe, ask: Ask) -> Message:
        if ask.command == "update":
            try:
                recipe = replace(recipe, since=self._last_brief(recipe))
            except SlackApiError as error:
                return said(words.of_error(error, []))
        return self.briefs.message(recipe)

    def _last_brief(self, recipe: Recipe) -> str:
        """Up to when the last brief in the thread had read it; "" where there is none."""
        messages, _ = thread_messages(self.client, recipe)
        ours = [message for message in messages if message.get("user") == self.briefs.gatherer.bot]
        recipes = [read_recipe(recipe_value(message) or "") for message in reversed(ours)]
        return next((one.until for one in recipes if one and one.until and one.thread == recipe.thread), "")

    def _post(self, event: Payload, message: Message) -> None:
        channel, thread = str(event["channel"]), str(event.get("thread_ts") or event["ts"])
        try:
            post_message(self.client, channel, thread, message)
        except SlackApiError as error:
            # It may be the message that Slack does not like; where it is the channel, nothing can be said there.
            post_message(self.client, channel, thread, said(words.of_error(error, [])))


def post_message(client: WebClient, channel: str, thread: str, message: Message) -> None:
    """Post; no page that is linked is shown below.

    Raises:
        SlackApiError: Slack refuses.
    """
    client.chat_postMessage(
        channel=channel, thread_ts=thread or None, **message, unfurl_links=False, unfurl_media=False
    )


def _reply(respond: Callable[..., Any], message: Message) -> None:
    respond(**message, response_type="ephemeral", replace_original=False, unfurl_links=False, unfurl_media=False)
