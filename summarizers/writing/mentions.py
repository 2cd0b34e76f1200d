"""A sentence -> its figures, each with the evidence of what it counts: the words, names and days around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, takewhile

from summarizers.reading.word_lists import word_lists
from summarizers.writing.acts import acts
from summarizers.writing.figure_words import figure_words
from summarizers.writing.figures import COMPARED, Figure, figures_among, may_hold_figures
from summarizers.writing.meanings import is_fate, meanings, stems_of
from summarizers.writing.token_row import TokenRow
from summarizers.writing.tokens import longest_phrase

_REACH = 24  # tokens on either side that may tell what a figure counts
_NEAR = 3  # tokens on either side that may tell its role
_MOST = 24  # compared figures of a sentence that are looked at; a table in disguise has more
_CLAUSE_MARKS = frozenset(",;:()[]—–،，；、")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with the evidence of what it counts; all words are stems, those of one meaning folded into one.

    Attributes:
        figure: what is said.
        noun: stems of the counted thing; empty where a fate stands in its place (`38 were killed`).
        context: stems around it, up to the next figure.
        deeds: the word that governs it: right before it, or the first after its noun; the three nearest
            to a percentage or a sum, which have no noun.
        fates: what happened to what is counted, among `context`; to the next person, in its clause.
        days: weekdays, months, days and years in its clause, or in front of the sentence.
        names: capitalised words in its clause.
        measure: whether the noun is a unit of length, time or the like.
        role: "part" (`including 3 children`), "total" (`overall`), or "".
    """

    figure: Figure
    noun: tuple[str, ...]
    context: frozenset[str]
    deeds: frozenset[str]
    fates: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]
    measure: bool
    role: str


class Said:
    """A sentence: its figures, and what tells whether another one says the same, read when it is first asked for.

    Attributes:
        compared: its counts, percentages, sums of money and ranks of persons.
        values: every number in it, whatever it says.
        sums: (kind, sum) of each two of `compared`.
    """

    def __init__(self, text: str, language: str) -> None:
        """Find the figures of a text, of a language named by its ISO 639-1 code."""
        self._text = text
        self._language = language
        self._found = figures_among(self._row) if may_hold_figures(text, language) else []
        self.compared = [figure for figure in self._found if figure.kind in COMPARED][:_MOST]
        self.values = frozenset(figure.value for figure in self._found if figure.value)
        self.sums = frozenset(
            (one.kind, one.value + other.value)
            for one, other in combinations(self.compared, 2)
            if one.kind == other.kind
        )

    @cached_property
    def mentions(self) -> list[Mention]:
        """One of each figure compared, in their order."""
        return self._evidence.mentions()

    @cached_property
    def acts(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """What it tells that somebody did: ("apology", ("putin", "president"))."""
        return frozenset(acts(self._row))

    @cached_property
    def numbers(self) -> frozenset[float | str]:
        """Every number in it, by its value; dates, times and codes, which have none, as they stand."""
        return frozenset(one.value or self._text[one.start : one.end].lower() for one in self._found)

    @property
    def years(self) -> frozenset[float]:
        """Its figures that are counts of years."""
        words = figure_words(self._language).years
        return frozenset(figure.value for figure in self.compared if figure.noun[:1] and figure.noun[0] in words)

    @cached_property
    def names(self) -> frozenset[str]:
        """Its words with capitals, but for the first one and words such as I; none in German: every noun has one."""
        row, stop_words = self._row, word_lists(self._language).stop_words
        places = range(1, len(row.tokens) if self._language != "de" else 0)
        capitals = (row.word(at) for at in places if row.capital(at) and not row.calendar(at))
        return frozenset(word for word in capitals if word not in stop_words)

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words."""
        return frozenset(token.word for token in self._row.tokens)

    @cached_property
    def speaks_of_a_toll(self) -> bool:
        """Whether a word says that a count is brought up to date: `the death toll rose to five`."""
        return any(token.word in figure_words(self._row.language).tolls for token in self._row.tokens)

    @cached_property
    def speaks_of_victims(self) -> bool:
        """Whether such a count is one of victims, of whom nothing else is said: `the toll of victims has passed 80`."""
        is_of_victims = any(token.word in figure_words(self._row.language).victims for token in self._row.tokens)
        return is_of_victims and self.speaks_of_a_toll and not any(map(is_fate, self.stems))

    def between(self, one: Figure, other: Figure) -> list[str]:
        """The words between two figures."""
        return [token.word for token in self._row.tokens[one.tokens[1] : other.tokens[0]]]

    @cached_property
    def stems(self) -> frozenset[str]:
        """All its content words."""
        return frozenset(self._evidence.stems) - {""}

    @cached_property
    def _row(self) -> TokenRow:
        return TokenRow(self._text, self._language)

    @cached_property
    def _evidence(self) -> _Evidence:
        return _Evidence(self._row, self._found, self.compared)


class _Evidence:
    """Reads off one row of tokens what stands around each figure."""

    def __init__(self, tokens: TokenRow, found: Sequence[Figure], compared: Sequence[Figure]) -> None:
        self.tokens, self.row, self.compared, self.language = tokens, tokens.tokens, compared, tokens.language
        self.stems = stems_of(self.row, self.language)
        self.calendar = [tokens.calendar(at) for at in range(len(self.row))]
        self.codes: set[int] = set()
        for figure in found:
            said = tokens.text[figure.start : figure.end]
            first, stop = figure.tokens
            self.stems[first:stop] = [""] * (stop - first)
            if figure.kind in ("date", "year"):
                self.calendar[first] = f"{'day' if figure.kind == 'date' else 'year'}:{said}"
            elif figure.kind == "code":  # an identifier is a name
                self.stems[first] = f"#{said.lower()}"
                self.codes.add(first)
        self.stems = ["" if day else stem for stem, day in zip(self.stems, self.calendar, strict=True)]

    def mentions(self) -> list[Mention]:
        """One of each compared figure, in their order."""
        borders = [0, *map(self._border, self.compared, self.compared[1:]), len(self.row)]
        nouns = [self._noun(figure) for figure in self.compared]
        contexts = [self._segment(figure, *borders[place : place + 2]) for place, figure in enumerate(self.compared)]
        return [
            self._mention(place, nouns, contexts, borders[place], borders[place + 1])
            for place in range(len(self.compared))
        ]

    def _mention(
        self, place: int, nouns: list[tuple[str, ...]], contexts: list[frozenset[str]], lower: int, upper: int
    ) -> Mention:
        figure, noun, context = self.compared[place], nouns[place], contexts[place]
        if context <= set(noun) and len(contexts) > 1:
            # In "12 soldiers and four civilians died" all the rest belongs to both.
            other = place + 1 if place + 1 < len(contexts) else place - 1
            context |= contexts[other] - set(nouns[other])
        clause = self._clause(figure)
        around = context if figure.kind != "rank" else (self.stems[at] for at in clause)  # one dies, others are hurt
        return Mention(
            figure=figure,
            noun=noun,
            context=context,
            deeds=self._deeds(figure, len(noun), lower, upper),
            fates=frozenset(filter(is_fate, around)),
            days=frozenset(self.calendar[at] for at in (*clause, *self._front(figure)) if self.calendar[at]),
            names=frozenset(self.stems[at] for at in clause if self._is_name(at)),
            measure=bool(noun) and figure.noun[0] in meanings(self.language).measures,
            role=self._role(figure, clause),
        )

    def _noun(self, figure: Figure) -> tuple[str, ...]:
        """The stems of the counted thing, up to the first fate: `people` of `12 people killed`."""
        start = figure.tokens[1]
        if figure.noun and self.tokens.word(start) != figure.noun[0]:
            start += 1  # the function word of `1.5 million of people`
        stems = self.stems[start : start + len(figure.noun)]
        return tuple(takewhile(lambda stem: stem and not is_fate(stem), stems))

    def _border(self, one: Figure, other: Figure) -> int:
        """Where the words of one figure end and those of the next begin: the last mark or function word between."""
        for at in range(other.tokens[0] - 1, max(one.tokens[1], other.tokens[0] - _REACH) - 1, -1):
            if not self.stems[at]:
                return at
        return other.tokens[0]

    def _segment(self, figure: Figure, lower: int, upper: int) -> frozenset[str]:
        """The stems around a figure, between its borders."""
        first, stop = figure.tokens
        return frozenset(self.stems[max(lower, first - _REACH) : min(upper, stop + _REACH)]) - {""}

    def _deeds(self, figure: Figure, noun: int, lower: int, upper: int) -> frozenset[str]:
        """The word right before a count, or the first after its noun, or the nearest before it."""
        first, stop = figure.tokens
        before = [stem for stem in self.stems[max(lower, first - _REACH) : first] if stem]
        after = [stem for stem in self.stems[stop + noun : min(upper, stop + _REACH)] if stem]
        if figure.kind != "count":
            return frozenset(before[-2:] + after[:1])
        if first > lower and self.stems[first - 1] and not self._is_name(first - 1):
            return frozenset(before[-1:])
        return frozenset(after[:1] or before[-1:])

    def _clause(self, figure: Figure) -> range:
        """The tokens from the mark before the figure to the mark after it."""
        first, stop = figure.tokens
        while first > max(0, figure.tokens[0] - _REACH) and self.row[first - 1].word not in _CLAUSE_MARKS:
            first -= 1
        while stop < min(len(self.row), figure.tokens[1] + _REACH) and self.row[stop].word not in _CLAUSE_MARKS:
            stop += 1
        return range(first, stop)

    def _front(self, figure: Figure) -> range:
        """The opening up to the first mark: `On Monday, …`. A close (`…, she said on Monday`) dates the words alone."""
        for at in range(min(figure.tokens[0], _REACH)):
            if self.row[at].word in _CLAUSE_MARKS:
                return range(at)
        return range(0)

    def _is_name(self, at: int) -> bool:
        """Capitals tell nothing in German, where every noun has one."""
        return at in self.codes or (self.language != "de" and bool(self.stems[at]) and self.tokens.capital(at))

    def _role(self, figure: Figure, clause: range) -> str:
        first, stop = figure.tokens
        near = [*range(max(0, first - _NEAR), first), *range(stop, min(len(self.row), stop + 1))]
        if any(longest_phrase(meanings(self.language).parts, self.row, at) for at in near):
            return "part"
        return "total" if any(self.row[at].word in meanings(self.language).totals for at in clause) else ""
