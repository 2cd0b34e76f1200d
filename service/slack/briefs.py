"""A recipe -> the message with its brief: gather, ask the API, and say in words what did not work."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from slack_sdk.errors import SlackApiError

from service.client import Client, ServiceProblem
from service.slack import words
from service.slack.gathering import Gathered, Gatherer
from service.slack.messages import Message, brief_message, said, sources_text
from service.slack.recipes import Recipe

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Briefs:
    """Makes messages of recipes.

    Attributes:
        gatherer: reads Slack.
        service: asks the API for a brief as JSON.
        rendered: asks it for the same as a Slack message.
    """

    gatherer: Gatherer
    service: Client
    rendered: Client

    def message(self, recipe: Recipe, *, only_you: bool = False) -> Message:
        """The brief, or what went wrong; `only_you` where it can still be posted to the channel."""
        gathered = Gathered()
        try:
            gathered = self.gatherer.gather(recipe)
            if not gathered.documents:
                return said("\n".join([words.NOTHING_NEW if recipe.since else words.NOTHING, *gathered.remarks]))
            rendered = self.rendered.brief(**_fields(recipe, gathered))
        except (SlackApiError, ServiceProblem, OSError, HTTPException, json.JSONDecodeError) as error:
            _log.warning("no brief: %s", type(error).__name__)
            return said("\n".join([words.of_error(error, gathered.documents), *gathered.remarks]))
        beginning = words.beginning(recipe)
        return brief_message(rendered, recipe, gathered.remarks, beginning=beginning, only_you=only_you)

    def sources(self, recipe: Recipe) -> Message:
        """Every document that a brief was made of."""
        gathered = Gathered()
        try:
            gathered = self.gatherer.gather(recipe)
            if not gathered.documents:
                return said(words.NOTHING)
            brief = self.service.brief(**_fields(recipe, gathered))
        except (SlackApiError, ServiceProblem, OSError, HTTPException, json.JSONDecodeError) as error:
            _log.warning("no sources: %s", type(error).__name__)
            return said(words.of_error(error, gathered.documents))
        return said("\n".join([sources_text(brief), *gathered.remarks]))


def _fields(recipe: Recipe, gathered: Gathered) -> dict[str, Any]:
    """The body of `POST /v1/briefs`."""
    fields: dict[str, Any] = {"documents": gathered.documents, "length": {"words": recipe.words}}
    if recipe.query:
        fields["query"] = recipe.query
    if gathered.already_read:
        fields["already_read"] = gathered.already_read
    return fields
