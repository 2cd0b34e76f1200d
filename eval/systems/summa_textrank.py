"""summa's TextRank (Barrios et al. 2016), as `summa.summarizer.summarize` runs it on the joined documents."""

from __future__ import annotations

from collections.abc import Sequence

from eval.systems.sumy_pipelines import name_of
from eval.systems.task import Task, filled


def summary(task: Task) -> Sequence[str]:
    """Its sentences, best first until the length is filled, in the order of the text.

    Its own option for a length in words goes over it as often as not, so it is asked for all scores.
    """
    from summa.summarizer import summarize

    text = "\n\n".join(document.text for document in task.documents)
    scored = summarize(text, ratio=1.0, language=name_of(task.language()), split=True, scores=True)
    ranked = sorted(range(len(scored)), key=lambda row: -scored[row][1])
    chosen = filled(((row, scored[row][0]) for row in ranked), task)
    return [scored[row][0] for row in sorted(chosen)]
