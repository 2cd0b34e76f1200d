"""What a page glued to the front of a sentence is cut off, and nothing that belongs to it; captions are told by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.datatypes import Document, Sentence
from summarizers.reading.glued_fronts import SHORTEST_REST, front_of
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.picture_credits import is_credit
from summarizers.reading.sentences import split_document

CASED = "The dam above Arle broke on Monday and flooded the lower town."
SMALL = "the dam above arle broke on monday and flooded the lower town."


def left_of(text: str, code: str = "en", is_first: bool = True) -> str:
    return text[front_of(text, language_of(code), is_first).length :]


def sentences(text: str, code: str = "en") -> list[Sentence]:
    return split_document(Document(text, id="1"), 0, language_of(code))


def quotable(text: str, code: str = "en") -> list[str]:
    return [one.text for one in sentences(text, code) if one.eligible]


GLUED = [
    ("en", "( cnn ) ", SMALL),
    ("en", "(Photo: Ann Lee) ", CASED),
    ("en", "( ann lee / evening post ) ", SMALL),
    ("en", "(AP Photo/Ann Lee) (Associated Press) ", CASED),
    ("en", "[ image 36 ] ", SMALL),
    ("en", "Photo arle, moravia — ", SMALL),
    ("en", "Photo ", SMALL),
    ("en", "Photo ", CASED),
    ("en", "Close ", SMALL),
    ("en", "Advertisement ", CASED),
    ("en", "Advertisement ", "Hale closed the bridge below the dam above Arle on Monday."),
    ("en", "advertisement ", "hale closed the bridge below the dam above arle on monday."),
    ("fr", "Publicité ", "Anne Leroy a fermé lundi le pont sous le barrage de la ville."),
    ("en", "Importance ", "Dams of earth above towns break more often than dams of concrete do."),
    ("en", "Story continued below ", SMALL),
    ("en", "Ann lee / ap ", SMALL),
    ("en", "Ann Lee/Reuters ", CASED),
    ("en", "Associated press ", SMALL),
    ("en", "Written by ann lee, cnn ", "mayor hale closed the bridge below the dam on monday."),
    ("en", "0: 26 ", "mayor hale closed the bridge below the dam on monday."),
    ("en", "Photo advertisement continue reading the main story ", SMALL),
    ("en", "Advertisement Continue reading the main story ", "Mayor Hale closed the bridge below the dam on Monday."),
    ("en", "View full image associated press ", SMALL),
    ("en", "Your browser does not support html5 video tag.click here to view original gif ", SMALL),
    ("en", "Please enable javascript to watch this video ", SMALL),
    ("en", "Photo by ann lee/afp/getty images ", SMALL),
    ("en", "Ann lee/bloomberg ", SMALL),
    ("en", "By ann lee wxyz.com ", SMALL),
    ("en", "Mayor closes bridge by ann lee monday, march 21, 2016 11: 59 edt ", SMALL),
    ("en", "Mayor closes bridge Updated May 3, 2016 at 4:26 p.m. EDT ", CASED),
    ("en", "Town under water after break of dam on monday ( wire news ) -- ", SMALL),
    ("en", "A man looks at the bridge ( ap photo/ann lee ) arle ( ap ) - ", SMALL),
    ("en", "A man looks at the bridge in arle... ( associated press ) ", SMALL),
    ("en", "A man looks at the bridge ( photo: ann lee/wxyz ) ", SMALL),
    ("en", "Arle, Moravia (CNN) ", CASED),
    ("en", "Arle, moravia ( cnn ) ", SMALL),
    ("en", "May 3, 2016 ", CASED),
    ("en", "May 3, 2016 ", SMALL),
    ("en", "Published 3 May 2016 ", CASED),
    ("en", "Posted: May 3, 2016 ", SMALL),
    ("pt", "Atualizado: 3 de maio de 2016 ", "A barragem de Arle rompeu na segunda-feira e alagou a cidade."),
    ("en", "Tuesday, May 3, 2016 | ", "Mayor Hale closed the bridge below the dam on Monday."),
    ("en", "Mayor Hale looks at what is left of the... (Associated Press) ", CASED),
    ("en", "Mayor Hale looks at what is left of the... (Associated Press) ARLE, Moravia (AP) — ", CASED),
    ("en", "By Ann Lee and Bo Ray, BBC News ", CASED),
    ("en", "By Ann Lee | Coastwire ", CASED),
    ("en", "By ann lee and bo ray, county water board introduction ", SMALL),
    ("es", "Por Ana Lima y José Ríos ", "La presa de Arle se rompió el lunes e inundó la parte baja."),
    ("en", "Introduction: ", "Dams of earth break more often than dams of concrete do."),
    ("en", "Town under water ARLE, Moravia -- ", CASED),
    ("en", "Dam breaks above the town 3:23 ", CASED),
    ("en", "Dam above Arle breaks at night ", CASED),
    (
        "pt",
        "Atualizado em 3 de maio de 2016 às 12h30 ",
        "A barragem de Arle rompeu na segunda-feira e alagou a cidade.",
    ),
    ("pt", "3 de maio de 2016 ", "A barragem de Arle rompeu na segunda-feira e alagou a cidade."),
    ("fr", "Publié le 3 mai 2016 à 12h30 ", "Le barrage au-dessus d'Arle a cédé lundi et la ville est inondée."),
    ("de", "Anzeige ", "Der Damm über Arle ist am Montag gebrochen und hat die Stadt überflutet."),
    ("de", "Weiterlesen nach der Anzeige ", "Bürgermeister Hale hat am Montag die Brücke sperren lassen."),
    ("de", "(Foto: dpa) ", "Der Damm über Arle ist am Montag gebrochen."),
    ("fr", "Publicité ", "Le barrage au-dessus d'Arle a cédé lundi et la ville basse est inondée."),
    ("es", "Publicidad ", "La presa de Arle se rompió el lunes e inundó la parte baja."),
    ("ru", "Реклама ", "В Арле в понедельник прорвало плотину, нижний город затоплен."),
    ("ar", "(رويترز) ", "انهار السد فوق المدينة يوم الاثنين وغمرت المياه الحي القديم."),
]


@pytest.mark.parametrize(("code", "glued", "sentence"), GLUED)
def test_what_a_page_glued_to_the_first_sentence_is_cut_off(code: str, glued: str, sentence: str) -> None:
    assert left_of(glued + sentence, code) == sentence


INSIDE = [
    "Mayor Hale at the bridge (Photo source: WXYZ) ",
    "Ann lee / ap ",
    "Ann Lee/Reuters ",
    "Associated Press ",
    "Advertisement ",
    "Story continued below ",
    "Old dam of Arle leaked for many years Read more ",
]


@pytest.mark.parametrize("glued", INSIDE)
def test_credits_and_advertisements_are_cut_off_further_in_too(glued: str) -> None:
    assert left_of(glued + CASED, is_first=False) == CASED
    assert left_of(glued.lower() + SMALL, is_first=False) == SMALL


WHOLE = [
    "The mayor showed a (photographic) record of what the dam above Arle was.",
    "Since May 3, 2016 The Hague has had a court for broken dams.",
    "Published May 3, 2016 was the report that the dam above Arle would hold.",
    "Children read more than books in the schools above the dam of Arle.",
    "The mayor went home to read more of the report on the dam of Arle.",
    "Old dam leaked Read more: the dam above Arle had leaked for years.",
    "Mayor Hale looks at... Read more Mayor Hale looks at the broken dam of Arle.",
    "Importance is what the mayor of Arle has always given to the dam.",
    "Advertisement of the dam was forbidden by the court of Arle.",
    "An AP/Ipsos poll found that three in ten people of Arle give nothing.",
    "The Ann Lee/AP photograph of the dam was seen all over the world.",
    "The singer/songwriter Ann Lee was born in the lower town of Arle.",
    "Written by hand, Reuters letters of the time are now in the museum.",
    "Associated Press photographers were first to see the broken dam of Arle.",
    "5:26 local time on Monday was when the dam above Arle broke.",
    "Photo albums were swept away when the dam above Arle broke on Monday.",
    "Photo of the dam were shown in court on Monday by the prosecutor.",
    "Close to the dam above Arle a house was swept away on Monday.",
    "Close friends of the mayor said on Monday that he would resign.",
    "Video shows the moment when the dam above Arle broke on Monday.",
    "Advertisement revenue at the Evening Post fell by a third, the publisher said.",
    "Image rights of the players will be sold by the club from May on.",
    "[The mayor] said that the dam would be built again within a year.",
    "[We] have seen nothing like it in Arle for more than thirty years.",
    "The mayor (a former judge) closed the bridge below the dam on Monday.",
    "The dam broke on May 3, 2016 11:59 GMT and flooded the lower town of Arle.",
    "the dam broke on may 3, 2016 11: 59 gmt and flooded the lower town of arle.",
    "By noon on Monday the lower town of Arle was under water.",
    "By Monday Hale and The Hague had agreed on who would pay for the dam.",
    "By The Evening Post the dam above Arle was called a danger in 2014.",
    "By the end of the video the dam above Arle was seen to break.",
    "by later in the video the dam above arle was seen to break.",
    "By the shop of amazon.com in Arle the water stood two metres high.",
    "CNN and the BBC both reported that the dam above Arle broke on Monday.",
    "Reuters reported on Monday that the dam above Arle had been known to leak.",
    "May 3, 2016 was the day on which the dam above Arle broke.",
    "May 3, 2016, the dam above Arle broke and flooded the lower town.",
    "Associated Press (AP) said on Monday that the dam above Arle had broken.",
    "The head of the water board, WBM – Walter Hale – closed the bridge on Monday.",
    "The train left Arle at 3:23 The Hague time and was never seen again.",
    "She read from The old man and the sea before the dam above Arle broke.",
    "The dam broke... and the mayor (Walter Hale) closed the bridge on Monday.",
    "Summary justice was what the mayor of Arle wanted on Monday.",
    "Share prices of the company that built the dam fell by a third.",
    "The either/or of the dam debate was settled when it broke on Monday.",
]


@pytest.mark.parametrize("text", WHOLE)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_sentence_that_only_begins_like_a_page_is_left_whole(text: str, is_first: bool) -> None:
    assert left_of(text, is_first=is_first) == text


@pytest.mark.parametrize("is_first", [True, False])
def test_a_message_that_the_page_shows_is_cut_off_up_to_who_wrote_it_and_when(is_first: bool) -> None:
    message = "The water is rising! — Ann Lee (@annlee) May 3, 2016 "
    assert left_of(message + CASED, is_first=is_first) == CASED
    small = "the water is rising! — ann lee ( @annlee ) may 3, 2016 "
    assert left_of(small + SMALL, is_first=is_first) == SMALL
    for whole in (f"Ann Lee (@annlee) wrote on May 3, 2016 that {SMALL}", f"Ann Lee (@annlee) May 3, 2016 and {SMALL}"):
        assert left_of(whole, is_first=is_first) == whole


@pytest.mark.parametrize("credit", ["ANNE LEROY / AFP", "Anne Leroy/Reuters", "Reuters/Anne Leroy", "Photo: Ann Lee"])
def test_what_a_credit_alone_stands_behind_is_a_caption(credit: str) -> None:
    assert quotable(f"Firemen before the broken dam of Arle on Tuesday morning. {credit}\n{CASED}") == [CASED]


def test_nothing_is_cut_where_too_little_would_be_left() -> None:
    assert left_of("( photo: ann lee ) the dam in arle.") == "( photo: ann lee ) the dam in arle."


def test_further_down_one_word_of_a_page_is_cut_only_where_all_is_in_small_letters() -> None:
    assert left_of("Close " + SMALL, is_first=False) == SMALL
    assert left_of("Close " + CASED, is_first=False) == "Close " + CASED


@given(st.text(min_size=1).map(str.strip).filter(bool), st.sampled_from(list(LANGUAGES)), st.booleans())
def test_a_front_is_shorter_than_its_sentence_and_leaves_words(text: str, code: str, is_first: bool) -> None:
    language = language_of(code)
    length = front_of(text, language, is_first).length
    assert length == 0 or language.count_words(text[length:]) >= SHORTEST_REST


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("AP Photo/Ann Lee", True),
        ("photo: courtesy of the arle police", True),
        ("Ann Lee/The Evening Post", True),
        ("Ann Lee for The Evening Post via AP", True),
        ("Picture by Ann Lee", True),
        ("a former judge", False),
        ("and/or", False),
        ("he had told Reuters so", False),
        ("2015/2016 season only", False),
        ("the photo shows the dam before it was built in the last century", False),
    ],
)
def test_a_credit_names_an_agency_or_a_photographer(inside: str, expected: bool) -> None:
    assert is_credit(inside, language_of("en")) == expected


def test_spans_stay_verbatim_where_a_front_was_cut() -> None:
    text = "( photo: ann lee ) " + SMALL + " Nobody was hurt, the mayor of arle said on monday."
    for one in sentences(text):
        assert text[one.start : one.end] == one.text
    assert sentences(text)[0].text == SMALL


CAPTIONED = [
    ("en", "Mayor hale looks at what is left of the dam. ( ann lee/evening post ) " + SMALL, [SMALL]),
    ("en", "Mayor Hale looks at what is left of the dam. (AP Photo/Ann Lee) " + CASED, [CASED]),
    ("en", "The dam above Arle before it was rebuilt. Photo courtesy of the Arle museum. " + CASED, [CASED]),
    (
        "pt",
        "Prefeito Hale diante da represa em Arle. — Foto: Ana Lima/Jornal\nA represa rompeu na segunda-feira à noite.",
        ["A represa rompeu na segunda-feira à noite."],
    ),
    (
        "vi",
        "Chủ tịch Hale đứng trước con đập ở thành phố Arle. Ảnh: CACC\nCon đập đã vỡ vào đêm thứ Hai vừa qua.",
        ["Con đập đã vỡ vào đêm thứ Hai vừa qua."],
    ),
    (
        "pl",
        "Burmistrz Hale stoi przed tamą nad Arle. Fot. PAP\nTama nad miastem Arle pękła w poniedziałek w nocy.",
        ["Tama nad miastem Arle pękła w poniedziałek w nocy."],
    ),
    (
        "hi",
        "महापौर हेल सोमवार को आर्ले के बाँध के सामने खड़े हैं। फोटो: पीटीआई\nआर्ले का बाँध सोमवार की रात को टूट गया।",
        ["आर्ले का बाँध सोमवार की रात को टूट गया।"],
    ),
    ("en", "Mayor Hale looks at what is left of the dam. |\n" + CASED, [CASED]),
    (
        "de",
        "Bürgermeister Hale steht am Montag vor dem Damm. (Foto: Ann Lee) Der Damm über Arle brach in der Nacht.",
        ["Der Damm über Arle brach in der Nacht."],
    ),
]


@pytest.mark.parametrize(("code", "text", "expected"), CAPTIONED)
def test_the_sentence_before_a_pictures_credit_is_its_caption(code: str, text: str, expected: list[str]) -> None:
    assert quotable(text, code) == expected


NOT_CAPTIONED = [
    CASED + " (He had warned of it.) The mayor closed the bridge below the dam.",
    CASED + " Photos that were taken from the air show the bridge below the dam.",
    CASED + " (Reuters) The mayor closed the bridge below the dam on Monday.",
    CASED + "\nPhoto by Ann Lee shows the bridge below the dam on Monday.",
    CASED + " Source: Coastwire",
    CASED + " (Editing by Ann Lee)",
]


@pytest.mark.parametrize("text", NOT_CAPTIONED)
def test_a_sentence_before_anything_else_is_none(text: str) -> None:
    assert CASED in quotable(text)


def test_who_edited_an_article_makes_no_caption_of_its_last_sentence() -> None:
    sentence = "總統週三簽署了新基金法案，協助各地城市。"
    assert quotable(f"{sentence}（編輯：李明）", "zh") == [sentence]


def test_a_sentence_behind_an_agency_and_a_name_may_not_be_chosen() -> None:
    assert quotable("Afp / ann lee mayor hale celebrates after the vote in arle town hall on monday night.") == []


def test_quotation_marks_that_stand_alone_are_no_words() -> None:
    assert quotable('" yes, yes, yes, " hale said again.') == []
    assert quotable('" we will build it again next year, " hale said.') == [
        '" we will build it again next year, " hale said.'
    ]
