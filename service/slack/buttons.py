"""The buttons below a brief; all that they need stands in the message, so they work after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from service.slack import words
from service.slack.briefs import Briefs
from service.slack.duplicates import Seen
from service.slack.jobs import Jobs
from service.slack.messages import BUTTONS_BLOCK, Message, said
from service.slack.recipes import Recipe, read_recipe
from service.slack.ways_in import post_message

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press: where, on what, and the way back to who pressed."""

    channel: str
    ts: str
    only_you: bool
    recipe: Recipe
    respond: Callable[..., Any]

    def tell(self, message: Message) -> None:
        """Say something that only who pressed sees."""
        self.respond(**message, response_type="ephemeral", replace_original=False)


@dataclass(frozen=True, slots=True)
class Buttons:
    """Answers to presses.

    Attributes:
        client: of Slack's Web API.
        briefs: makes the answers.
        jobs: where they are made.
        seen: what was posted.
    """

    client: WebClient
    briefs: Briefs
    jobs: Jobs
    seen: Seen

    def shorter(self, ack: Ack, body: Payload, respond: Respond) -> None:
        """Half of the words; pressed twice at once it is the same brief twice, as the button says from where."""
        self._start(ack, body, respond, lambda pressed: self._replace(pressed, pressed.recipe.shorter()))

    def longer(self, ack: Ack, body: Payload, respond: Respond) -> None:
        """Twice the words."""
        self._start(ack, body, respond, lambda pressed: self._replace(pressed, pressed.recipe.longer()))

    def sources(self, ack: Ack, body: Payload, respond: Respond) -> None:
        """Every document, for who pressed alone."""
        self._start(ack, body, respond, lambda pressed: pressed.tell(self.briefs.sources(pressed.recipe)))

    def post(self, ack: Ack, body: Payload, respond: Respond) -> None:
        """What only you see, for all; once."""
        self._start(ack, body, respond, self._post)

    def _start(self, ack: Ack, body: Payload, respond: Respond, work: Callable[[Pressed], None]) -> None:
        ack()
        container = body["container"]
        recipe = read_recipe(str(body["actions"][0].get("value") or ""))
        channel, ts = str(container.get("channel_id") or ""), str(container.get("message_ts") or "")
        pressed = Pressed(channel, ts, bool(container.get("is_ephemeral")), recipe or Recipe(), respond)
        if recipe is None:
            pressed.tell(said(words.RUN_AGAIN))
        elif not self.jobs.submit(lambda: work(pressed)):
            pressed.tell(said(words.BUSY))

    def _replace(self, pressed: Pressed, recipe: Recipe) -> None:
        message = self.briefs.message(recipe, only_you=pressed.only_you)
        if not _is_brief(message):
            # The old brief stays, with its buttons.
            pressed.tell(message)
        elif pressed.only_you:
            pressed.respond(**message, response_type="ephemeral", replace_original=True)
        else:
            try:
                self.client.chat_update(channel=pressed.channel, ts=pressed.ts, **message)
            except SlackApiError as error:
                pressed.tell(said(words.of_error(error, [])))

    def _post(self, pressed: Pressed) -> None:
        name = f"posted {pressed.channel}/{pressed.ts}"
        if not self.seen.is_new(name):
            pressed.tell(said(words.POSTED_TWICE))
            return
        message = self.briefs.message(pressed.recipe)
        if not _is_brief(message):
            self.seen.forget(name)
            pressed.tell(message)
            return
        try:
            post_message(self.client, pressed.channel, pressed.recipe.thread, message)
        except SlackApiError as error:
            self.seen.forget(name)
            pressed.tell(said(words.of_error(error, [])))
            return
        pressed.respond(delete_original=True)


def _is_brief(message: Message) -> bool:
    return any(block.get("block_id") == BUTTONS_BLOCK for block in message["blocks"])
