"""A mixed stream of documents -> stories: the documents about one event, each document in exactly one story.

    documents ► canonical order ► by language ► pages apart, copies together ► evidence ► clusters ► stories

Stories do not cross languages. One configuration serves all languages and collections, and the answer is the same
in any order of the documents.
"""

from summarizers.stories.group import KnownStory, Story, group

__all__ = ["KnownStory", "Story", "group"]
