"""What a page puts around an article is left out by its shape, and nothing of the article with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_sets import documents

from summarizers import Length, Options, summarize
from summarizers.reading.cleaning import (
    ends_with_mark,
    furniture,
    headline,
    is_hard_wrapped,
    prose_lines,
    text_lines,
)
from summarizers.reading.languages import LANGUAGES, language_of

LEAD = "The dam broke on Monday and flooded the lower town."
# --- lines that are not the article's ------------------------------------------------------------------------

LEFT_OUT = [
    "17 hours ago 6",
    "ARTICLE AD BOX",
    "Published On 28 Dec 2024",
    "Source",
    ":",
    "Al Jazeera and news agencies",
    "Read Entire Article",
    "By Jane Smith and Tom Ruiz",
    "Share",
    "Advertisement",
    "Image: Getty",
    "What we know so far",
    "* * *",
    "-----",
    "...",
    "28.12.2024, 14:30 Uhr",
    "Lesen Sie auch",
    "Partager sur Facebook",
    "Читайте также",
    "اقرأ أيضا",
    "阅读更多",
    "関連記事",
]


@pytest.mark.parametrize("line", LEFT_OUT)
def test_a_short_line_without_an_end_mark_is_no_prose(line: str) -> None:
    text = f"{line}\n{LEAD}\n{line}\n\n{line}"
    language = language_of("zh" if "\u3040" < line[0] < "\uffff" else "en")
    assert [text[start:end] for start, end in prose_lines(text, language)] == [LEAD]


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "“The dam broke,” she said.",
        "It broke!",
        "Wer zahlt das?“",
        "水坝周一决口。",
        "بحسب الوزير، انهار السد؟",
        "बाँध टूट गया।",
        "The dam above the town of Arle broke on Monday and flooded all of the lower town",
    ],
)
def test_a_line_of_prose_stays(line: str) -> None:
    """It ends as a sentence does, or is as long as one."""
    assert [line[start:end] for start, end in prose_lines(line, language_of("en"))] == [line]


@pytest.mark.parametrize(
    ("line", "point"),
    [
        ("- The dam broke on Monday.", "The dam broke on Monday."),
        ("•\tThe dam broke.", "The dam broke."),
        ("1) The dam broke.", "The dam broke."),
        ("(2) The dam broke.", "The dam broke."),
        ("– Der Damm brach.", "Der Damm brach."),
        ("-40 degrees were measured.", "-40 degrees were measured."),
        ("2024 was the wettest year.", "2024 was the wettest year."),
    ],
)
def test_a_bullet_is_cut_and_a_figure_is_none(line: str, point: str) -> None:
    assert [line[start:end] for start, end in text_lines(line)] == [point]


STANDFIRST = "The mayor speaks of a bitter night and leaves the question of guilt open."


@pytest.mark.parametrize("line", ["Published On 28 Dec 2024", "By Jane Smith", "Updated: 28.12.2024, 14:30"])
def test_a_standfirst_above_a_date_or_a_byline_is_heading(line: str) -> None:
    texts = ("Dam breaks above Arle, flooding the lower town and both of the camp sites", STANDFIRST, line, LEAD, LEAD)
    text = "\n".join(texts)
    assert [text[start:end] for start, end in prose_lines(text, language_of("en"))] == [LEAD, LEAD]


@pytest.mark.parametrize(
    "lines",
    [
        (LEAD, STANDFIRST, LEAD, "By Jane Smith", LEAD),  # three paragraphs are an article
        (LEAD, "Advertisement", STANDFIRST),
        (" ".join([LEAD] * 4), "Published On 28 Dec 2024", LEAD),  # too long for a standfirst
        (LEAD, "By Jane Smith"),  # nothing but it
    ],
)
def test_the_lead_of_an_article_is_no_standfirst(lines: tuple[str, ...]) -> None:
    text = "\n".join(lines)
    start, end = prose_lines(text, language_of("en"))[0]
    assert text[start:end] == lines[0]


def test_lines_that_close_three_documents_are_the_sites_own() -> None:
    """Whatever they say: a sentence that any article could have is known by where it stands."""
    site = "Our readers make this work possible every day."
    bodies = [f"{LEAD} Place {number} was hit.\nThe mayor of place {number} spoke." for number in range(4)]
    assert furniture(f"{body}\n{site}" for body in bodies) == {site}
    assert furniture(f"{body}\n{site}" for body in bodies[:2]) == frozenset()
    brief = summarize(documents(*(f"{body}\n{site}" for body in bodies)), Options(Length("ratio", 1.0)))
    assert site not in brief.text
    assert brief.sentences


def test_what_closes_long_documents_is_furniture_too() -> None:
    site = "You are reading this because of people like you."
    bodies = [f"Town {number} was flooded after the dam broke on Monday.\n" * 60 for number in range(3)]
    assert furniture(f"{body}{site}" for body in bodies) == {site}


def test_a_line_that_opens_documents_is_no_furniture() -> None:
    """Wire copy opens alike: what is repeated there is news."""
    bodies = [f"{LEAD}\n" + "\n".join(f"Fact {n} of {number}." for n in range(5)) for number in range(4)]
    assert furniture(bodies) == frozenset()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Dam breaks above Arle\n\n{LEAD}", "Dam breaks above Arle"),
        (f"  Dam   breaks above Arle \n{LEAD}", "Dam breaks above Arle"),
        (f"{LEAD}\n{LEAD}", None),
        ("Dam breaks above Arle", None),
        (f" date 2024-12-28 Dam breaks above Arle\n{LEAD}", "Dam breaks above Arle"),
        (f"The dam above Arle on Monday. — Foto: Ana Lima/Arle News\n{LEAD}", None),
        (f"Photo by Ann Lee wins a prize\n{LEAD}", "Photo by Ann Lee wins a prize"),
        (f"17 hours ago 6\n{LEAD}", None),
        (f"ARTICLE AD BOX HERE\n{LEAD}", None),
        (f"The mayor announced three measures:\n{LEAD}", None),
        (f"Share\n{LEAD}", None),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(text: str, title: str | None) -> None:
    assert headline(text) == title


def test_the_title_is_no_sentence_though_it_ends_with_a_mark() -> None:
    from summarizers import Document

    text = f"The dam above Arle has broken at last.\n{LEAD}\nTwo bridges were lost in the flood."
    brief = summarize([Document(text, title="The dam above Arle has broken at last.")], Options(Length("ratio", 1.0)))
    assert brief.title == "The dam above Arle has broken at last."
    assert brief.title not in brief.text


# --- hard wrap -----------------------------------------------------------------------------------------------

WRAPPED = """\
The dam above the town of Arle broke on Monday and flooded the lower
town. Two bridges were lost in the flood, and the railway was cut in
three places. The mayor asked for help from the capital, where the
government met in the evening. No one was killed, but forty people
were taken to hospital."""


def test_wrapped_text_is_known_by_its_line_lengths() -> None:
    assert is_hard_wrapped(WRAPPED.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace("\n", " "),
        "\n".join(f"{LEAD[:-1]} in year {year}." for year in range(2000, 2010)),
        "One.\nTwo.\nThree.\nFour.",
        "\n".join(("Dam breaks", LEAD, "Two dead", LEAD * 3, "More", "Share", "Print")),
    ],
)
def test_sentences_and_paragraphs_a_line_are_not_wrapped(text: str) -> None:
    assert not is_hard_wrapped(text.splitlines())


def test_only_a_blank_line_parts_wrapped_paragraphs() -> None:
    text = f"{WRAPPED}\n\n{WRAPPED.replace('Monday', 'Tuesday')}"
    assert [text[start:end].count("\n") for start, end in prose_lines(text, language_of("en"))] == [4, 4]
    brief = summarize(documents(text), Options(Length("ratio", 1.0), order="source"))
    assert brief.sentences[0].text == ("The dam above the town of Arle broke on Monday and flooded the lower town.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b"])
def test_every_line_end_is_one(end: str) -> None:
    text = f"{LEAD}{end}{LEAD}"
    assert [text[start:one_past] for start, one_past in text_lines(text)] == [LEAD, LEAD]


@pytest.mark.parametrize(
    ("text", "ends"),
    [("No.", True), ("No.”", True), ("No.)", True), ("No. » ", True), ("no", False), ("no,", False), ("不。", True)],
)
def test_end_marks(text: str, ends: bool) -> None:
    assert ends_with_mark(text) is ends


@settings(max_examples=60, deadline=None)
@given(text=st.text("aA .-—:()\n\r12“”•日電", max_size=120), code=st.sampled_from(sorted(LANGUAGES)))
def test_lines_are_spans_in_order_that_do_not_overlap(text: str, code: str) -> None:
    ends = 0
    for start, end in prose_lines(text, language_of(code)):
        assert ends <= start <= end <= len(text)
        ends = end
