"""What the bot says besides briefs: help, and what went wrong in words that help."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError

from service.client import ServiceProblem
from service.slack.recipes import Recipe

BUSY = "I am busy with other briefs. Please try again in a minute."
NOTHING = "There is nothing to brief here: no link, no text file, no quoted text."
NOTHING_NEW = "Nothing new since the last brief."
RUN_AGAIN = "I no longer know how this brief was made. Please ask for it again."
POSTED_TWICE = "This brief was posted already."
FAILED = "Something broke on my side. It was logged; please try again."
HELP = """\
I make one brief out of many articles: their key sentences, verbatim, each with its sources.
• Mention me in a thread: I brief its links and text files, or the discussion itself. `update` there gives what is new.
• Mention me with links, or with quoted text, in a channel I am in; or write to me directly.
• `/brief LINK LINK … in 100 words about the ferry`: only you see it until you post it.
• The message shortcut “Brief this thread” does the same for a thread."""

_SLACK = {
    "not_in_channel": "I am not in this channel. Please invite me: /invite @Wirebrief",
    "channel_not_found": "I cannot see this channel. Please invite me: /invite @Wirebrief",
    "missing_scope": "I lack a permission for this; whoever installed me should add the scopes in my manifest.",
    "thread_not_found": "The thread is gone.",
    "message_not_found": "The message is gone.",
    "is_archived": "The channel is archived.",
    "msg_too_long": "The brief is too long for Slack. Please ask for fewer words.",
    "msg_blocks_too_long": "The brief is too long for Slack. Please ask for fewer words.",
    "ratelimited": "Slack asks me to slow down. Please try again in a minute.",
}
_SERVICE = {
    "unauthorized": "The service does not know my key; whoever runs me should look at WIREBRIEF_API_KEY.",
    "fetching-off": "The service does not follow links; whoever runs it can allow that with WIREBRIEF_FETCH=1.",
    "nothing-to-summarise": "There is no whole sentence in what I was given.",
    "full": BUSY,
    "rate-limited": BUSY,
    "deadline-exceeded": "This is too much for one brief. Please give me less.",
    "too-large": "This is too much for one brief. Please give me less.",
    "over-limit": "This is too much for one brief. Please give me less.",
}
_DEFAULT = "The service could not make this brief"


def of_error(error: Exception, documents: list[dict[str, object]]) -> str:
    """What went wrong, for whoever asked; the documents are those that were asked for."""
    if isinstance(error, SlackApiError):
        code = str(error.response.get("error") or "")
        return _SLACK.get(code, f"Slack refused: {code or 'no reason given'}.")
    if isinstance(error, ServiceProblem):
        code = str(error.fields.get("type") or "").rpartition("#")[2]
        if code == "not-fetched":
            return "\n".join(["None of the links could be read:", *_dead_links(error, documents)])
        return _SERVICE.get(code, BUSY if error.status == 503 else f"{_DEFAULT} ({error.status}).")
    if isinstance(error, OSError):
        return "The service does not answer. Please try again later."
    return FAILED


def beginning(recipe: Recipe) -> str:
    """The word above an update."""
    return "What is new since the last brief:" if recipe.since else ""


def _dead_links(problem: ServiceProblem, documents: list[dict[str, object]]) -> list[str]:
    lines = []
    for error in problem.fields.get("errors") or []:
        row = str(error.get("pointer") or "").split("/")[2:3]
        if row and row[0].isdigit() and int(row[0]) < len(documents):
            lines.append(f"• {documents[int(row[0])].get('url')} {error.get('detail')}")
    return lines
