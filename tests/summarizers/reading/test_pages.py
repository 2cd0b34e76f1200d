"""Pages that hold no article are named and not quoted; articles that mention such things are articles."""

import pytest
from sample_sets import documents

from summarizers import Options, summarize

ARTICLES = (
    "The dam above Arle broke on Monday and flooded the lower town. Mayor Hale closed the bridge in the morning.",
    "Mayor Hale of Arle closed the bridge when the dam broke on Monday. The lower town is under water.",
)
PAGES = [
    "These crawls are part of an effort to keep pages as they are made. Focused crawls are collections of one site.",
    "We use cookies to make this site better. You can disable cookies in your browser. Accept all cookies here.",
    "Sign up for our newsletter today. Subscribe to our paper for a year. All rights reserved by the Arle Post.",
]
MENTIONS = [
    "The mayor of Arle said that the town would sue over cookies. The dam above the town broke on Monday. "
    "The bridge was closed in the morning, and the lower town is under water.",
    "Hale told readers to sign up for our newsletter. The dam above Arle broke on Monday and flooded the lower town. "
    "The mayor closed the bridge in the morning. Nobody was hurt, a spokesman of the town said.",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_notices_is_named_and_gives_no_sentence(page: str) -> None:
    brief = summarize(documents(*ARTICLES, page), Options())
    assert [(one.code, one.document) for one in brief.warnings] == [("no_article", "3")]
    assert brief.sentences
    assert "3" not in {one.document for one in brief.sentences}
    assert not any(one.off_topic for one in brief.documents)


def test_a_page_of_notices_is_known_in_other_languages() -> None:
    articles = (
        "Der Damm über Arle ist am Montag gebrochen. Bürgermeister Hale hat die Brücke am Morgen gesperrt.",
        "Bürgermeister Hale hat die Brücke in Arle gesperrt, als der Damm brach. Die Stadt steht unter Wasser.",
    )
    page = "Wir verwenden Cookies auf dieser Seite. Bitte JavaScript aktivieren und die Seite neu laden, danke."
    brief = summarize(documents(*articles, page), Options(language="de"))
    assert [(one.code, one.document) for one in brief.warnings] == [("no_article", "3")]


@pytest.mark.parametrize("text", MENTIONS)
def test_an_article_with_a_notice_in_it_is_an_article(text: str) -> None:
    brief = summarize(documents(*ARTICLES, text), Options())
    assert "no_article" not in {one.code for one in brief.warnings}


def test_where_there_are_only_pages_one_stands_and_the_warnings_say_what_they_are() -> None:
    brief = summarize(documents(*PAGES[:2]), Options())
    assert brief.sentences
    assert [one.code for one in brief.warnings].count("no_article") == 2


def test_two_documents_of_which_one_is_a_page_are_not_about_different_things() -> None:
    brief = summarize(documents(ARTICLES[0], PAGES[0]), Options())
    assert [one.code for one in brief.warnings] == ["no_article"]
