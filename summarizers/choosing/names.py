"""Which sentence gives the full name that another one shortens: `Dana Whitlock` before `Whitlock`.

Known by shape: a run of words with capitals ends in the word that stands alone elsewhere. Titles count as an
introduction (`President Putin`); a word that opens a sentence counts where another sentence has it in a run. Scripts
without capitals have no such shape, and in German every noun has one, so there nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizers.reading.languages import Language

_EVERY_NOUN_HAS_A_CAPITAL = frozenset({"de"})
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


def introductions(texts: Sequence[str], language: Language) -> NDArray[np.bool_]:
    """(k, k) whether sentence i gives in full a name of which j has the last part alone.

    Args:
        texts: k sentences.
        language: theirs.
    """
    found = np.zeros((len(texts), len(texts)), dtype=bool)
    if language.code in _EVERY_NOUN_HAS_A_CAPITAL:
        return found
    runs = [list(_runs(text, language)) for text in texts]
    full = [{run[-1] for run in one if len(run) > 1} for one in runs]
    bare = [{run[0] for run in one if len(run) == 1} for one in runs]
    for i, given in enumerate(full):
        for j, short in enumerate(bare):
            found[i, j] = bool(given & short - full[j])
    return found


def _runs(text: str, language: Language) -> Iterator[list[str]]:
    """Words with capitals that stand side by side; function words do not count, whatever their case."""
    run: list[str] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match[0]
        is_name = word[0].isupper() and len(word) > 1 and word.lower() not in language.words.stop_words
        if run and (not is_name or text[end : match.start()] != " "):
            yield run
            run = []
        if is_name:
            run.append(word)
            end = match.end()
    if run:
        yield run
