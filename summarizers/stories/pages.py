"""Which documents are pages of a site and no articles: cookie notices, sign-in forms, archive pages, errors.

Feeds and crawls hold them, often word for word the same under many links, and they would pull unrelated stories
together. They talk about the site itself: of their content words, a share that no article reaches belongs to the
small vocabulary in `site_words.json`. Words that articles about the web are full of too (accounts, passwords, users)
count half, so that a few lines about a leak are still an article.
"""

from __future__ import annotations

import json
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from summarizers.reading.languages import Language
from summarizers.reading.per_language import once_per_language
from summarizers.reading.words import Words, words_of

SITE_SHARE = 0.22  # of the content words; articles reach 0.14, two lines about stolen passwords 0.21
NEWS_TOO = 0.5  # of a word


def pages(words: Words, documents: NDArray[np.int64], n_documents: int, language: Language) -> NDArray[np.bool_]:
    """(d,) which documents are pages of a site.

    Args:
        words: of n texts.
        documents: (n,) row of each text's document.
        n_documents: d.
        language: whose vocabulary of sites is used; where there is none, no document is a page.
    """
    terms = words.term_of[words.ids] if len(words.ids) else np.zeros(0, dtype=np.int32)
    content = terms >= 0
    document_of = np.repeat(documents, np.diff(words.starts))[content]
    weight_of = _site_terms(language)
    weights = np.fromiter((weight_of.get(term, 0.0) for term in words.terms), np.float64, len(words.terms))
    about_site = np.bincount(document_of, weights=weights[terms[content]], minlength=n_documents)
    return np.asarray(about_site > SITE_SHARE * np.bincount(document_of, minlength=n_documents))


@once_per_language
def _site_terms(language: Language) -> dict[str, float]:
    """The vocabulary of sites, stemmed as the documents are, and how much each word counts."""
    resource = files("summarizers.stories").joinpath("site_words.json")
    lists = json.loads(resource.read_text("utf-8")).get(language.code, {"site": [], "news_too": []})
    weights = dict.fromkeys(words_of([" ".join(lists["news_too"])], language).terms, NEWS_TOO)
    return weights | dict.fromkeys(words_of([" ".join(lists["site"])], language).terms, 1.0)
