"""What stands before a report's first word is cut off, and nothing that only looks like it."""

import pytest
from sample_sets import documents

from summarizers import Length, Options, summarize
from summarizers.reading.datelines import dateline_length, plain_dateline_length
from summarizers.reading.languages import language_of

LEAD = "The dam broke on Monday and flooded the lower town."
DATELINES = [
    ("Update, Oct. 5, 2016: ", "Tests have shown that she is not the daughter."),
    ("UPDATED 10:55 p.m.: ", "Three people were killed, the coroner said."),
    ("Update 10/31/16 10: 55 p.m.: ", "Three people were killed, the coroner said."),
    ("Lyon, France — ", "For the second time in two days the sun came out."),
    ("Updated with a statement of the coroner of the county: ", "Three people were killed."),
    ("Arle ( khon2 ) - ", "the dam broke on monday. It flooded the lower town."),
    ("Arle, moravia ( cnn ) -- ", "the u.s. Consul was not hurt when the dam broke."),
    ("Update: ", "The singer wants to meet him."),
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
    ("[서울=연합뉴스] 김모아 기자 = ", "장관이 월요일 사임했다."),
    ("（中央社記者王明台北12日電）", "總統週三簽署法案。"),
    ("date 2020-08 ", "O ministro renunciou na segunda-feira."),
    ("date 2020-08 BRASÍLIA: ", "O ministro renunciou na segunda-feira."),
    ("BERLIN (Dow Jones)--", "Der Bundestag hat das Gesetz verabschiedet."),
    ("(PLO)- ", "Sáng 31/8, thủ tướng đã tới sân bay."),
    ("(EFE).- ", "El ministro ha dimitido este lunes."),
    ("Madrid, 3 may (EFE).- ", "El ministro ha dimitido este lunes."),
    ("Bogotá, 12 de mayo.- ", "El ministro ha dimitido este lunes."),
    ("Ciudad de México.– ", "“Me voy”, dijo el ministro este lunes."),
    ("New Delhi, May 3 (PTI) ", "The minister resigned on Monday."),
    ("नयी दिल्ली, 12 मार्च (भाषा) ", "मंत्री ने सोमवार को इस्तीफ़ा दिया।"),
    ("16.04 Uhr: ", "Der Minister ist am Montag zurückgetreten."),
    ("10:30 a.m. ET – ", "The minister resigned on Monday."),
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
    "Updates were given. She said: nothing is new.",
    "The update was short: nothing is new.",
    "Berlin, Paris — two capitals — and Rome are in it.",
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
    "2010-11 was a hard season for the club.",
    "Date 1999-12 of the series was never found.",
    "At 10:30 a.m. on Monday the dam broke.",
    "10:30 was the hour at which the dam broke.",
    "In Arle, on May 3 (a Sunday) the dam broke.",
    "3:2 für Arle: das Spiel endete in der Nacht.",
    "El Sr. López - alcalde de Arle - dimitió.",
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


SMALL = "the dam broke on monday and flooded the lower town."


@pytest.mark.parametrize(
    "dateline",
    ["Arle -- ", "Arle, moravia — ", "Arle, n.c. -- ", "Upper arle, moravia – ", "Arle - "],
)
def test_in_small_letters_a_place_before_the_first_dash_is_a_dateline(dateline: str) -> None:
    assert plain_dateline_length(dateline + SMALL, language_of("en")) == len(dateline)


@pytest.mark.parametrize(
    ("code", "dateline", "report"),
    [
        ("en", "Arle -- ", "The mayor Walter Hale closed the bridge."),
        ("de", "Berlin – ", "Bundeskanzlerin Hale hat am Montag die Brücke sperren lassen."),
        ("pt", "Rio de Janeiro - ", "O prefeito mandou fechar a ponte na segunda-feira."),
        ("vi", "Giadinh.net - ", "Theo chủ tịch thành phố, cây cầu đã bị đóng cửa hôm thứ Hai."),
        ("id", "Merdeka.com - ", "Wali kota menutup jembatan itu pada hari Senin."),
        ("ar", "القاهرة - ", "أغلق رئيس البلدية الجسر يوم الاثنين بعد الفيضان."),
        ("ar", "لندن ، انكلترا -- ", "أغلق رئيس البلدية الجسر يوم الاثنين بعد الفيضان."),
    ],
)
def test_a_place_or_a_paper_before_the_first_dash_is_a_dateline(code: str, dateline: str, report: str) -> None:
    assert plain_dateline_length(dateline + report, language_of(code)) == len(dateline)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "But then – The end of the dam came before anyone had left the town."),
        ("en", "Hale – Mayor of Arle since 2016 – closed the bridge on Monday night."),
        ("en", "Hale – who had warned of it – closed the bridge on Monday night."),
        ("en", "Arle – Moravia 2:1."),
        ("de", "Das Ende – Die Stadt Arle steht nach dem Bruch des Dammes unter Wasser."),
        ("he", "העיר - מקום שבו נשבר הסכר ביום שני והציף את הרובע התחתון."),
    ],
)
def test_a_dash_that_may_join_two_parts_of_a_sentence_ends_no_dateline(code: str, text: str) -> None:
    assert plain_dateline_length(text, language_of(code)) == 0


@pytest.mark.parametrize(
    "text",
    [
        "The dam -- built in 1950 -- broke on monday and flooded the lower town.",
        "Mayor hale — a former judge — closed the bridge.",
        "Great view - lots of water below the dam.",
        "It is gone -- the dam above the town.",
        "The old dam - the mayor wants it back.",
        "File - the dam above the town before it broke.",
        "Nothing of it -- nothing at all.",
    ],
)
def test_other_words_before_a_dash_are_none(text: str) -> None:
    assert plain_dateline_length(text, language_of("en")) == 0
