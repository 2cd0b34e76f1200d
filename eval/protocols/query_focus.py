"""What a query brings: asked for a reference's rarest named thing, does the brief say more of it?

A named thing is a word that a reference has with a capital inside a sentence. Where writing tells nothing, in Arabic
or in texts whose capitals were taken out, any content word of the reference stands in. The rarest is the one that the
fewest sentences of the documents have, two at least: what only one sentence has, no choice can bring in twice.
Briefs have the default length: at a track's own they hold half of what a small set says, whatever is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from eval.metrics.bigrams import words_of as words_in
from eval.metrics.rouge import lines
from eval.protocols.given import Given, Tally
from eval.protocols.ordering import sentences_of
from summarizers import Options, summarize
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import Language, language_of

SHORTEST = 4  # letters of a query
FEWEST_SENTENCES = 2  # of the documents that have it

_INSIDE = re.compile(r"(?<=[\w,;:] )[^\W\d_][\w'’-]*")  # a word behind another one


def measure(given: Given) -> dict[str, Tally]:
    """The query's share of the brief's words in percent, without and with it, and in how many briefs it rises.

    `said` and `said_with_query` are the shares of briefs that have it at all.
    """
    query = rarest(given)
    if query is None:
        return {}
    without, focused = (_share(given, query, asked) for asked in (None, query))
    return {
        "share": Tally.of([100 * without]),
        "share_with_query": Tally.of([100 * focused]),
        "rises": Tally.of([focused > without]),
        "falls": Tally.of([focused < without]),
        "said": Tally.of([without > 0]),
        "said_with_query": Tally.of([focused > 0]),
    }


def rarest(given: Given) -> str | None:
    """The rarest named thing of the references; the first in them of equals. None where there is none."""
    text = " ".join(document.text for document in given.one.documents)
    language = language_of(detect_language(text))
    frequency: Counter[str] = Counter()
    for document in given.one.documents:
        for sentence in sentences_of(document.text):
            frequency.update(set(words_in(sentence)))
    references = [line for text in given.one.references for line in lines(text)]
    for candidates in (_names(references, frequency), _content_words(references)):
        known = [
            word
            for word in dict.fromkeys(candidates)
            if len(word) >= SHORTEST and frequency[word] >= FEWEST_SENTENCES and _is_content(word, language)
        ]
        if known:
            return min(known, key=lambda word: frequency[word])
    return None


def _names(references: Iterable[str], known: Counter[str]) -> list[str]:
    """Words with a capital behind another word, case-folded as the metrics' words are."""
    found = [word for line in references for word in _INSIDE.findall(line) if word[0].isupper()]
    return [one for word in found for one in words_in(word) if one in known]


def _content_words(references: Iterable[str]) -> list[str]:
    return [word for line in references for word in words_in(line) if not word.isdigit()]


def _is_content(word: str, language: Language) -> bool:
    return word not in language.words.stop_words


def _share(given: Given, query: str, asked: str | None) -> float:
    brief = summarize(given.one.documents, Options(query=asked))
    words = words_in(brief.text)
    return words.count(query) / max(1, len(words))
