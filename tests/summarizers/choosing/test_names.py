"""Which sentence gives the full name that another one shortens."""

import pytest

from summarizers.choosing.names import introductions
from summarizers.reading.languages import language_of


@pytest.mark.parametrize(
    ("code", "full", "bare"),
    [
        ("en", "Kestrel Bay Mayor Dana Whitlock will resign on Friday.", "Whitlock, 54, took no questions."),
        ("en", "An audit named Curtis Whitlock-Hale as an owner.", "The stake of Whitlock-Hale was not disclosed."),
        ("en", "President Putin apologised on Saturday.", "In a call, Putin named no cause."),
        ("fr", "Le ministre Jean-Paul Mérel a démissionné.", "Selon Mérel, rien n’était prévu."),
        ("ru", "Президент Владимир Путин извинился.", "В субботу Путин сказал, что причина неизвестна."),
        ("el", "Ο πρόεδρος Νίκος Παππάς παραιτήθηκε.", "Για τον Παππάς δεν υπάρχει αντικαταστάτης."),
    ],
)
def test_a_full_name_introduces_its_last_part(code: str, full: str, bare: str) -> None:
    assert introductions([full, bare], language_of(code)).tolist() == [[False, True], [False, False]]


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [
        ("en", "Dana Whitlock will resign.", "Dana Whitlock took no questions, and Whitlock left by a side door."),
        ("en", "The Bay was calm.", "Bay traffic was slow."),
        ("en", "The harbour was calm.", "Ferries were late."),
        ("de", "Der Deich bei Mühlrod brach.", "Am Deich arbeiten Helfer."),
        ("ar", "قال الرئيس إن الهدنة مستمرة.", "أكد الرئيس ذلك."),
    ],
)
def test_nothing_waits_without_a_shortened_name(code: str, first: str, second: str) -> None:
    assert not introductions([first, second], language_of(code)).any()
