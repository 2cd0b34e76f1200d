"""Two sentences that say the same -> the figures in which they differ.

A figure of one is held against a figure of the other only where the words around both show that they count the
same thing: the same noun, the same deed or fate beside it, no other day, no other name. Precision goes before
recall: each rule can only take a pair away, and what stays ambiguous is passed over.
"""

from __future__ import annotations

from summarizers.writing.figures import Figure
from summarizers.writing.meanings import PERSONS, is_telling
from summarizers.writing.mentions import Mention, Said

_DICE = 0.3  # Dice coefficient of the words around two counts of one noun, at least
_DICE_ALONE = 0.5  # of the words around two figures without a noun
_WITNESSES = 2  # words besides the noun that two lengths, or two counts under different verbs, must share
_INSIDE = 0.8  # or this share of the fewer words stands in the more


def differing_figures(a: str, b: str, language: str) -> list[tuple[Figure, Figure]]:
    """The figures of `a` that `b` gives otherwise, each with what `b` says.

    Args:
        a: a sentence.
        b: another one, already known to say the same.
        language: ISO 639-1 code of both.
    """
    return differing(Said(a, language), Said(b, language))


def differing(here: Said, there: Said) -> list[tuple[Figure, Figure]]:
    """`differing_figures` of two sentences whose figures have been read."""
    ours, theirs = _open(here, there), _open(there, here)
    if not ours or not theirs:
        return []  # as is most often so, and what stands around the figures need not be read
    scores = {(i, j): _alignment(here.mentions[i], there.mentions[j], here, there) for i in ours for j in theirs}
    agreeing = [
        (i, j)
        for (i, j), score in scores.items()
        if score > 0 and here.mentions[i].figure.agrees_with(there.mentions[j].figure)
    ]
    told_here, told_there = {i for i, _ in agreeing}, {j for _, j in agreeing}
    found = []
    for i in ours:
        j = _clear_best({j: scores[i, j] for j in theirs})
        if j is None or i in told_here or j in told_there or _clear_best({k: scores[k, j] for k in ours}) != i:
            continue
        found.append((here.mentions[i].figure, there.mentions[j].figure))
    return found


def _open(one: Said, other: Said) -> list[int]:
    """Places of the figures whose number the other sentence does not have, nor two numbers that add up to it."""
    return [
        place
        for place, figure in enumerate(one.compared)
        if figure.value not in other.values and (figure.kind, figure.value) not in other.sums
    ]


def _clear_best(scores: dict[int, float]) -> int | None:
    """The key of the highest score above 0, if it is the only one."""
    highest = max(scores.values(), default=0.0)
    best = [key for key, score in scores.items() if score == highest]
    return best[0] if highest > 0 and len(best) == 1 else None


def _alignment(f: Mention, g: Mention, here: Said, there: Said) -> float:
    """How surely two mentions count one thing: the Dice coefficient of their words, or 0 if anything is against it."""
    if (f.figure.kind, f.figure.currency, f.role) != (g.figure.kind, g.figure.currency, g.role):
        return 0.0
    if _other_day(f.days, g.days) or (f.names - there.stems and g.names - here.stems):
        return 0.0
    ours, theirs = (frozenset(filter(is_telling, one.context)) for one in (f, g))
    if ours and theirs and not ours & theirs:
        return 0.0
    dice, shared = _likeness(f, g)
    if f.figure.kind == "count":
        fits = dice >= _DICE and bool(shared - set(f.noun)) and _same_noun(f, g, here, there)
    else:
        inside = len(shared) >= _INSIDE * min(len(f.context), len(g.context))
        fits = len(shared) > 1 and (dice >= _DICE_ALONE or inside) and _same_base(f, g, here, there)
    return dice if fits else 0.0


def _other_day(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both name a weekday, day, month or year, and none of it is the same."""
    for kind in ("weekday", "day", "month", "year"):
        ours = {name for name in one if name.split(":")[0] == kind}
        theirs = {name for name in other if name.split(":")[0] == kind}
        if ours and theirs and not ours & theirs:
            return True
    return False


def _same_noun(f: Mention, g: Mention, here: Said, there: Said) -> bool:
    """Whether two counts are of one noun under one deed, or of persons with one fate."""
    f_persons, g_persons = f.noun[:1] in ((), (PERSONS,)), g.noun[:1] in ((), (PERSONS,))
    if f_persons and g_persons:
        # Without noun and fate, `stage 13 of the race` looks like `killed 13 of the crew`.
        return bool(f.fates & g.fates) or bool(f.noun and g.noun and f.deeds & g.deeds)
    if f_persons or g_persons:
        return False  # persons and children: a total and a part of it
    head_fits = f.noun[0] == g.noun[0] or _modified(f.noun, g.noun[0], there) or _modified(g.noun, f.noun[0], here)
    same_deed = f.deeds <= there.stems and g.deeds <= here.stems
    dice, shared = _likeness(f, g)
    few = len(shared - set(f.noun)) < _WITNESSES
    if not head_fits or (f.measure and (few or not same_deed)):
        return False
    # Another verb may say the same (`burned`, `consumed` 4,000 acres of forest) where all else around agrees.
    if not same_deed and (few or dice < _DICE_ALONE):
        return False
    # A list of distances in kilometres has one noun many times: only a fate tells them apart.
    once = all(sum(other.noun[:1] == f.noun[:1] for other in one.mentions) <= 1 for one in (here, there))
    return once or bool(f.fates & g.fates)


def _likeness(f: Mention, g: Mention) -> tuple[float, frozenset[str]]:
    """The Dice coefficient of the words around two mentions, and those that both have."""
    shared = f.context & g.context
    return 2 * len(shared) / max(1, len(f.context) + len(g.context)), shared


def _modified(noun: tuple[str, ...], head: str, other: Said) -> bool:
    """`Russian soldiers` for `soldiers`, if the other sentence speaks of Russians too."""
    return head in noun and all(word in other.stems for word in noun[: noun.index(head)])


def _same_base(f: Mention, g: Mention, here: Said, there: Said) -> bool:
    """For percentages and money: where a sentence has several, every word around must stand in the other sentence."""
    if f.deeds - there.stems and g.deeds - here.stems:
        return False  # a profit of $2 million, a turnover of $9 million
    kind = f.figure.kind
    alone = all(sum(mention.figure.kind == kind for mention in one.mentions) == 1 for one in (here, there))
    if alone:
        return not (f.noun and g.noun and set(f.noun) - there.stems and set(g.noun) - here.stems)
    return f.context <= there.stems and g.context <= here.stems
