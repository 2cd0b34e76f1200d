"""ROUGE-L and ROUGE-W (Lin 2004, sections 3 and 4): union longest common subsequence of lines.

Each line of the reference is compared with every line of the summary; a token of the reference is hit if it
is in the chosen LCS with any of them. Which LCS is chosen decides the figure. The program takes a match
always, and goes back one token in the reference, not in the summary, where both ways are equally long.

The table of LCS lengths is kept as one integer per token of the summary, whose bit i tells whether the
length grows at token i of the reference (Hyyrö 2004, "Bit-parallel LCS-length computation revisited"): a
hundred cells a step.
"""

from collections.abc import Sequence


def union_hits(reference: Sequence[str], lines: Sequence[Sequence[str]]) -> int:
    """Give the hit tokens of a reference line, as the set bits of an integer."""
    positions: dict[str, int] = {}
    for position, token in enumerate(reference):
        positions[token] = positions.get(token, 0) | 1 << position
    hits = 0
    for line in lines:
        hits |= _lcs_hits(positions, len(reference), line)
    return hits


def _lcs_hits(positions: dict[str, int], length: int, line: Sequence[str]) -> int:
    """Give the LCS of a reference line of `length` tokens, at `positions`, with one line of the summary."""
    every = (1 << length) - 1
    falls = every  # bit i is 0 where the length of the LCS grows at token i
    steps: list[tuple[int, int]] = []  # for each token of the line: where it matches, where the length grows
    for token in line:
        match = positions.get(token, 0)
        kept = falls & match
        falls = (falls + kept | falls - kept) & every
        steps.append((match, every ^ falls))
    hits, below = 0, every  # `below`: the tokens of the reference that are still to be walked
    for match, growth in reversed(steps):
        # Go up to the nearest token that matches, or from which only the way left keeps the length.
        stop = (match | growth) & below
        if not stop:
            break
        bit = 1 << stop.bit_length() - 1
        if bit & match:
            hits |= bit
            below = bit - 1
        else:
            below = (bit << 1) - 1
    return hits


def set_bits(hits: int) -> list[int]:
    """Give the positions of the set bits of an integer, highest first."""
    positions = []
    while hits:
        positions.append(hits.bit_length() - 1)
        hits ^= 1 << positions[-1]
    return positions
