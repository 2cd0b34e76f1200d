"""Lines and sentences as a careful reader would cut them: cases labelled by reading alone, in many languages."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizers import Document
from summarizers.reading.cleaning import text_lines
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.sentences import LONGEST_PIECE, folded, split_document, split_line

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "labelled" / "splitter_cases.jsonl").read_text("utf-8").splitlines()
]


def sentences_of(text: str, code: str) -> list[str]:
    """The sentences of all lines, headings and list points too."""
    language = language_of(code)
    return [
        text[start + piece_start : start + piece_end]
        for start, end in text_lines(text)
        for piece_start, piece_end in split_line(text[start:end], language)
    ]


@settings(max_examples=300)
@given(
    word=st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "No", "Mn")), max_size=30),
    end=st.sampled_from(("", ".", "!", "…", "。", ";", ":", " ", "\n", '"')),
    code=st.sampled_from(sorted(LANGUAGES)),
    about=st.sampled_from(("none", "title", "left out")),
)
def test_a_document_of_one_word_gives_what_its_line_gives(word: str, end: str, code: str, about: str) -> None:
    """Such documents are read by a shorter way; a line end behind the word makes them go the long one."""
    text = word + end
    title, left_out = text if about == "title" else None, frozenset({text} if about == "left out" else ())
    short, long = (
        split_document(Document(one, title=title), 3, language_of(code), left_out) for one in (text, f"{text}\n")
    )
    assert short == long


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['id']}-{case['language']}")
def test_labelled_cases(case: dict) -> None:
    assert sentences_of(case["text"], case["language"]) == case["sentences"]


# More of what news does to splitters: a text, and how many sentences it has.
COUNTS = [
    ("en", "Targets may have to wait until after the U.N. Climate Change Conference in Bali. It ends on Friday.", 2),
    ("en", "She has lived in the U.S. The company she founded has not.", 2),
    ("es", "El tren de Norte S.A. Los viajeros esperaron una hora.", 2),
    ("en", "The train left at 11 p.m. EST and arrived at 6 a.m. on Sunday. Nobody was on it.", 2),
    ("en", "Flight J2-8243 fell near Aktau, ca. 450 km off its route. Rescuers came by boat.", 2),
    ("en", "They climbed Mt. Arle with Rev. Hale and Det. Morrow. Nobody fell.", 2),
    ("pt", "O dep. João Hale falou com a profa. Ana e com o gov. Pedro Morrow. Ninguém votou.", 2),
    ("es", "La Dra. Hale y el Tte. Cnel. Morrow viven en la Av. Arle. Nadie los vio.", 2),
    ("fr", "Mme. Hale et Mgr. Morrow habitent bd. Arle. Personne ne les a vus.", 2),
    ("sv", "Prof. Hale och dr. Morrow bor i Arle. Ingen såg dem.", 2),
    ("tr", "Prof. Dr. Hale ile Av. Morrow Arle'de oturuyor. Kimse onları görmedi.", 2),
    ("pl", "Ppłk. Hale i abp. Morrow mieszkają w Arle. Nikt ich nie widział.", 2),
    ("de", "Die Müller Str. 5 in Arle und die Hl. Messe. Niemand kam.", 2),
    ("en", "what broke the dam? the mayor of arle does not know.", 2),
    ("en", '"what broke the dam? " the mayor of arle asked on monday.', 1),
    ("en", "The users of Did you feel it? have told the Survey so.", 1),
    ("ru", "Мост строили целый год. Он рухнул за минуту. Теперь дело решит суд. Мэр на вопросы не ответил.", 4),
    ("ru", "На ремонт ушло 5 тыс. рублей. Деньги дал город.", 2),
    ("pl", "Burmistrz w porę nie powiedział im. Most runął w nocy.", 2),
    ("en", "“It is over.” The crowd left.", 2),
    ("en", "“It is over.” the crowd chanted.", 1),
    ("en", 'The sign read "Keep out!" and nobody did. It was Friday.', 2),
    ("en", "The vote (No. 12 of the day) passed 51-49. The bill goes to the governor.", 2),
    ("en", "He paid $1.5m. She paid nothing.", 2),
    ("en", "Both Yahoo! and Jeopardy! were named in the suit. The judge smiled.", 2),
    ("en", "The firm (see p. 4) denied it. Its owner did not.", 2),
    ("en", "Reuters reported it first.[1] Others followed.", 2),
    ("de", "Das Spiel endete 2:1. Am 2. Mai folgt das Rückspiel.", 2),
    ("de", "„Ich gehe nicht“, sagte sie. „Ich bleibe hier.“ Dann ging sie doch.", 3),
    ("fr", "Le 1er mai, M. Roy a dit non. Mme Roy a dit oui.", 2),
    ("es", "¡No pasarán! gritó la multitud. Luego llovió.", 2),
    ("it", "L’on. Bianchi ha votato no. Il sen. Verdi ha votato sì.", 2),
    ("sv", "Han sade: ”Vi väntar. Sedan går vi.” Mötet slutade kl. 12.", 2),
    ("ru", "Это произошло в 2023 г. и повторилось через месяц. Причина неизвестна.", 2),
    ("cs", "„Čekáme na zprávu. Rozhodne komise.“ Člověk odešel.", 2),
    ("de", "„Wer zahlt das?“ Eine Antwort blieb aus.", 2),
    ("ja", "彼は「終わった。帰ろう。」と言った。雨が降っていた。", 2),
    ("zh", "他问：“谁来付钱？”没有人回答。", 1),
    ("th", "ราคาเพิ่มขึ้น ไม่มีใครตอบ", 2),
    ("ar", "قال الوزير: «ننتظر التقرير. ثم نقرر». الاجتماع يوم الخميس.", 2),
    ("fa", "قیمت‌ها بالا رفت. چه کسی می‌پردازد؟", 2),
    ("bn", "দাম বেড়েছে। কে দেবে?", 2),
    ("vi", "Giá tăng 3,5%. Không ai trả lời.", 2),
    ("id", "Harga naik 3,5 persen. Tidak ada yang menjawab.", 2),
    ("hu", "Az árak 3,5%-kal nőttek. Senki sem válaszolt.", 2),
    ("ro", "Prețurile au crescut. Nimeni nu a răspuns.", 2),
    ("fi", "Hinnat nousivat 3,5 prosenttia. Kukaan ei vastannut.", 2),
    ("da", "Priserne steg 3,5 procent. Ingen svarede.", 2),
    ("no", "Prisene steg 3,5 prosent. Ingen svarte.", 2),
]


@pytest.mark.parametrize(("code", "text", "count"), COUNTS)
def test_more_of_what_news_does(code: str, text: str, count: int) -> None:
    assert len(sentences_of(text, code)) == count, sentences_of(text, code)


PIECES = st.sampled_from(
    [
        "word",
        "Word",
        "U.S.",
        "Dr.",
        "p.m.",
        "3.5",
        "“",
        "”",
        '"',
        "«",
        "»",
        "(",
        ")",
        ".",
        "?",
        "…",
        ",",
        " ",
        " ",
        "。",
    ]
)


@settings(max_examples=80, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40), code=st.sampled_from(sorted(LANGUAGES)))
def test_a_split_loses_nothing_and_overlaps_nowhere(pieces: list[str], code: str) -> None:
    line = "".join(pieces)
    spans = split_line(line, language_of(code))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert all(line[start:end] == line[start:end].strip() for start, end in spans)
    assert "".join("".join(line[start:end] for start, end in spans).split()) == "".join(line.split())


@settings(max_examples=40, deadline=None)
@given(
    pieces=st.lists(PIECES | st.sampled_from(["\n", "\t", "\x07", "- ", "ARLE (Reuters) - "]), max_size=60),
    code=st.sampled_from(sorted(LANGUAGES)),
)
def test_sentences_are_verbatim_in_order_and_numbered_by_what_may_be_chosen(pieces: list[str], code: str) -> None:
    text = " ".join(pieces)
    sentences = split_document(Document(text), 0, language_of(code))
    assert all(folded(text[one.start : one.end]) == one.text for one in sentences)
    assert [one.start for one in sentences] == sorted(one.start for one in sentences)
    eligible = [one.position for one in sentences if one.eligible]
    assert eligible == list(range(len(eligible)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "a b"),
        (" a  b\t\u00a0c ", "a b c"),
        ("a \x07 b\ufeff", "a b"),
        ("a\x07b", "ab"),
        ("\x07", ""),
    ],
)
def test_a_sentence_is_shown_with_single_blanks_and_without_control_characters(text: str, shown: str) -> None:
    assert folded(text) == shown


@pytest.mark.parametrize("piece", ["word ", "x", "Ж", "字", "“", "(", '" ', "no. ", "A. "])
def test_an_endless_line_is_cut_and_no_piece_of_it_may_be_chosen(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    spans = split_line(text, language_of("en"))
    assert max(end - start for start, end in spans) <= LONGEST_PIECE
    assert sum(end - start for start, end in spans) >= 0.7 * len(text)
    assert not any(one.eligible for one in split_document(Document(text), 0, language_of("en")))


@pytest.mark.parametrize(("code", "unit", "shortest", "longest"), [("en", "word ", 7, 60), ("vi", "làng ", 10, 84)])
def test_a_sentence_may_be_chosen_from_seven_words_to_sixty(code: str, unit: str, shortest: int, longest: int) -> None:
    """Of Vietnamese, which writes syllables apart, 1.4 make a word."""
    for number in (shortest - 1, shortest, longest, longest + 1):
        [sentence] = split_document(Document(f"{(unit * number).strip()}."), 0, language_of(code))
        assert sentence.eligible == (shortest <= number <= longest), number


def test_a_quotation_is_joined_up_to_sixty_words_and_no_further() -> None:
    """Of a longer one the parts stand alone, and none of them may be chosen: its marks would be torn."""
    short = "“We saw it. It was red. It fell fast,” said a man who had been on the pier since dawn."
    assert sentences_of(short, "en") == [short]
    long = "“" + "We saw it fall into the sea from the pier. " * 8 + "It was red,” said a man."
    parts = split_document(Document(long), 0, language_of("en"))
    assert len(parts) == 9
    assert not any(part.eligible for part in parts)
