"""By what organisations are listed and found: their names, in a form that compares well as plain text."""

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


def search_text(fields: Mapping[str, Json | Absent]) -> str:
    """Return all that an organisation is found by, each name in a line: in every language, legal, short, read."""
    named = [
        name for name in sorted(fields) if name.startswith(("names.", "legal.")) or name in ("short", "reading")
    ]
    values = [fields[name] for name in named]
    return "\n".join(fold(value) for value in values if isinstance(value, str))


def fold(text: str) -> str:
    """Return text as it is compared: width and case folded, Latin marks dropped, katakana as hiragana."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDED)


_FOLDED = {
    **{code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0x80, 0x250)},
    **{code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)},
}
"""What characters are compared as, where not as themselves; others stay."""
