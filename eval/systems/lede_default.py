"""lede's `summarize` in its default mode, on the joined documents."""

from __future__ import annotations

from collections.abc import Sequence

from eval.systems.task import Task


def summary(task: Task) -> Sequence[str]:
    """Its answer at the largest length in characters, by twentieths of the first guess, that fits in words."""
    from lede import summarize
    from lede.sentences import split_sentences

    language = task.language()
    text = "\n\n".join(document.text for document in task.documents)
    characters = task.words * len(text) / max(1, language.count_words(text))
    for twentieths in range(24, 0, -1):
        answer = summarize(text, max_length=int(characters * twentieths / 20)).summary
        if language.count_words(answer) <= task.words:
            return split_sentences(answer)  # type: ignore[no-any-return]
    return ()
