"""Grouping documents into stories: what joins, what stays apart, and what changes nothing."""

import json
import random
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform

from summarizers import Document, InvalidDocumentError
from summarizers.reading.detection import detect_language
from summarizers.reading.languages import LANGUAGES, language_of
from summarizers.reading.words import words_of
from summarizers.stories import KnownStory, Story, group
from summarizers.stories import clusters as clustering
from summarizers.stories.candidates import NEIGHBOURS, Pairs, candidates, products
from summarizers.stories.clusters import cluster
from summarizers.stories.evidence import evidence
from summarizers.stories.pages import pages
from summarizers.stories.times import MOST, TimeEvidence

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "stories.jsonl"

CONFUSABLE = Path(__file__).with_name("confusable_stories.jsonl")
LOCATION = (
    "Tweet with a location. You can add location information to your tweets from the web and via third-party "
    "applications. You always have the option to delete your tweet location history."
)
COOKIES = (
    "We use cookies. By using this website you consent to cookies being placed on your browser. Read our privacy terms."
)


def seeds() -> list[Document]:
    fields = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    return [Document(**{key: value for key, value in one.items() if key != "story"}) for one in fields]


def told() -> dict[str, str]:
    """Document id -> story, as the seeds say."""
    return {one["id"]: one["story"] for one in map(json.loads, SEEDS.read_text(encoding="utf-8").splitlines())}


def of_stories(*names: str) -> list[Document]:
    story_of = told()
    return [document for document in seeds() if story_of[document.id] in names]


def ids(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    return {frozenset(document.id for document in story.documents) for story in stories}


def right(documents: list[Document]) -> set[frozenset[str]]:
    story_of = told()
    return {
        frozenset(one.id for one in documents if story_of[one.id] == name)
        for name in {story_of[one.id] for one in documents}
    }


# Without their dates the central bank's two decisions, which share bank, governor and figure, are one story to us.
@pytest.mark.parametrize(
    "pair",
    [
        ("quake-oristan", "quake-port-harrow"),
        ("wedding-lark", "wedding-okoye"),
        ("ferry-skerrow", "ferry-lindamar"),
        ("mayor-brackwell", "mayor-sunder"),
        ("cup-marlow", "cup-veldt"),
        ("fire-corvan", "fire-altamera"),
        ("plant-orvik", "plant-voltaris"),
        ("theft-velsen", "theft-brest-quay"),
        ("mine-kestrel", "mine-sarota"),
    ],
)
def test_two_events_of_a_kind_stay_apart_alone_and_without_their_dates(pair: tuple[str, str]) -> None:
    documents = of_stories(*pair)
    assert ids(group(documents)) == right(documents)
    assert ids(group([replace(one, published=None) for one in documents])) == right(documents)


def test_every_document_is_in_exactly_one_story() -> None:
    documents = [*seeds(), Document(COOKIES, id="page"), Document("", id="empty"), Document("!!", id="marks")]
    stories = group(documents)
    assert sorted(one.id for story in stories for one in story.documents) == sorted(one.id for one in documents)
    assert len({story.id for story in stories}) == len(stories)


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(chance: random.Random) -> None:
    documents = [*seeds()[:30], Document(LOCATION, id="a"), Document(LOCATION, id="b")]
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert group(shuffled) == group(documents)


_TIMES = st.sampled_from([None, "", "2025-01-01", "2025-03-01T10:00:00Z", "1970-01-01", "9999-12-31"])
_LANGUAGES = st.sampled_from([None, "en", "de", "zh", "xx"])
_WORDS = st.lists(st.sampled_from(["dam", "Arle", "broke", "38", "the", "火山", "!", "\n", ""]), max_size=8).map(
    " ".join
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.builds(Document, _WORDS, title=st.none() | _WORDS, published=_TIMES, language=_LANGUAGES)), st.data()
)
def test_whatever_is_missing_every_document_is_in_one_story_in_any_order(
    documents: list[Document], data: st.DataObject
) -> None:
    documents = [replace(one, id=str(place)) for place, one in enumerate(documents)]
    stories = group(documents)
    assert sorted(one.id for story in stories for one in story.documents) == sorted(one.id for one in documents)
    assert len({story.id for story in stories}) == len(stories)
    assert all(0 <= story.certainty <= 1 for story in stories)
    assert group(data.draw(st.permutations(documents))) == stories


def test_a_story_that_hundreds_of_outlets_retell_is_one() -> None:
    """Larger than a block of the index, and few articles the copies of others."""
    chance = random.Random(5)
    said = " ".join(of_stories("mine-kestrel")[0].text.split()).split(". ")
    retold = [
        Document(
            ". ".join(chance.sample(said, len(said) - 1)), id=f"retold-{row}", published=f"2025-11-{1 + row % 28:02}"
        )
        for row in range(400)
    ]
    words = " ".join(one.text for one in of_stories("cup-veldt", "theft-velsen")).split()
    mixed = [replace(one, text=f"{one.text}. {' '.join(chance.sample(words, 20))}") for one in retold]
    others = of_stories("cup-veldt", "theft-velsen")
    assert {frozenset(one.id for one in mixed), *right(others)} == ids(group([*mixed, *others]))


def test_a_roundup_does_not_chain_two_events() -> None:
    documents = of_stories("quake-oristan", "wedding-lark", "cup-veldt")
    fronts = [one.text.split(". ")[0] + "." for one in documents]
    roundup = Document("The week in brief. " + " ".join(fronts), id="roundup", title="The week", published="2025-06-15")
    found = ids(group([*documents, roundup]))
    assert {one - {"roundup"} for one in found} - {frozenset()} == right(documents)


def test_copies_are_one_story_and_have_no_say() -> None:
    """A report that twenty outlets carry word for word groups as it would alone."""
    documents = of_stories("mine-kestrel", "mine-sarota")
    copies = [replace(documents[0], id=f"copy-{place}", source=f"Outlet {place}") for place in range(20)]
    found = ids(group([*documents, *copies]))
    assert {frozenset(one for one in story if not one.startswith("copy")) for story in found} == right(documents)
    assert max(map(len, found)) == 23


def test_pages_of_a_site_stand_alone_however_alike() -> None:
    documents = [Document(LOCATION, id="1"), Document(LOCATION, id="2"), Document(COOKIES, id="3")]
    assert [len(story.documents) for story in group([*documents, *of_stories("theft-velsen")])] == [3, 1, 1, 1]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", COOKIES, True),
        ("en", "The company said that passwords of users had been stolen from a server in Arle by two men.", False),
        ("de", "Wir verwenden Cookies. Bitte aktivieren Sie JavaScript in Ihrem Browser und melden sich an.", True),
        ("fr", "Ce site utilise des cookies. Acceptez les conditions pour activer votre compte utilisateur.", True),
        ("ru", "Сайт использует cookie. Войдите в аккаунт или включите javascript в настройки браузера.", True),
        ("ar", "يستخدم هذا الموقع ملفات الارتباط. سجل الدخول إلى حسابك لقراءة المحتوى على الصفحة.", True),
        ("sv", "Vi använder cookies. Logga in eller aktivera JavaScript i din webbläsare för att läsa sidan.", True),
        ("da", "Vi bruger cookies. Log ind, eller tilmeld dig vores nyhedsbrev på siden med et klik.", True),
        ("no", "Nettstedet bruker informasjonskapsler. Logg inn eller endre innstillinger i nettleseren.", True),
        ("fi", "Sivusto käyttää evästeitä. Kirjaudu sisään tai hyväksy evästeet selaimesi asetuksista.", True),
        ("pl", "Ta strona używa plików cookies. Zaloguj się lub włącz JavaScript w przeglądarce.", True),
        ("cs", "Tento web používá cookies. Přihlaste se nebo povolte JavaScript v prohlížeči.", True),
        ("uk", "Сайт використовує cookie. Увійдіть в акаунт або увімкніть JavaScript у браузері.", True),
        ("ro", "Site-ul folosește cookies. Autentifică-te sau activează JavaScript în browser.", True),
        ("hu", "Az oldal sütiket használ. Jelentkezzen be, vagy engedélyezze a JavaScriptet a böngészőben.", True),
        ("el", "Η ιστοσελίδα χρησιμοποιεί cookies. Συνδεθείτε ή ενεργοποιήστε τη JavaScript.", True),
        ("he", "האתר משתמש בעוגיות. התחבר לחשבון או הפעל JavaScript בדפדפן.", True),
        ("fa", "این سایت از کوکی استفاده می‌کند. وارد حساب شوید یا جاوااسکریپت مرورگر را فعال کنید.", True),
        ("hi", "यह वेबसाइट कुकीज़ का उपयोग करती है। लॉगिन करें या ब्राउज़र में जावास्क्रिप्ट चुनें।", True),
        ("bn", "এই ওয়েবসাইট কুকি ব্যবহার করে। লগইন করুন অথবা ব্রাউজারে জাভাস্ক্রিপ্ট নির্বাচন করুন।", True),
        ("id", "Situs ini memakai cookie. Silakan login atau aktifkan JavaScript di peramban.", True),
        ("vi", "Trang web này dùng cookie. Đăng nhập hoặc bật JavaScript trong trình duyệt.", True),
        ("ko", "이 사이트는 쿠키를 사용합니다. 로그인하거나 브라우저 설정에서 자바스크립트를 켜세요.", True),
        ("th", "เว็บไซต์นี้ใช้คุกกี้ เข้าสู่ระบบหรือเปิดจาวาสคริปต์ในเบราว์เซอร์", True),
        ("sv", "Två män greps på tisdagen i Arle efter att lösenord för tusentals kunder hade stulits.", False),
        ("pl", "Policja w Arle zatrzymała we wtorek dwóch mężczyzn po kradzieży haseł tysięcy klientów.", False),
        ("et", "See leht kasutab cookies.", False),  # no vocabulary: nothing is taken for a page
    ],
)
def test_what_is_a_page(code: str, text: str, expected: bool) -> None:
    words = words_of([text], language_of(code))
    assert pages(words, np.array([0]), 1, language_of(code)).tolist() == [expected]


def test_every_language_that_is_known_has_a_vocabulary_of_sites() -> None:
    lists = json.loads(files("summarizers.stories").joinpath("site_words.json").read_text("utf-8"))
    assert lists.keys() == LANGUAGES.keys()
    assert [code for code, one in lists.items() if set(one["site"]) & set(one["news_too"])] == []


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "pt"])
def test_an_article_is_no_page(code: str) -> None:
    lines = map(json.loads, CONFUSABLE.read_text(encoding="utf-8").splitlines())
    texts = [one["text"] for one in lines if detect_language(one["text"]) == code]
    words = words_of(texts, language_of(code))
    assert not pages(words, np.arange(len(texts)), len(texts), language_of(code)).any()


def test_stories_do_not_cross_languages() -> None:
    text = "Wirbelsturm Orla zerstört Hafen von Merrow."
    stories = group([Document(text, id="1", language="de"), Document(text, id="2", language="en")])
    assert sorted(story.language for story in stories) == ["de", "en"]


def test_a_story_carries_title_times_and_how_sure_it_is() -> None:
    [story] = group(of_stories("cup-veldt"))
    published = sorted(one.published for one in story.documents)
    assert [one.published for one in story.documents] == published
    assert (story.first, story.last) == (published[0], published[-1])
    assert story.title in {one.title for one in story.documents}
    assert story.certainty == 1  # nothing else is there


def test_a_story_beside_one_that_is_easily_taken_for_it_is_less_sure() -> None:
    beside = group(of_stories("quake-oristan", "quake-port-harrow", "cup-veldt"))
    quakes = [story.certainty for story in beside if "quake" in told()[story.documents[0].id]]
    [cup] = [story.certainty for story in beside if "cup" in told()[story.documents[0].id]]
    assert all(0 < certainty < cup <= 1 for certainty in quakes)


def test_times_are_compared_and_not_their_spellings() -> None:
    texts = {"2025-05-02T01:00:00+14:00": "1", "2025-05-01T12:00:00Z": "2", "2025-05-01T20:00:00": "3"}
    dam = "The dam above Arle broke and flooded the lower town of Arle"
    documents = [Document(f"{dam} {name}.", id=name, published=time) for time, name in texts.items()]
    [story] = group(documents)
    assert [one.id for one in story.documents] == ["1", "2", "3"]


def test_a_short_gap_is_evidence_where_dates_differ_and_none_where_all_are_alike() -> None:
    time = TimeEvidence(np.array([0.0, 1.0, 2.0, 300.0, 301.0, 600.0]), np.zeros(0))
    near, far, unknown = time.nearness(np.array([1.0, 500.0, np.nan]))
    assert MOST >= near > far >= unknown == 1
    one_day = TimeEvidence(np.zeros(9), np.zeros(0))
    assert one_day.nearness(np.zeros(1)) == pytest.approx(1)


def test_a_long_silence_is_evidence_against_one_event_unless_such_silences_are_usual() -> None:
    gaps, no_length = np.array([3.0, 60.0, np.nan]), np.zeros(3)
    week, months, unknown = TimeEvidence(np.zeros(2), np.zeros(0)).silence(gaps, no_length)
    assert week > 0.99
    assert months < 0.5
    assert unknown == 1
    archive = TimeEvidence(np.zeros(2), np.full(50, 90.0))
    assert archive.silence(gaps, no_length)[1] > 0.95
    assert TimeEvidence(np.zeros(2), np.zeros(0)).silence(gaps, np.full(3, 365.0))[1] > 0.95


def test_two_decisions_of_one_bank_weeks_apart_are_two_stories_in_their_feed() -> None:
    found = ids(group(seeds()))
    assert right(of_stories("rates-norland-february", "rates-norland-april")) <= found


def test_a_thousand_equals_are_merged_in_a_few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = []
    merge = clustering._Clusters.merge
    monkeypatch.setattr(clustering._Clusters, "merge", lambda *given: rounds.append(1) or merge(*given))
    rows = csr_array(np.ones((1_000, 1)))
    assert not cluster(rows, np.full(1_000, np.nan), np.full(1_000, -1)).label_of.any()
    assert len(rounds) < 100


def test_new_documents_join_known_stories_which_keep_their_ids_and_never_merge() -> None:
    first, second = of_stories("quake-oristan"), of_stories("mine-sarota")
    known = [KnownStory("mine", tuple(second[:1])), KnownStory("quake", tuple(first[:2]))]
    found = {story.id: story for story in group([*first[2:], *second[1:], *of_stories("cup-veldt")], known)}
    assert {one.id for one in found["quake"].documents} == {one.id for one in first}
    assert {one.id for one in found["mine"].documents} == {one.id for one in second}
    assert len(found) == 3
    split = [KnownStory("a", tuple(first[:1])), KnownStory("b", tuple(first[1:2]))]
    assert {"a", "b"} <= {story.id for story in group(first[2:], split)}


def test_the_same_id_twice_is_refused() -> None:
    document = Document("One.", id="1")
    with pytest.raises(InvalidDocumentError, match="a second time"):
        group([document], [KnownStory("s", (document,))])
    with pytest.raises(InvalidDocumentError, match="same id"):
        group([], [KnownStory("s", (document,)), KnownStory("s", (replace(document, id="2"),))])


def test_no_document_is_no_story() -> None:
    assert group([]) == ()


def test_the_caller_can_stop_the_work_between_steps() -> None:
    steps: list[str] = []
    group(seeds()[:5], checkpoint=steps.append)
    assert steps == ["language", "words", "evidence", "clusters"]


def random_rows(n: int, seed: int) -> csr_array:
    """Unit rows over few columns, in loose groups."""
    chance = np.random.default_rng(seed)
    noise = chance.random((n, 40)) * (chance.random((n, 40)) < 0.2)
    dense = noise + np.eye(8).repeat(5, axis=1)[np.arange(n) % 8] * 0.2
    return csr_array(dense / np.linalg.norm(dense, axis=1, keepdims=True))


@pytest.mark.parametrize("seed", range(5))
def test_merging_nearest_pairs_is_average_link(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without our two departures the clusters are those of scipy's average link, cut at the same height."""
    monkeypatch.setattr(clustering, "WITHIN", 0.0)
    rows = random_rows(40, seed)
    similarity = (rows @ rows.T).toarray()
    np.fill_diagonal(similarity, 1.0)
    tree = linkage(squareform(1 - similarity, checks=False), "average")
    for threshold in (0.2, 0.4, 0.6):
        monkeypatch.setattr(clustering, "NEAREST", threshold)
        found = cluster(rows, np.full(40, np.nan), np.full(40, -1)).label_of
        wanted = fcluster(tree, 1 - threshold, "distance")
        assert np.array_equal(found[:, None] == found, wanted[:, None] == wanted)


def test_the_index_finds_every_pair_that_all_against_all_finds() -> None:
    rows = random_rows(60, 1)
    dense = np.triu((rows @ rows.T).toarray(), 1)
    found, product = candidates(rows, 0.5)
    assert set(zip(found.first.tolist(), found.second.tolist(), strict=True)) == set(
        zip(*map(np.ndarray.tolist, np.nonzero(dense >= 0.5)), strict=True)
    )
    assert product == pytest.approx(dense[found.first, found.second])
    assert products(rows, rows, found) == pytest.approx(product)


def test_pairs_grow_with_the_documents_and_not_with_their_square() -> None:
    """A thousand documents with one phrase in common meet in blocks, not all with all."""
    rows = csr_array(np.ones((1_000, 1)))
    assert len(candidates(rows, 0.5)[0].first) < 1_000 * NEIGHBOURS


def test_evidence_is_a_weighted_mean_of_three_cosines() -> None:
    language = language_of("en")
    texts = ["Storm hits Merrow", "A storm tore the roof off.", "", "A storm tore the roof off.", "Bus strike", "None."]
    rows = evidence(words_of(texts, language), 3)
    similarity = (rows @ rows.T).toarray()
    assert 0 < similarity[0, 1] < similarity[0, 0] < 1  # less than 1 by what no other document has
    assert similarity[0, 2] == 0
    assert products(rows, rows, Pairs(np.array([0]), np.array([1])))[0] == pytest.approx(similarity[0, 1])
