"""What a page puts around an article is left out by its shape, and nothing of the article with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_sets import documents

from summarizers import Length, Options, summarize
from summarizers.reading.cleaning import (
    dateline_length,
    ends_with_mark,
    furniture,
    headline,
    is_hard_wrapped,
    prose_lines,
    text_lines,
)
from summarizers.reading.languages import LANGUAGES, language_of

LEAD = "The dam broke on Monday and flooded the lower town."
DATELINES = [
    ("MOSCOW (Reuters) - ", "The Kremlin said on Saturday that it had apologised."),
    ("BAKU, Azerbaijan (AP) — ", "Thirty-eight people died when the plane crashed."),
    ("WASHINGTON, Dec 28 (Reuters) - ", "The president signed the bill."),
    ("LONDON/PARIS, May 3 (AFP) -- ", "Two ministers resigned on Monday."),
    ("BEIJING, Dec. 28 (Xinhua) -- ", "China will build three more dams."),
    ("NEW YORK — ", "Shares fell on Monday."),
    ("NEW YORK: ", "Shares fell on Monday."),
    ("Kuala Lumpur (Bernama) – ", "The port reopened on Friday."),
    ("(Reuters) - ", "The company said that it would appeal."),
    ("(CNN) ", "The company said that it would appeal."),
    ("(Bloomberg) -- ", "Oil rose for a third day."),
    ("date 2024-12-28 MOSCOW: ", "The Kremlin said that it had apologised."),
    ("2024-12-28 MOSCOW: ", "The Kremlin said that it had apologised."),
    ("Moscow, 28 December - ", "The Kremlin said that it had apologised."),
    ("Berlin, 3. Mai – ", "Der Bundestag hat das Gesetz verabschiedet."),
    ("Berlin (dpa) - ", "Der Bundestag hat das Gesetz verabschiedet."),
    ("BERLIN (dpa-AFX) - ", "Die Aktie ist am Montag gefallen."),
    ("PARIS (AFP) — ", "Le ministre a démissionné lundi."),
    ("Paris, 3 mai (AFP) – ", "Le ministre a démissionné lundi."),
    ("MADRID, 3 May. (EUROPA PRESS) - ", "El ministro ha dimitido este lunes."),
    ("ROMA (ANSA) - ", "Il ministro si è dimesso lunedì."),
    ("SÃO PAULO (Reuters) - ", "O ministro renunciou na segunda-feira."),
    ("МОСКВА, 28 дек - РИА Новости. ", None),
    ("МОСКВА, 28 декабря (ТАСС) — ", "Путин принёс извинения президенту Азербайджана."),
    ("КИЇВ (Укрінформ) – ", "Міністр подав у відставку."),
    ("ΑΘΗΝΑ (Reuters) - ", "Ο υπουργός παραιτήθηκε τη Δευτέρα."),
    ("القاهرة (رويترز) - ", "استقال الوزير يوم الاثنين."),
    ("新华社北京12月28日电 ", "中国将再建三座大坝。"),
    ("中新网北京12月28日电（记者 王明）", "中国将再建三座大坝。"),
    ("【東京28日時事】", "大臣が月曜日に辞任した。"),
    ("(서울=연합뉴스) ", "장관이 월요일 사임했다."),
]
NOT_DATELINES = [
    '"We won\'t go" - he said on Monday in Moscow.',
    "“We won’t go” — that was all he said.",
    "Moscow-based analysts said that the talks would fail.",
    "Brexit: what next for the United Kingdom, asked the paper.",
    "U.S. officials said: no talks are planned.",
    "NATO - the alliance of 32 states - will meet in May.",
    "The mayor — a former judge — resigned on Monday.",
    "Officials (Reuters and AP had asked them) - all of them - said no.",
    "WHO warns of a new wave.",
    "In May 2024 - a year after the flood - the dam was rebuilt.",
    "Smith: I never said that.",
    "He said: “No.”",
    "Two people - a man and a woman - were hurt.",
    "BBC News has learned that the minister will resign.",
    "Berlin ist am Montag von einem Sturm getroffen worden.",
    "Die SPD - seit 2021 Regierungspartei - verlor.",
    "LONDON is a city of nine million people.",
    "38 people were killed - most of them at the front.",
    "Putin (72) apologised on Saturday.",
    "The toll (38 dead) - the highest in years - shocked the country.",
    "Le Monde - journal du soir - a publié la lettre.",
    "Он сказал: «Нет».",
]


@pytest.mark.parametrize(("dateline", "rest"), DATELINES)
def test_a_dateline_is_cut_from_the_first_line(dateline: str, rest: str | None) -> None:
    rest = rest or "Путин принёс извинения президенту Азербайджана."
    line = dateline + rest
    assert line[dateline_length(line, is_first=True) :] == rest


@pytest.mark.parametrize("line", NOT_DATELINES)
def test_what_only_looks_like_one_stays(line: str) -> None:
    assert dateline_length(line, is_first=True) == 0
    assert dateline_length(line, is_first=False) == 0


@pytest.mark.parametrize("line", ["SMITH: I never said that.", "NEW YORK: a city of rain.", "Q: What next?"])
def test_further_down_capitals_before_a_colon_are_a_speaker(line: str) -> None:
    assert dateline_length(line, is_first=False) == 0


def test_a_sentence_starts_behind_its_dateline() -> None:
    """The span does too, so that the text at the span is the sentence."""
    text = f"ARLE (Reuters) - {LEAD}\nTwo bridges were lost in the flood on Monday."
    (first, *_) = summarize(documents(text), Options(Length("ratio", 1.0), order="source")).sentences
    assert (first.text, first.start) == (LEAD, len("ARLE (Reuters) - "))


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
