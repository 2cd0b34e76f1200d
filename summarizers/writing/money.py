"""Signs, codes and words of money beside a number, and the currency that they name."""

from __future__ import annotations

from summarizers.writing.figure_words import figure_words
from summarizers.writing.token_row import TokenRow

_SIGNS = {
    "$": "$", "€": "EUR", "£": "GBP", "¥": "¥", "₽": "RUB", "₹": "INR", "₺": "TRY", "₴": "UAH", "₩": "KRW", "₪": "ILS"
}  # fmt: skip
_DOLLARS = {"us": "$", "a": "A$", "au": "A$", "c": "C$", "ca": "C$", "nz": "NZ$", "hk": "HK$", "r": "BRL", "s": "S$"}
_CODES = {
    code: code
    for code in ("EUR", "GBP", "CHF", "JPY", "CNY", "RUB", "INR", "AUD", "CAD", "SEK", "NOK", "DKK", "PLN", "TRY")
} | {"USD": "$", "Rs": "INR"}
# Signs and words that a sum can begin with, lower-case.
MONEY_STARTS = frozenset(_SIGNS) | frozenset(_DOLLARS) | frozenset(map(str.lower, _CODES))


def money_before(row: TokenRow, at: int) -> tuple[int, str]:
    """The token after a sign or code at a place, and the currency; (at, "") where there is none."""
    if row.word(at) in _DOLLARS and row.word(at + 1) == "$" and row.glued(at + 1):
        return at + 2, _DOLLARS[row.word(at)]
    currency = _SIGNS.get(row.word(at)) or _CODES.get(row.said(at), "")
    return (at + 1 if currency else at), currency


def money_after(row: TokenRow, at: int) -> tuple[int, str]:
    """The same for what stands after a number, where it may be a word, too."""
    word = figure_words(row.language).currencies.get(row.word(at))
    return (at + 1, word) if word else money_before(row, at)
