"""Documents in canonical order -> the text that is ranked: sentences of one language, each said once a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from summarizers.datatypes import BriefWarning, Document, Options, Sentence
from summarizers.errors import NothingToSummarizeError
from summarizers.reading.cleaning import furniture, headline
from summarizers.reading.copies import copies, repeats_inside
from summarizers.reading.detection import detect_language, told_language
from summarizers.reading.languages import Language, language_of
from summarizers.reading.pages import holds_no_article
from summarizers.reading.sentences import split_document
from summarizers.reading.words import Words, words_of

_NO_ARTICLE = "this page holds notices and no article: nothing of it is quoted where there is an article"


@dataclass(frozen=True, slots=True)
class Text:
    """What is ranked.

    Attributes:
        documents: in canonical order, with titles found where they had none.
        language: of the brief.
        sentences: n of them, document by document; without repeats inside a document and without copies.
        words: of the n sentences.
        follows: (n,) whether the sentence in the row before stands right before it in its document.
        counts: sentences of each document, repeats and all.
        duplicate_of: row of a document that is a copy -> row of the one kept.
        already_read: the words of what the reader knows, numbered as `words` are.
        titles: the words of each document's title, numbered as `words` are; none for one without a title.
        warnings: what was noticed.
    """

    documents: tuple[Document, ...]
    language: Language
    sentences: tuple[Sentence, ...]
    words: Words
    follows: NDArray[np.bool_]
    counts: tuple[int, ...]
    duplicate_of: dict[int, int]
    already_read: Words
    titles: Words
    warnings: tuple[BriefWarning, ...]


def read(documents: Sequence[Document], options: Options, checkpoint: Callable[[str], None]) -> Text:
    """Find the language, split every document written in it, and leave out what is there twice.

    Raises:
        NothingToSummarizeError: no document holds a sentence.
    """
    told = [_code(document, options) for document in documents]
    language = _majority(documents, told)
    codes = [code or language.code for code in told]
    warnings = _language_warnings(documents, codes, language)
    left_out = furniture(document.text for document in documents) if len(documents) > 2 else frozenset()
    titled = tuple(map(_titled, documents))
    found: list[list[Sentence]] = [[] for _ in titled]
    for row, (document, code) in enumerate(zip(titled, codes, strict=True)):
        if code == language.code:
            checkpoint("read")
            # Where all lines of a document close others too, they are no furniture but the news itself.
            found[row] = split_document(document, row, language, left_out) or split_document(document, row, language)
            if not found[row]:
                warnings.append(BriefWarning("no_sentence", "no sentence was found in this document", document.id))
    counts = tuple(map(len, found))
    pages = [row for row, its in enumerate(found) if holds_no_article(its, language)]
    warnings += [BriefWarning("no_article", _NO_ARTICLE, titled[row].id) for row in pages]
    if len(pages) < sum(map(bool, counts)):  # where there is nothing else, a notice is better than nothing
        for row in pages:
            found[row] = []
    sentences = [sentence for its in found for sentence in its]
    if not sentences:
        raise NothingToSummarizeError(f"got {len(titled)} documents, and none holds a sentence")
    known = [sentence.text for document in options.already_read for sentence in split_document(document, 0, language)]
    titles = [" ".join((document.title or "").split()) for document in titled]
    words = words_of([sentence.text for sentence in sentences] + known + titles, language)
    end_of_known = len(sentences) + len(known)
    known_words = words.between(len(sentences), end_of_known)
    title_words = words.between(end_of_known, end_of_known + len(titles))
    words = words.between(0, len(sentences))
    kept, duplicate_of = _said_once(sentences, words, len(titled))
    are_all = len(kept) == len(sentences)
    said_once = tuple(sentences) if are_all else tuple(sentences[row] for row in kept.tolist())
    return Text(
        documents=titled,
        language=language,
        sentences=said_once,
        words=words if are_all else words.keep(kept),
        follows=_follows(kept, said_once),
        counts=counts,
        duplicate_of=duplicate_of,
        already_read=known_words,
        titles=title_words,
        warnings=tuple(warnings),
    )


def _code(document: Document, options: Options) -> str | None:
    """The language that is stated or found; None where the text is too short to tell."""
    if options.language != "auto":
        return options.language
    return document.language or told_language(document.text)


def _majority(documents: Sequence[Document], codes: Sequence[str | None]) -> Language:
    """The language that most documents are written in, of equals the one with more text.

    Where no document tells its language, all of them together do.
    """
    size: Counter[str] = Counter()
    for document, code in zip(documents, codes, strict=True):
        if code:
            size[code] += len(document.text)
    number = Counter(filter(None, codes))
    if not number:
        return language_of(detect_language("\n".join(document.text for document in documents)))
    return language_of(max(number, key=lambda one: (number[one], size[one], one)))


def _language_warnings(documents: Sequence[Document], codes: Sequence[str], language: Language) -> list[BriefWarning]:
    """Names the documents in other languages, and the language where there are no lists for it."""
    warnings = [
        BriefWarning(
            "other_language", f"written in {other!r}, the brief is in {language.code!r}: not used", document.id
        )
        for document, other in zip(documents, codes, strict=True)
        if other != language.code
    ]
    if not language.known:
        message = f"no stop words and no stemmer for the language {language.code!r}: words are compared as they stand"
        warnings.append(BriefWarning("unknown_language", message))
    return warnings


def _titled(document: Document) -> Document:
    """The document with its headline for a title, where it has none and there is one."""
    title = document.title or headline(document.text)
    return document if title == document.title else replace(document, title=title)


def _said_once(
    sentences: Sequence[Sentence], words: Words, n_documents: int
) -> tuple[NDArray[np.int64], dict[int, int]]:
    """Rows of the sentences that are no repeat inside their document and stand in no copy; copy -> kept document."""
    rows = np.flatnonzero(~repeats_inside(sentences, words))
    documents = np.fromiter((sentences[row].document for row in rows.tolist()), np.int64, len(rows))
    duplicate_of = copies(documents, words.keep(rows), n_documents)
    is_kept = np.ones(n_documents, dtype=bool)
    is_kept[list(duplicate_of)] = False
    return rows[is_kept[documents]], duplicate_of


def _follows(rows: NDArray[np.int64], sentences: Sequence[Sentence]) -> NDArray[np.bool_]:
    """(n,) whether each sentence stands right behind the one before it, nothing left out between, in one document."""
    documents = np.fromiter((sentence.document for sentence in sentences), np.int64, len(sentences))
    follows = np.zeros(len(rows), dtype=bool)
    follows[1:] = (rows[1:] - rows[:-1] == 1) & (documents[1:] == documents[:-1])
    return follows
