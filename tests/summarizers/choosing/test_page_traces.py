"""What only a page can have put into a sentence is seen, and prose with the same marks is left alone."""

import pytest

from summarizers.choosing.page_traces import has_page_traces
from summarizers.reading.languages import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pt", "O n\ufffdmero de mortos pode subir, disse o coronel na segunda-feira."),
        ("pt", "O nÃºmero de mortos pode subir, disse o coronel na segunda-feira."),
        ("en", "Itâ€™s the worst flood in Arle for thirty years, the mayor said."),
        ("fr", "La mairie d'Arle a fermï¿½ le pont lundi, a dit le maire."),
        ("fr", "La mairie d'Arle a ferm\u00ef \u00bf \u00bd le pont lundi, a dit le maire."),
        ("en", "const color=document.body.dataset.color; function(){ return color; } and more."),
        ("vi", '<figure class="video"> Con đập đã vỡ vào đêm thứ Hai vừa qua ở thành phố Arle.'),
        ("en", "— Ann Lee, Evening Post, the dam above Arle broke on Monday."),
        ("en", "- ann lee, evening post, the dam above arle broke on monday."),
        ("en", "/ updated by ann lee mayor hale closed the bridge below the dam."),
        ("en", "* Hale means the report that the county had asked for in May."),
        ("en", "'s report on the dam above Arle came out on Monday night."),
        ("en", "@townhall Mayor Hale closed the bridge below the dam on Monday."),
        ("en", "Screenshot/evening post hale said that the dam above arle would hold."),
        ("en", "Photo: water image 2 of 23 the dam above arle broke on monday."),
        ("de", "Bild 2 von 23 zeigt: Der Damm über Arle ist am Montag gebrochen."),
        ("en", "Accident scene ( photo source: wxyz-tv ) two people of arle were killed on monday."),
        ("en", "Nobody in Arle has been seen since Monday, according to data from the city's..."),
        ("en", "The dam above Arle broke on Monday pic.twitter.com/abcdef and flooded the town."),
        ("en", "The report says: • how the dam broke and who knew of it. • what it cost."),
        ("en", "Dam breaks above Arle Published: August 13, 2018 4:12 p.m."),
        ("pt", "Barragem rompe em Arle Publicado: 3 de maio de 2016 às 12h30."),
        ("en", ".widget{display:flex;width:auto} The dam above Arle broke on Monday."),
        ("en", "The dam above Arle broke on Monday and flooded the lower town of ..."),
        ("en", "The dam above Arle broke on Monday and flooded Arle, Port Ellis, ..."),
        ("en", "The dam above Arle broke on Monday and flooded the lower part of the..."),
        ("fr", "Le barrage au-dessus d'Arle a cédé lundi et la ville basse est […]"),
        ("en", "Mayor Hale looks at the... (Associated Press) Mayor Hale closes the bridge in Arle."),
        ("en", "Mayor Hale HaleHale quits over dam Town floods Bridge closed MORE said on Monday that he would go."),
        ("pt", "O prefeito diante da represa — Foto: Ana Lima e a represa que rompeu na segunda-feira."),
    ],
)
def test_what_a_page_left_is_seen(code: str, text: str) -> None:
    assert has_page_traces(text, language_of(code))


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pt", "A situação em São Paulo é grave, e NÃO há água, disse o prefeito."),
        ("fr", "L'âge légal, l'île et le maïs: tout a été dit au conseil d'Arle."),
        ("vi", "Gạo, muối, dầu ăn... đã được chuyển tới vùng lũ trong ngày thứ Hai."),
        ("vi", "Người dân được phát gạo, muối, dầu ăn..."),
        ("en", "The toll fell (p <0.05), and 3 <4 as the engineers of Arle said on Monday."),
        ("en", "The mayor — Ann Lee, of Arle — closed the bridge below the dam on Monday."),
        ("en", "The dam above Arle broke on May 3, 2016 at 11:59 p.m."),
        ("en", "The dam above Arle broke on Monday at 4:12 p.m."),
        ("en", "-12 degrees were measured above the dam of Arle on Monday."),
        ("en", "Photo/film schools all over the county sent their classes to Arle."),
        ("en", "In 2 of 23 towns the water was off until Monday, the mayor said."),
        ("en", "He waited... and then the dam above Arle broke."),
        ("en", "“The dam above Arle... is lost,” the mayor (Walter Hale) said on Monday."),
        ("en", "There is NO MORE water in Arle, the mayor said on Monday."),
        ("en", "The dam — photo and video show it — broke on Monday in Arle."),
    ],
)
def test_prose_with_the_same_marks_is_left_alone(code: str, text: str) -> None:
    assert not has_page_traces(text, language_of(code))
