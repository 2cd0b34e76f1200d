"""All of the ranking together: what no single ranker can promise."""

import numpy as np
from sample_sets import documents, read_text

from summarizers.datatypes import Options
from summarizers.ranking.rank import rank


def test_sentences_that_nothing_tells_apart_score_the_same_to_the_last_digit() -> None:
    """Each has one figure of its own, so that only the order in which sums were taken could part them."""
    for n in range(5, 60):
        found = documents(*(f"The storm killed {at} people in the town of Merrow on Tuesday." for at in range(n)))
        scores = rank(read_text(found), Options()).scores
        assert np.unique(scores).tolist() == [scores[0]], n
