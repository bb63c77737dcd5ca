"""Which encoding a text seems to be in, of those that spreadsheets and forms write in our languages.

A choice of our own: general detectors take Spanish windows-1252 for windows-1250. It is a guess, so whoever reads
by it shows what came of it and lets it be changed.
"""

import re

ENCODINGS = ("utf-8", "utf-16", "cp1252", "cp932", "euc_jp", "iso2022_jp", "mac_roman", "cp850")
"""To choose from, by Python's names; `utf-8` and `utf-16` with or without a byte order mark."""

_SAMPLE = 2**18
_WESTERN = frozenset("áéíóúüñÁÉÍÓÚÜÑçÇàèìòùâêîôûãõäöëïÀÈÃÕÂÊÔÄÖßœŒ¿¡ºª«»°·“”‘’–—…€™®©£\u00a0")
_KANA = re.compile("[\u3041-\u30ff\u3001-\u3015\uff01-\uff5e\u3000]")
_KANJI = re.compile("[\u4e00-\u9fff]")
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J", b"\x1b(I")


def guessed_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding; None for UTF-8 with something broken in it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) * 8 > len(data[:4096]) and min(even, odd) * 4 <= max(even, odd) and len(data) % 2 == 0:
        return "utf-16-be" if even > odd else "utf-16-le"
    if any(escape in data for escape in _ESCAPES) and data.isascii():
        return "iso2022_jp"
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken:
        return "utf-8"
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole >= 3 * broken:
        return None
    return max(("cp1252", "cp932", "euc_jp", "mac_roman", "cp850"), key=lambda name: _likeness(data, name))


def decoded(data: bytes, encoding: str) -> str:
    """Return the text; raise UnicodeDecodeError."""
    if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16-be" if data[:4096:2].count(0) > data[1:4096:2].count(0) else "utf-16-le"
    return data.decode("utf-8-sig" if encoding == "utf-8" else encoding).removeprefix("\ufeff")


def _likeness(data: bytes, encoding: str) -> float:
    """Return how much of what is beyond ASCII looks like a language's own letters: at most 1."""
    try:
        text = data.decode(encoding)[:_SAMPLE]
    except UnicodeDecodeError:
        return -2.0
    beyond = [one for one in text if one > "\x7f"]
    japanese = encoding in ("cp932", "euc_jp")
    good = 0.0
    for before, one in zip(" " + text, text, strict=False):
        if one <= "\x7f":
            continue
        if japanese:
            good += 1 if _KANA.match(one) else 0.9 if _KANJI.match(one) else -1
        elif one not in _WESTERN:
            good -= 1
        else:  # a capital within a word is rare: a sign of another encoding
            good += 0.2 if one.isupper() and before.islower() else 1
    penalty = {"cp1252": 0.0, "cp932": 0.02, "euc_jp": 0.01}.get(encoding, 0.15)
    return good / max(1, len(beyond)) - penalty
