"""Where a Japanese line may end: between phrases, told by the kinds of letters alone. Knows no dictionary.

A phrase begins, as a rule, with a kanji, a katakana or another letter after hiragana, or after a mark that closes.
"""

import re

_HIRAGANA = "\u3041-\u309f"
_KANJI = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = f"{_KANJI}\u30a1-\u30faA-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_OPENING = "「『（【〈《“"
_STOPS, _CLOSING = "、。，．！？：；…", "」』）】〉》”"
_POLITE = "おご"
_SECOND = "出込消取付直替換上下合返継続終始入切分戻渡越方済残得抜止"
"""Kanji with which the second half of a compound verb begins (書き出す, 取り消す): it stays with the first."""

_BEGINS = re.compile(
    # After hiragana, a word; a polite お or ご belongs to the kanji after it.
    f"(?<=[{_HIRAGANA}])(?<![{_POLITE}])(?=[{_WORD}{_OPENING}])"
    f"|(?<=[{_HIRAGANA}])(?=[{_POLITE}][{_KANJI}])"
    # After a mark that closes, what is no further one; after a bracket, no particle either.
    f"|(?<=[{_STOPS}])(?![{_CLOSING}{_STOPS}]|$)"
    f"|(?<=[{_CLOSING}])(?![{_CLOSING}{_STOPS}{_HIRAGANA}]|$)"
)
_WITHIN = re.compile(f"[{_KANJI}][きりけみしえいちびせれげねめべぎに]$")
_HAS_HIRAGANA = re.compile(f"[{_HIRAGANA}]")


def phrases(text: str) -> list[str]:
    """Return a Japanese text in phrases, which joined are the text; any other text is one phrase."""
    if not _HAS_HIRAGANA.search(text):
        return [text]
    found, start = [], 0
    for match in _BEGINS.finditer(text):
        at = match.start()
        compound = text[at] in _SECOND and _WITHIN.search(text, max(0, at - 2), at)
        if at > start and not compound:
            found.append(text[start:at])
            start = at
    return [*found, text[start:]]
