"""The highest scores first: what most extractive summarisers do, and the baseline for the others.

What says the same as something chosen is still passed over, as for every selector.
"""

from __future__ import annotations

import numpy as np

from summarizers.choosing.selection import Candidates, Selection


def top(candidates: Candidates) -> Selection:
    """Choose by score until nothing open fits. Ties go to the lower row."""
    selection = Selection(candidates)
    while selection.open.any():
        selection.take(int(np.argmax(np.where(selection.open, candidates.scores, -np.inf))))
    return selection
