"""Chosen rows -> the Brief: reading order, sources, disagreements, and all that was noticed on the way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizers.choosing.choose import Chosen
from summarizers.choosing.names import introductions
from summarizers.choosing.ordering import ORDERS, keep_leaning
from summarizers.choosing.ordering import Chosen as ChosenPlaces
from summarizers.datatypes import (
    Brief,
    BriefDocument,
    BriefSentence,
    BriefWarning,
    Disagreement,
    Dropped,
    Options,
    SaidDate,
    Support,
)
from summarizers.options import signature
from summarizers.published import instant, is_before, stated_day
from summarizers.ranking.rank import Ranking
from summarizers.reading.read import Text
from summarizers.writing.agreement import Agreement, agreement
from summarizers.writing.days_apart import days_apart
from summarizers.writing.relative_dates import ResolvedDay, resolved_days


def write(text: Text, ranking: Ranking, chosen: Chosen, options: Options) -> Brief:
    """The brief, its documents still in canonical order."""
    vectors, figures = ranking.vectors, chosen.overtaken
    found = agreement(
        chosen.rows,
        text.sentences,
        vectors.matrix,
        vectors.idf,
        figures.said,
        figures.newer,
        chosen.openings_meet,
    )
    places = _places(text, ranking, chosen, found)
    days = [_days(text, row) for row in chosen.rows]
    order = keep_leaning(places, ORDERS[options.order].arrange(places))
    if options.order == Options().order:  # any other order was asked for
        order = days_apart(order, days, places.leans)
    rows = [chosen.rows[one] for one in order]
    sentences = tuple(_brief_sentence(text, ranking, chosen.rows[one], found[one], days[one]) for one in order)
    warnings = text.warnings + chosen.warnings
    if ranking.topics.is_mixed:
        warnings += (BriefWarning("different_topics", "these documents are about different things"),)
    return Brief(
        title=_title(text, ranking),
        language=text.language.code,
        signature=signature(options, text.language.code),
        sentences=sentences,
        documents=_documents(text, ranking),
        warnings=warnings,
        dropped=_dropped(text, chosen, rows) if options.explain else None,
    )


def _title(text: Text, ranking: Ranking) -> str | None:
    """The verbatim title of the most central document that has one."""
    for row in np.argsort(-ranking.central, kind="stable").tolist():
        title: str | None = text.documents[row].title
        if title and not ranking.topics.off_topic[row] and text.counts[row]:
            return title
    return None


def _places(text: Text, ranking: Ranking, chosen: Chosen, found: Sequence[Agreement]) -> ChosenPlaces:
    """The chosen rows with where each document says them."""
    sizes = np.maximum(1, [len(document.text) for document in text.documents])
    places = np.full((len(chosen.rows), len(sizes)), np.nan)
    opens = np.zeros(len(chosen.rows), dtype=bool)
    said_at: dict[int, int] = {}
    for one, (row, agreed) in enumerate(zip(chosen.rows, found, strict=True)):
        for match in (row, *(support.row for support in agreed.support)):
            sentence = text.sentences[match]
            places[one, sentence.document] = sentence.start / sizes[sentence.document]
            opens[one] |= sentence.position == 0
            said_at[match] = one
    next_to = np.zeros((len(chosen.rows), len(chosen.rows)), dtype=np.int64)
    for match, one in said_at.items():
        if match + 1 in said_at and text.follows[match + 1]:
            next_to[one, said_at[match + 1]] += 1
    documents = [text.sentences[row].document for row in chosen.rows]
    return ChosenPlaces(
        rows=chosen.rows,
        scores=ranking.scores[list(chosen.rows)],
        documents=documents,
        published=[instant(text.documents[document].published) for document in documents],
        places=places,
        opens=opens,
        next_to=next_to,
        leans=chosen.leaning[list(chosen.rows)],
        introduces=introductions([text.sentences[row].text for row in chosen.rows], text.language),
        prepares=chosen.context.prepares(chosen.rows),
        alone=chosen.context.alone()[list(chosen.rows)],
    )


def _days(text: Text, row: int) -> list[ResolvedDay]:
    """The days that a sentence names by the day on which its document was published."""
    sentence = text.sentences[row]
    published = stated_day(text.documents[sentence.document].published)
    return resolved_days(sentence.text, text.language.code, published)


def _brief_sentence(
    text: Text, ranking: Ranking, row: int, agreed: Agreement, days: Sequence[ResolvedDay]
) -> BriefSentence:
    sentence = text.sentences[row]
    support = []
    for match in agreed.support:
        place = text.sentences[match.row]
        support.append(Support(text.documents[place.document].id, place.start, place.end, match.similarity))
    disagreements = []
    for differing in agreed.disagreements:
        place = text.sentences[differing.row]
        document = text.documents[place.document]
        start, end = _verbatim(document.text[place.start : place.end], place.text, *differing.there)
        disagreements.append(
            Disagreement(
                figure=sentence.text[slice(*differing.here)],
                at=differing.here,
                document=document.id,
                start=place.start + start,
                end=place.start + end,
                says=place.text[slice(*differing.there)],
                earlier=is_before(text.documents[sentence.document].published, document.published),
            )
        )
    return BriefSentence(
        text=sentence.text,
        document=text.documents[sentence.document].id,
        start=sentence.start,
        end=sentence.end,
        score=float(ranking.scores[row]),
        support=tuple(support),
        disagreements=tuple(disagreements),
        dates=tuple(
            SaidDate((one.start, one.end), sentence.text[one.start : one.end], one.day.isoformat()) for one in days
        ),
    )


def _verbatim(verbatim: str, folded: str, start: int, end: int) -> tuple[int, int]:
    """Offsets in a verbatim span for offsets in its folded form, which has lost white space and control characters."""
    if len(verbatim) == len(folded):
        return start, end
    place_of: list[int] = []
    at = 0
    for character in folded:
        while verbatim[at] != character and not (character == " " and verbatim[at].isspace()):
            at += 1
        place_of.append(at)
        at += 1
    return place_of[start], place_of[end - 1] + 1


def _documents(text: Text, ranking: Ranking) -> tuple[BriefDocument, ...]:
    return tuple(
        BriefDocument(
            document=document,
            sentences=text.counts[row],
            duplicate_of=text.documents[text.duplicate_of[row]].id if row in text.duplicate_of else None,
            off_topic=bool(ranking.topics.off_topic[row]),
        )
        for row, document in enumerate(text.documents)
    )


def _dropped(text: Text, chosen: Chosen, rows: Sequence[int]) -> tuple[Dropped, ...]:
    """What was passed over, in the order of the documents; `kept` counts in the order of the brief."""
    place_of = {row: place for place, row in enumerate(rows)}
    return tuple(
        Dropped(
            document=text.documents[text.sentences[row].document].id,
            start=text.sentences[row].start,
            end=text.sentences[row].end,
            reason=rejection.reason,
            kept=None if rejection.kept is None else place_of[rejection.kept],
            similarity=rejection.similarity,
        )
        for row, rejection in sorted(chosen.rejections().items())
    )
