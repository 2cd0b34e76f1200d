"""The highest scores first: what most extractive summarisers do, and the baseline for the others.

What says the same as something chosen is still passed over, as for every selector, and a score counts for as much as
the sentence stands behind what is chosen (`context.py`).
"""

from __future__ import annotations

from summarizers.choosing.candidates import Candidates
from summarizers.choosing.selection import Selection


def top(candidates: Candidates) -> Selection:
    """Choose by score until nothing open fits. Ties go to the lower row."""
    selection = Selection(candidates)
    while (row := selection.best(candidates.scores * selection.standing())) is not None:
        selection.take(row)
    return selection
