"""ROUGE-L (Lin 2004, section 3): union longest common subsequence of lines.

Each line of the reference is compared with every line of the summary; a token of the reference is hit if it is in
the chosen LCS with any of them. Which LCS is chosen decides the figure: the program takes a match always, and goes
back one token in the reference, not in the summary, where both ways are equally long.

The table of LCS lengths is kept as one integer for each token of the summary, whose bit i tells whether the length
grows at token i of the reference (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"). All lines of the
reference lie in that integer side by side, with an empty bit between them that catches the carry.
"""

from collections.abc import Iterable, Iterator, Sequence

Step = tuple[int, int]  # for a token of a summary's line: where it matches, and where it matches or the length grows


class PackedLines:
    """The lines of a reference as bits of one integer, lowest first."""

    def __init__(self, lines: Iterable[Sequence[str]]) -> None:
        self.positions: dict[str, int] = {}  # token -> the bits where it is
        self.segments: list[int] = []  # one mask for each line
        self._tokens: list[str] = []  # bit -> token, "" between lines
        for line in lines:
            start = len(self._tokens)
            for bit, token in enumerate(line, start):
                self.positions[token] = self.positions.get(token, 0) | 1 << bit
            self.segments.append((1 << len(line)) - 1 << start)
            self._tokens += [*line, ""]

    def tokens(self, hits: int) -> Iterator[str]:
        """Give the tokens at the set bits."""
        while hits:
            bit = hits.bit_length() - 1
            yield self._tokens[bit]
            hits ^= 1 << bit


def union_hits(reference: PackedLines, lines: Iterable[Sequence[str]]) -> int:
    """Give the hit tokens of a reference, as set bits."""
    hits = 0
    for line in lines:
        steps = _steps(reference, line)
        grown = steps[0][1] if steps else 0
        for segment in reference.segments:
            if segment & grown:
                hits |= _walk(steps, segment)
    return hits


def _steps(reference: PackedLines, line: Sequence[str]) -> list[Step]:
    """Fill the table, and give it from its last row to its first."""
    positions, every = reference.positions, sum(reference.segments)
    falls = every  # bit i is 0 where the length of the LCS grows at token i
    steps: list[Step] = []
    for token in line:
        match = positions.get(token, 0)
        if match:
            kept = falls & match
            falls = (falls + kept | falls - kept) & every
        elif steps and not steps[-1][0]:
            continue  # walking through a second token without a match changes nothing
        steps.append((match, match | every ^ falls))
    steps.reverse()
    return steps


def _walk(steps: Iterable[Step], segment: int) -> int:
    """Give the hits in one line of the reference, walking back through the table from its end."""
    hits, below = 0, segment  # `below`: the tokens of the reference that are still to be walked
    for match, stops in steps:
        # Go up to the nearest token that matches, or from which only the way left keeps the length.
        stop = stops & below
        if not stop:
            break
        bit = 1 << stop.bit_length() - 1
        if bit & match:
            hits |= bit
            below &= bit - 1
        else:
            below &= bit | bit - 1
    return hits
