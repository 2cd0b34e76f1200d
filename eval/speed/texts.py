"""Benchmark text: any number of sentences, made from those of seeds/ by word substitution.

A sentence keeps its function words, marks and length; its content words and figures are drawn anew. Ranks of words
are log-uniform, which is Zipf's law, and the vocabulary is the same at all sizes, so rare words go on coming up as
they do in news. Every tenth sentence is an earlier one of another document with one common word changed to another
(a rare one would weigh more the longer the text is): the share of near-duplicates does not depend on the size. A text
is the beginning of every longer one of the same seed.
"""

from __future__ import annotations

import random
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from eval.datasets import read_collections
from summarizers import Document
from summarizers.choosing.duplicates import SAME, Likeness
from summarizers.ranking.vectors import tfidf
from summarizers.reading.languages import language_of
from summarizers.reading.sentences import split_document
from summarizers.reading.words import words_of

SEEDS = Path(__file__).parent.parent.parent / "seeds"
LANGUAGE = "en"
DOCUMENT_SENTENCES = 20
PARAGRAPH_SENTENCES = 5
SENTENCE_CHARACTERS = 126  # on average, with the blank behind it
REPEATS_EVERY = 10  # one sentence in so many is a near-duplicate of an earlier one
FEWEST_GAPS = 6  # of a sentence, so that a near-duplicate still is one with a word changed
VOCABULARY = 1_000_000  # ranks; the rare ones are put together from two halves of words
_REACH = 10 * DOCUMENT_SENTENCES  # sentences that a near-duplicate is taken from
_SAMPLE = 400  # sentences whose near-duplicates are looked up

# One sentence for any splitter: a capital first, a word of small letters last, no stop between.
_PLAIN = re.compile(r"[A-Z][^.!?:\"“”()]*[a-z]{4}\.")
_SLOT = re.compile(r"[A-Za-z]{4,}|\d+")


class Template(NamedTuple):
    """A sentence with gaps: `texts` has one entry more than `gaps`, the words that stood there."""

    texts: tuple[str, ...]
    gaps: tuple[str, ...]


class Made(NamedTuple):
    """A sentence before it is written: its template, and what stands in the gaps."""

    template: Template
    fillers: tuple[str, ...]

    def text(self) -> str:
        """The sentence."""
        texts, filled = self.template.texts, self.fillers
        return "".join([piece for pair in zip(texts, filled, strict=False) for piece in pair]) + texts[-1]


def documents(n_sentences: int, seed: int = 0, seeds: Path = SEEDS) -> list[Document]:
    """Documents that hold exactly so many sentences, the same ones for the same seed.

    Args:
        n_sentences: at least 1.
        seed: of the words drawn.
        seeds: the folder of document sets that sentences and words are taken from.
    """
    sentences = islice(_sentences(seed, seeds), n_sentences)
    made: list[Document] = []
    while page := [one.text() for one in islice(sentences, DOCUMENT_SENTENCES)]:
        paragraphs = [page[at : at + PARAGRAPH_SENTENCES] for at in range(0, len(page), PARAGRAPH_SENTENCES)]
        made.append(Document("\n\n".join(map(" ".join, paragraphs)), id=f"{len(made) + 1}"))
    return made


def signature(seed: int) -> str:
    """What shapes the text, besides seeds/ and its size."""
    return f"text:seeds|sentences:{DOCUMENT_SENTENCES}|repeats:1/{REPEATS_EVERY}|words:{VOCABULARY}|seed:{seed}"


def near_duplicate_share(texts: Sequence[Document]) -> float:
    """The share of sentences of which another document has a near-duplicate, in a sample of the sentences.

    What counts as one is what counts as support for a brief. A planted one makes two of them.
    """
    language = language_of(LANGUAGE)
    sentences = [one for row, text in enumerate(texts) for one in split_document(text, row, language)]
    vectors = tfidf(words_of([one.text for one in sentences], language))
    rows = np.array([one.document for one in sentences])
    likeness = Likeness(vectors.matrix, vectors.idf)
    # By lot: every so many sentences would always or never hit those that repeat.
    sample = random.Random(0).sample(range(len(sentences)), min(_SAMPLE, len(sentences)))  # noqa: S311
    found = [(likeness.common(vectors.matrix[row]).alike(SAME) & (rows != rows[row])).any() for row in sample]
    return float(np.mean(found))


def _sentences(seed: int, seeds: Path) -> Iterator[Made]:
    """Sentences without end, document after document."""
    templates, common = material(seeds)
    lots = random.Random(f"{seed}")  # noqa: S311 - no secret hangs on it
    earlier: deque[Made] = deque(maxlen=_REACH)
    page: list[Made] = []
    for at in _places():
        if at == 0:
            earlier.extend(page)
            page = []
        # The first document has nothing to repeat; the second one makes up for it.
        is_second = len(earlier) == DOCUMENT_SENTENCES
        if earlier and at % (REPEATS_EVERY // (2 if is_second else 1)) == REPEATS_EVERY // 2 - 1:
            made = _changed(lots.choice(earlier), common, lots)
        else:
            template = lots.choice(templates)
            made = Made(template, tuple(filler(gap, common, lots) for gap in template.gaps))
        page.append(made)
        yield made


def _places() -> Iterator[int]:
    """The place of each sentence in its document."""
    while True:
        yield from range(DOCUMENT_SENTENCES)


def _changed(made: Made, common: Sequence[str], lots: random.Random) -> Made:
    """The sentence with one of its common words drawn anew, from the common ones; as it stands where it has none."""
    fillers = list(made.fillers)
    places = [place for place, filler in enumerate(fillers) if filler.lower() in common]
    if places:
        place = lots.choice(places)
        fillers[place] = filler(made.template.gaps[place], common, lots, len(common))
    return Made(made.template, tuple(fillers))


def filler(gap: str, common: Sequence[str], lots: random.Random, ranks: int = VOCABULARY) -> str:
    """A word, of so many ranks, or a figure that can stand where this one stood."""
    if gap.isdigit():
        return str(lots.randrange(10 ** (len(gap) - 1), 10 ** len(gap)))
    word = _word(int(ranks ** lots.random()) - 1, common)
    return word.capitalize() if gap[0].isupper() else word


def _word(rank: int, common: Sequence[str]) -> str:
    """The word of a rank: one of seeds/, or the front of one and the back of another."""
    if rank < len(common):
        return common[rank]
    front, back = common[rank % len(common)], common[rank // len(common) % len(common)]
    return front[: len(front) // 2 + 1] + back[len(back) // 2 :]


def material(seeds: Path) -> tuple[list[Template], list[str]]:
    """The templates, and the content words from the most frequent one on."""
    language = language_of(LANGUAGE)
    counts: Counter[str] = Counter()
    templates: dict[str, Template] = {}
    read = (one for collection in read_collections([seeds]) for one in collection.sets)
    for row, document in enumerate(document for one in read for document in one.documents):
        for sentence in split_document(document, row, language) if document.language == LANGUAGE else ():
            if sentence.eligible and _PLAIN.fullmatch(sentence.text):
                templates.setdefault(sentence.text, _template(sentence.text, language.words.stop_words))
    for template in templates.values():
        counts.update(gap.lower() for gap in template.gaps if not gap.isdigit())
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return [template for template in templates.values() if len(template.gaps) >= FEWEST_GAPS], ranked


def _template(text: str, stop_words: frozenset[str]) -> Template:
    """Gaps where content words and figures stand, but for the last word: some words with a stop are abbreviations."""
    last = text.rfind(" ")
    gaps = [one for one in _SLOT.finditer(text, 0, last) if one.group().lower() not in stop_words]
    borders = [0, *(border for one in gaps for border in one.span()), len(text)]
    texts = tuple(text[borders[at] : borders[at + 1]] for at in range(0, len(borders), 2))
    return Template(texts, tuple(one.group() for one in gaps))
