"""The key by which organisations are listed: by name, in a form that compares well as plain text."""

import unicodedata
from collections.abc import Mapping

from aca_desktop.domain.canonical import Json
from aca_desktop.domain.contents import Absent

_KEY_LENGTH = 80


def sort_key(fields: Mapping[str, Json | Absent]) -> str:
    """Return the key of an organisation's shown fields: its reading where it has one, else its first name.

    Latin letters without marks or case, so that Ángeles stands beside Angeles; katakana as hiragana, which is
    how readings are compared (JIS X 4061 to the first level); everything else by code point.
    """
    for value in (fields.get("reading"), *(fields[name] for name in sorted(fields) if name.startswith("names."))):
        if isinstance(value, str) and value.strip():
            return fold(value)[:_KEY_LENGTH]
    return ""


def fold(text: str) -> str:
    """Return text as it is compared: width and case folded, Latin marks dropped, katakana as hiragana."""
    folded = []
    for character in unicodedata.normalize("NFKC", text).casefold():
        if "ァ" <= character <= "ヶ":
            folded.append(chr(ord(character) - 0x60))
        elif ord(character) < 0x250:
            folded.append(unicodedata.normalize("NFD", character)[0])
        else:
            folded.append(character)
    return "".join(folded)
