"""A feed and what is remembered of earlier ones -> the stories that have news, each with its brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from service.story_state import Remembered
from summarizers import Brief, Document, Length, NothingToSummarizeError, Options, summarize
from summarizers.stories import KnownStory, Story, group


class Told(NamedTuple):
    """A story with its brief: of what is new in it, where an earlier brief was sent; None where nothing can be said."""

    story: Story
    brief: Brief | None


class Digest(NamedTuple):
    """What to show, larger stories first, and what to remember."""

    told: list[Told]
    state: list[Remembered]


def digest(
    documents: Sequence[Document],
    remembered: Sequence[Remembered],
    min_documents: int,
    length: Length,
    checkpoint: Callable[[str], None] = lambda _step: None,
) -> Digest:
    """Group a feed into stories and brief those that it brings something to.

    Args:
        documents: of the feed, each with an id; those that are remembered, word for word, are no news.
        remembered: stories of earlier runs, which new documents may join.
        min_documents: of a story that is shown, remembered ones included.
        length: of each brief.
        checkpoint: called with the name of each step that begins; may raise to stop the work.
    """
    new = _new(documents, remembered)
    new_ids = {document.id for document in new}
    sent_of = {story.id: story.sent for story in remembered}
    told: list[Told] = []
    state: list[Remembered] = []
    for story in group(new, [KnownStory(one.id, one.documents) for one in remembered], checkpoint):
        sent = sent_of.get(story.id, ())
        news = tuple(document for document in story.documents if document.id in new_ids)
        if news and len(story.documents) >= min_documents:
            brief = _brief(news if sent else story.documents, sent, story.language, length, checkpoint)
            told.append(Told(story, brief))
            sent += tuple(sentence.text for sentence in brief.sentences) if brief else ()
        state.append(Remembered(story.id, story.documents, sent))
    return Digest(told, state)


def _new(documents: Sequence[Document], remembered: Sequence[Remembered]) -> list[Document]:
    """The documents that are not remembered, under ids that no other has."""
    known = {(one.title, one.text) for story in remembered for one in story.documents}
    taken = {one.id for story in remembered for one in story.documents}
    new: list[Document] = []
    for document in documents:
        if (document.title, document.text) in known:
            continue
        name, number = document.id, 2
        while name in taken:
            name, number = f"{document.id}-{number}", number + 1
        taken.add(name)
        new.append(replace(document, id=name))
    return new


def _brief(
    documents: Sequence[Document],
    sent: tuple[str, ...],
    language: str,
    length: Length,
    checkpoint: Callable[[str], None],
) -> Brief | None:
    already_read = (Document("\n".join(sent)),) if sent else ()
    options = Options(length=length, language=language, already_read=already_read)
    try:
        return summarize(documents, options, checkpoint)
    except NothingToSummarizeError:
        return None
