"""A recipe -> the documents of a brief: articles behind links, files, quoted texts, or the messages themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from slack_sdk import WebClient

from service.slack.asks import read_ask
from service.slack.channels import MOST_MESSAGES, Message, is_known, one_message, thread_messages
from service.slack.markup import links_in, plain_text
from service.slack.recipes import Recipe
from service.slack.slack_files import FileFault, SlackFiles

MOST_LINKS = 50  # what the service fetches for one brief, unless it is told otherwise
MOST_FILES = 20

Document = dict[str, Any]


@dataclass(slots=True)
class Gathered:
    """The documents of a brief.

    Attributes:
        documents: as the API takes them.
        already_read: those that the reader knows.
        remarks: what is not in them, in words.
    """

    documents: list[Document] = field(default_factory=list)
    already_read: list[Document] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Reads what a recipe names.

    Attributes:
        client: of Slack's Web API.
        files: reads files.
        bot: the bot's own user id.
        workspace: address of the workspace, such as `https://a.slack.com/`.
    """

    client: WebClient
    files: SlackFiles
    bot: str
    workspace: str

    def gather(self, recipe: Recipe) -> Gathered:
        """The documents.

        Raises:
            SlackApiError: Slack does not let us read them.
        """
        if recipe.text:
            return self._from_asks([{"text": recipe.text}])
        if recipe.message:
            message = one_message(self.client, recipe.channel, recipe.thread, recipe.message)
            return self._from_asks([message] if message else [])
        return self._from_thread(recipe)

    def _from_asks(self, messages: list[Message]) -> Gathered:
        """Links, quoted texts and files of messages that ask for a brief of them."""
        gathered = Gathered()
        for message in messages:
            ask = read_ask(message.get("text") or "")
            gathered.documents += [{"url": link} for link in ask.links]
            gathered.documents += [{"text": text, "source": f"Text {n}"} for n, text in enumerate(ask.texts, 1)]
            self._add_files(gathered.documents, message, gathered)
        _limit_links(gathered)
        return gathered

    def _from_thread(self, recipe: Recipe) -> Gathered:
        gathered = Gathered()
        messages, cut = thread_messages(self.client, recipe)
        messages = [message for message in messages if not self._is_ours(message)]
        for message in messages:
            documents = gathered.already_read if is_known(message, recipe) else gathered.documents
            documents += [{"url": link} for link in _links_of(message)]
            self._add_files(documents, message, gathered)
        if not gathered.documents and not gathered.already_read:
            self._add_discussion(messages, recipe, gathered)
        if cut:
            gathered.remarks.append(f"Only the first {MOST_MESSAGES:,} messages of the thread were read.")
        _limit_links(gathered)
        return gathered

    def _is_ours(self, message: Message) -> bool:
        return message.get("user") == self.bot

    def _add_discussion(self, messages: list[Message], recipe: Recipe, gathered: Gathered) -> None:
        """People's own words, a document a message; what is said to the bot is left out."""
        for number, message in enumerate(messages, 1):
            written = str(message.get("text") or "")
            text = plain_text(written)
            if not text or f"<@{self.bot}>" in written:
                continue
            documents = gathered.already_read if is_known(message, recipe) else gathered.documents
            link = permalink(self.workspace, recipe.channel, recipe.thread, str(message["ts"]))
            documents.append({"text": text, "source": f"Message {number}", "url": link})

    def _add_files(self, documents: list[Document], message: Message, gathered: Gathered) -> None:
        for place, file in enumerate(message.get("files") or []):
            name = str(file.get("name") or "file")
            try:
                if place >= MOST_FILES:
                    raise FileFault(f"is one of more than {MOST_FILES}")
                documents.append(self.files.document(file))
            except FileFault as fault:
                gathered.remarks.append(f"{name} {fault}.")


def permalink(workspace: str, channel: str, thread: str, ts: str) -> str:
    """The address of a message, as Slack's own are built; asking for each would take a request a message."""
    link = f"{workspace.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"
    return link if ts == thread else f"{link}?thread_ts={thread}&cid={channel}"


def _links_of(message: Message) -> list[str]:
    """Those in its text, and in what an app posted as an attachment."""
    links = links_in(message.get("text") or "")
    for attachment in message.get("attachments") or []:
        for key in ("title_link", "from_url", "original_url"):
            links += links_in(f"<{attachment.get(key) or ''}>")
    return list(dict.fromkeys(links))


def _limit_links(gathered: Gathered) -> None:
    """Each link once, and no more than the service fetches; the reader's known ones give way first."""
    seen: set[str] = set()
    total = 0
    for name in ("documents", "already_read"):
        kept = []
        for document in getattr(gathered, name):
            is_link = "text" not in document and "html" not in document
            if is_link and document["url"] in seen:
                continue
            if is_link:
                seen.add(document["url"])
                total += 1
            if not is_link or total <= MOST_LINKS:
                kept.append(document)
        setattr(gathered, name, kept)
    if total > MOST_LINKS:
        gathered.remarks.append(f"Only {MOST_LINKS} of {total} links were read.")
