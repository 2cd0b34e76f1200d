"""From counts to scores: what ROUGE counts, and the one formula that all its metrics share."""

from typing import NamedTuple


class Score(NamedTuple):
    """Recall, precision and F of one metric, each in [0, 1]."""

    recall: float
    precision: float
    f: float


class Counts(NamedTuple):
    """What a metric counted in one summary against one reference, or against several pooled.

    `root` is the exponent that is taken back from the quotients: that of ROUGE-W, 1 elsewhere. `compared` is
    the recall by which the program chooses the best reference (-f B), which is not always the one it shows.
    """

    hits: float
    reference: float
    peer: float
    root: float = 1.0
    compared: float = 0.0

    def recall(self) -> float:
        """Hits as a share of the reference, before rounding; 0 where the reference has nothing to count."""
        return _share(self.hits, self.reference, self.root)

    def precision(self) -> float:
        """Hits as a share of the summary, before rounding; 0 where the summary has nothing to count."""
        return _share(self.hits, self.peer, self.root)

    def exact_score(self, alpha: float) -> Score:
        """Recall, precision and F without rounding, as the program has them inside a corpus average."""
        recall, precision = self.recall(), self.precision()
        return Score(recall, precision, f_measure(recall, precision, alpha))

    def score(self, alpha: float) -> Score:
        """Recall and precision in five decimals, and F made from them.

        The program makes F from the rounded figures and rounds it again, and so do we.
        """
        recall, precision = round(self.recall(), 5), round(self.precision(), 5)
        return Score(recall, precision, round(f_measure(recall, precision, alpha), 5))


def pooled(counts: list[Counts]) -> Counts:
    """Add up the counts against several references, the program's way of averaging them (-f A)."""
    return Counts(
        sum(one.hits for one in counts),
        sum(one.reference for one in counts),
        sum(one.peer for one in counts),
        counts[0].root if counts else 1.0,
    )


def f_measure(recall: float, precision: float, alpha: float) -> float:
    """Van Rijsbergen's F; alpha in [0, 1]: 0 is recall alone, 1 precision alone. 0 where it is undefined."""
    divisor = (1 - alpha) * precision + alpha * recall
    return recall * precision / divisor if divisor > 0 else 0.0


def _share(hits: float, base: float, root: float) -> float:
    if base <= 0:
        return 0.0
    share = hits / base
    return share if root == 1.0 else float(share ** (1 / root))
