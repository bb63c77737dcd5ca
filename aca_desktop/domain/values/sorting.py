"""By what organisations are listed and found: their names, in a form that compares well as plain text."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent

_KEY_LENGTH = 80
_NUMBER = re.compile("0*([0-9]+)")
_NAMES = ("names.", "legal.")
_ALSO = ("short", "reading")


def listed_as(fields: Mapping[str, Json | Absent]) -> tuple[str, str]:
    """Return the key by which an organisation with these shown fields is listed, and the text that it is found by.

    The key is its reading where it has one, else its first name: Latin letters without marks or case, so that
    Ángeles stands beside Angeles; katakana as hiragana, which is how readings are compared (JIS X 4061 to the
    first level); numbers by value, so that 2 stands before 10; everything else by code point. The text has each
    name in a line: in every language, legal, short.
    """
    folded: list[str] = []
    reading = first = ""
    for name in sorted(fields):
        value = fields[name]
        if not (isinstance(value, str) and (name in _ALSO or name.startswith(_NAMES))):
            continue
        text = fold(value)
        folded.append(text)
        if not value.strip():
            continue
        if name == "reading":
            reading = text
        elif not first and name.startswith("names."):
            first = text
    return _by_value(reading or first)[:_KEY_LENGTH], "\n".join(folded)


def natural(text: str) -> str:
    """Return the key by which names stand in a list: folded, numbers by value."""
    return _by_value(fold(text))


def fold(text: str) -> str:
    """Return text as it is compared: width and case folded, Latin marks dropped, katakana as hiragana."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)


def _by_value(folded: str) -> str:
    return _NUMBER.sub(lambda number: f"{len(number[1]):03}{number[1]}", folded)


def words_to_find(typed: str) -> tuple[str, ...]:
    """Return what is to be found, folded: each word that was typed, in whichever order they stand."""
    return tuple(dict.fromkeys(fold(typed).split()))


def has_words(text: str, words: Sequence[str]) -> bool:
    """Return whether a text has each of these folded words in it."""
    folded = fold(text)
    return all(word in folded for word in words)


_BARRED: dict[int, int | str] = {**str.maketrans("đðħıłŋøŧ", "ddhilnot"), ord("æ"): "ae", ord("œ"): "oe"}
"""Letters that Unicode takes for ones of their own, as an English keyboard writes them."""

_LATIN = (*range(0x80, 0x250), *range(0x1E00, 0x1F00))

_FOLDED: dict[int, int | str] = {
    **{code: code for code in range(0x80)},
    **{code: unicodedata.normalize("NFD", chr(code))[0] for code in _LATIN},
    **_BARRED,
    **{code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)},
}
"""What characters are compared as; others stay, which takes longer to find out."""
