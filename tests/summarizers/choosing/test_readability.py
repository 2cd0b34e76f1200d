"""What may not stand in a brief, and what may stand there only behind the sentence before it."""

import pytest
from sample_sets import documents, seed_set

from summarizers import Length, Options, Sentence, summarize
from summarizers.choosing.readability import Judge
from summarizers.reading.languages import language_of
from summarizers.reading.words import words_of


def judged(text: str, code: str = "en") -> str:
    """How a sentence is judged: "faulty", "leaning" or "fine"."""
    sentences = [Sentence(0, 0, len(text), text, 0, True)]
    language = language_of(code)
    found = Judge(words_of([text], language), language).readability(sentences)
    if found.faulty[0]:
        return "faulty"
    return "leaning" if found.leaning[0] else "fine"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "He said on Monday that the talks had failed."),
        ("en", "They were taken to a hospital in the capital."),
        ("en", "Their bus had left the road near the bridge."),
        ("en", "But the mayor did not agree with the council."),
        ("en", "However, the mayor did not agree with it."),
        ("en", "Meanwhile, the search went on in the north."),
        ("en", "That said, the search went on in the north."),
        ("en", "“They were lucky,” the doctor said on Monday."),
        ("en", "The statement did not say who had fired."),
        ("en", "This was the third such fire in a year."),
        ("en", "In April, it hired two more divers for the port."),
        ("en", "Two years later, he was back in the same court."),
        ("en", "Late Monday, they said that the talks had failed."),
        ("fr", "En attendant son procès, elle est détenue à Arle."),
        ("ru", "На прошлой неделе, они сообщили о новом пожаре."),
        ("de", "Er sagte am Montag, die Gespräche seien gescheitert."),
        ("de", "Aber die Bürgermeisterin stimmte nicht zu."),
        ("fr", "Il a déclaré lundi que les négociations avaient échoué."),
        ("fr", "Cependant, la maire n’était pas d’accord."),
        ("es", "Sin embargo, la alcaldesa no estuvo de acuerdo."),
        ("pt", "No entanto, a prefeita não concordou."),
        ("it", "Tuttavia la sindaca non era d’accordo."),
        ("nl", "Maar de burgemeester was het er niet mee eens."),
        ("sv", "Men borgmästaren höll inte med om det."),
        ("ru", "Однако мэр с этим не согласился."),
        ("pl", "Jednak burmistrz się z tym nie zgodził."),
        ("tr", "Ancak belediye başkanı bunu kabul etmedi."),
        ("ar", "لكن رئيس البلدية لم يوافق على ذلك."),
        ("zh", "但是市长没有同意这个决定。"),
        ("ja", "しかし市長はこの決定に同意しなかった。"),
    ],
)
def test_an_opener_leans_on_the_sentence_before(code: str, text: str) -> None:
    assert judged(text, code) == "leaning"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The mayor said on Monday that the talks had failed."),
        ("en", "Helen Marsh said that he had left."),
        ("en", "According to Ana Pike, she had the only boat."),
        ("en", "On Monday, the mayor said that she would not go."),
        ("en", "After the long trial of the two men, they were free."),
        ("fr", "Selon le maire Paul Roy, il a plu toute la nuit."),
        ("en", "Items worth a million were lost in the fire."),
        ("en", "“The road is closed,” the mayor said on Monday."),
        ("en", "Theresa Cole had the only boat, said Ana Pike."),
        ("en", "Butler and Thistle signed the contract on Monday."),
        ("en", "U.S. officials said on Monday that the talks had failed."),
        ("de", "Erfurt hat am Montag den Haushalt beschlossen."),
        ("de", "Die Bürgermeisterin stimmte am Montag nicht zu."),
        ("fr", "Illkirch a voté le budget lundi soir."),
        ("es", "La alcaldesa no estuvo de acuerdo el lunes."),
        ("ru", "Мэр города с этим решением не согласился."),
        ("zh", "市长周一没有同意这个决定。"),
    ],
)
def test_a_sentence_that_stands_alone_is_fine(code: str, text: str) -> None:
    assert judged(text, code) == "fine"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Who is going to pay for all of this damage?"),
        ("en", "“Who is going to pay for all of this?”"),
        ("es", "¿Quién va a pagar todos estos daños?"),
        ("el", "Ποιος θα πληρώσει για όλες αυτές τις ζημιές;"),
        ("ar", "من سيدفع ثمن كل هذه الأضرار؟"),
        ("zh", "谁来为所有这些损失付钱？"),
        ("en", "“We go, the mayor of the town said on Monday."),
        ("en", "We go,” the mayor of the town said on Monday."),
        ("en", "The plan (see below is late, the mayor said."),
        ("de", "„Wir gehen, sagte die Bürgermeisterin am Montag."),
        ("en", "FOLLOW ALL OF THE LATEST NEWS HERE TODAY."),
        ("en", "Send tips to desk@calder.example or call us."),
        ("en", "See https://example.org for the whole report."),
        ("en", "© 2024 The Calder Post and its licensors."),
        ("en", "(Reporting by Ana Pike; editing by Tom Ruiz.)"),
        ("en", "Sign up for our newsletter to get the news."),
    ],
)
def test_questions_torn_marks_and_site_phrases_never_stand(code: str, text: str) -> None:
    assert judged(text, code) == "faulty"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("The party will nominate Walter Hale Walter Halequits over dam for mayor on Tuesday.", "faulty"),
        ("the party will nominate walter hale walter hale quits for mayor on tuesday.", "faulty"),
        ("The party will nominate Walter Hale, Walter Hale said on Tuesday.", "fine"),
        ("The dam broke in New York, New York, on Tuesday night.", "fine"),
        ("Dams of earth are the best the best engineers of Arle can build.", "fine"),
    ],
)
def test_a_name_that_stands_twice_at_once_is_a_link_of_the_page(text: str, how: str) -> None:
    assert judged(text) == how


def test_doubled_syllables_are_words() -> None:
    assert judged("Người dân thành phố Arle xây đập suốt ngày tháng ngày tháng không nghỉ.", "vi") == "fine"


def test_what_may_not_be_chosen_anyway_is_not_judged() -> None:
    sentence = Sentence(0, 0, 5, "Why?", 0, False)
    language = language_of("en")
    assert not Judge(words_of(["Why?"], language), language).readability([sentence]).faulty[0]


def test_a_language_without_lists_is_judged_by_shape_alone() -> None:
    assert judged("Kes selle kõige eest maksab?", "et") == "faulty"
    assert judged("Ta ütles esmaspäeval, et läbirääkimised nurjusid.", "et") == "fine"


# --- in whole briefs -----------------------------------------------------------------------------------------


def test_a_leaning_sentence_stands_only_behind_its_own() -> None:
    """In no brief of any length does a sentence lean on one that is not there, right before it."""
    met = 0
    for name in ("aktau", "harbour-fire", "mayor-resigns"):
        found = seed_set(name)
        texts = {one.id: one.text for one in found}
        for length in (Length("words", 50), Length("words", 150), Length("ratio", 0.5), Length("ratio", 1.0)):
            brief = summarize(found, Options(length))
            for place, sentence in enumerate(brief.sentences):
                if judged(sentence.text) != "leaning":
                    continue
                met += 1
                before = brief.sentences[place - 1]
                assert place > 0 and before.document == sentence.document
                assert not texts[sentence.document][before.end : sentence.start].strip()
    assert met


def test_without_the_sentence_before_it_a_leaning_one_is_left_out() -> None:
    question = "Who is going to pay for all of the damage in the lower town?"
    text = f"{question}\nThey said so in a long letter to the mayor of the town on Monday."
    other = "The dam above the town of Arle broke before dawn on Monday morning."
    assert summarize(documents(f"{text}\n{other}"), Options(Length("words", 200))).text == other


def test_nothing_but_faulty_sentences_gives_the_best_of_them_and_a_warning() -> None:
    question = "Who is going to pay for all of the damage in the lower town?"
    brief = summarize(documents(question))
    assert brief.text == question
    assert [warning.code for warning in brief.warnings] == ["readability"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "File - In this Aug. 15, 2014 file photo, the heir leaves a courtroom in Houston."),
        ("en", "Walter Hale (left) and Ida Morrow speak to reporters outside the court in Port Ellis on Monday."),
        ("en", "Walter Hale, right, and Ida Morrow, center, speak to reporters outside the court in Port Ellis."),
        ("en", "Walter Hale ( 2nd l ) and Ida Morrow speak to reporters outside the court in Port Ellis."),
        ("en", "This undated photo provided by the Marrowick police shows Walter Hale."),
        ("en", "Correction: the article said that the port would open on Monday; it opens on Tuesday."),
        ("en", "Previously: the mayor of Arle closes the bridge below the dam for a week."),
        ("de", "Lesen Sie: Der Hafen von Marrowick bleibt bis Montag nach dem Brand geschlossen."),
        ("ru", "Читайте: порт Марровика закрыт до понедельника из-за пожара на складе."),
        ("pt", "The post Hale renuncia à prefeitura de Arle appeared first on Diário de Arle."),
        ("fr", "L’article Le port de Marrowick rouvre lundi est apparu en premier sur Le Courrier."),
        ("pt", "Leia mais: Walter Hale renuncia à prefeitura de Arle depois do rompimento da barragem em maio."),
        ("id", "Baca juga: Wali Kota Hale mundur setelah bendungan di atas kota itu jebol pada bulan Mei."),
        ("vi", "Ông Hale (bìa trái) và bà Morrow trả lời báo chí trước tòa án ở Port Ellis hôm thứ Hai."),
        ("en", "A girl looks at the sea ( second from left ) before the ferry leaves for the islands again."),
        ("en", "Learn more مرحبا بكم في موقع المدينة الجديد ونشرتها اليومية."),
        ("fr", "Plus Добро пожаловать на новый сайт города и его ежедневные новости."),
        ("en", "Image copyright Coastwire Image caption The port was closed for a week after the fire."),
        ("en", "A pastor calls other churches (Robin Vale/Sun-Herald via AP) after two blasts on Sunday."),
        ("en", "The fire is out (Photo: Robin Vale), and the port will open on Monday, the mayor said."),
        ("en", "Port to open on Monday Marrowick - The port to open on Monday will be the old one, the mayor said."),
        ("en", "Tehran &#124; The trial of two hikers was put off on Monday, a spokesman said."),
        ("en", "Latest | Markets | Weather and the rest of the news of the day in one place."),
        ("en", "Photo: Mayor Whitlock speaks to the council before the vote on Thursday evening."),
        ("de", "Foto: Ministerpräsidentin Vollmer (parteilos) in der Notunterkunft in Mühlrod."),
        ("fr", "Photo d’archives : le port de Marrowick, fermé depuis lundi à cause de l’incendie."),
        ("ru", "Архивное фото: порт Марровика, закрытый с понедельника из-за пожара на складе."),
    ],
)
def test_captions_are_no_sentences_wherever_they_were_glued(code: str, text: str) -> None:
    assert judged(text, code) == "faulty"


@pytest.mark.parametrize(
    "text",
    [
        "The photo shows a truck beside the shed, the prosecutor said on Tuesday in Marrowick.",
        "Photographs from the scene led police to three suspects within a day of the fire.",
        "The party of the left (the largest in the council) voted against the plan on Thursday.",
        "Hale is of the far right, which won the vote, and Morrow of the left, which lost it.",
        "Hale turned left, and then right, before the police saw him in Marrowick on Monday.",
        "Critics from left, right and center called for immediate release of the report.",
        "More than half of the port is open: six of its ten quays were in use on Monday.",
        "Read the letter again, the judge told the mayor of Arle: it says nothing of the kind.",
        "Senator Walter Hale (R) and Senator Ida Morrow (D) called for immediate release of the report.",
        "The ship's name, Добрый (good), was painted over before it left the port on Monday.",
        "The shed, the mayor said, was neither locked nor watched, the mayor of Arle said so too.",
        "Profits at Hale & Sons rose by 4% (3% a year before), the company said on Monday.",
    ],
)
def test_prose_about_pictures_is_prose(text: str) -> None:
    assert judged(text) == "fine"
