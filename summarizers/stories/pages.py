"""Which documents are pages of a site and no articles: cookie notices, sign-in forms, archive pages, errors.

Feeds and crawls hold them, often word for word the same under many links, and they would pull unrelated stories
together. They talk about the site itself: of their content words, a share that no article reaches, articles about
the web included, belongs to the small vocabulary in `site_words.json`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summarizers.reading.languages import Language
from summarizers.reading.words import Words, words_of

SITE_SHARE = 0.22  # of the content words; articles about passwords and cookies reach 0.17


def pages(words: Words, documents: NDArray[np.int64], n_documents: int, language: Language) -> NDArray[np.bool_]:
    """(d,) which documents are pages of a site.

    Args:
        words: of n texts.
        documents: (n,) row of each text's document.
        n_documents: d.
        language: whose vocabulary of sites is used; where there is none, no document is a page.
    """
    terms = words.term_of[words.ids] if len(words.ids) else np.zeros(0, dtype=np.int32)
    document_of = np.repeat(documents, np.diff(words.starts))
    is_site = np.fromiter((term in _site_terms(language) for term in words.terms), np.bool_, len(words.terms))
    content = np.bincount(document_of[terms >= 0], minlength=n_documents)
    about_site = np.bincount(document_of[terms >= 0][is_site[terms[terms >= 0]]], minlength=n_documents)
    return about_site > SITE_SHARE * content


@cache
def _site_terms(language: Language) -> frozenset[str]:
    """The vocabulary of sites, stemmed as the documents are."""
    lists: dict[str, list[str]] = json.loads(
        files("summarizers.stories").joinpath("site_words.json").read_text("utf-8")
    )
    words = words_of([" ".join(lists.get(language.code, ()))], language)
    return frozenset(words.terms)
