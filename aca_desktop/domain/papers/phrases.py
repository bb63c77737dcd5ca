"""Where a line may not end: within a Japanese phrase, a day, a number and its unit. Knows no measure and no font.

Phrases are BudouX's, a model of Japanese that is part of the library and reads nothing but its own file.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

NO_BREAK = "\u00a0"
"""The no-break space; shown as a space."""

_REMEMBERED = 1024
_KANJI = "[\u3005\u4e00-\u9fff]"
_JAPANESE = re.compile("[\u3005\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_HELD = re.compile(
    r"[0-9０-９][0-9０-９,.，．]*(?:[万億兆][0-9０-９,.，．]*)*"
    r"(?:か国|か所|年(?:[0-9０-９]+月(?:[0-9０-９]+日)?)?|月(?:[0-9０-９]+日)?|[日時分秒件人社名歳回個か版団円位番%％])?"
    r"(?:を(?:超え|上回|下回)る?|以上|以下|未満)?"
    r"|[A-Za-z0-9][A-Za-z0-9.,:/@_-]*"
    r"|（[^（）]{1,12}）|として|とする|について"
    f"|{_KANJI}{_KANJI}(?!{_KANJI})"
)
"""A number with its counter and what is compared with it (100を超える), a day, a word of Latin letters, a short
remark in brackets, what the model parts although it is one (団体名を): after a kanji no phrase begins with one."""

_NOT_FIRST = frozenset(
    " \u3000、。，．・：；？！…‥ー々ゝゞ’”）〕］｝〉》」』】％/／ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【/／")

_BOUND_SPACE = re.compile(
    r"(?<=\b[A-ZÁÉÍÓÚÑ]\.) (?=(?:de )?[A-ZÁÉÍÓÚÑ]\.)|(?<=\b[A-Z]\. de) (?=[A-Z]\.)"
    r"|(?<=\d) (?=[%‰°]|(?:km²?|m²?|kg|kt|Mt|t|MW|GW|kW|kWh|CO₂|mm|cm|min|s|h|[A-Z]{3})\b"
    r"|(?:mil|mill(?:ón|ones)|bill(?:ón|ones)|million|billion|trillion)\b)"
    r"|(?<=llion) (?=[A-Z]{3}\b)|(?<=\bmil) (?=mill)"
)
_MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
    "|ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)"
    "|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_DAY = re.compile(
    rf"\b\d{{1,2}} (?:de )?(?:{_MONTH})(?: (?:de )?\d{{4}})?\b|\b(?:{_MONTH}) \d{{1,2}}(?:, \d{{4}})?\b"
    rf"|\b(?:{_MONTH}) (?:de )?\d{{4}}\b"
)


def bound(text: str) -> str:
    """Replace a space by a no-break space inside abbreviations and days, and between a number and its unit."""
    return _DAY.sub(lambda day: day[0].replace(" ", NO_BREAK), _BOUND_SPACE.sub(NO_BREAK, text))


@lru_cache(maxsize=_REMEMBERED)
def phrases(text: str) -> tuple[str, ...]:
    """Return a Japanese text in phrases, which joined are the text; any other text is one phrase."""
    if not _JAPANESE.search(text):
        return (text,)
    held = {n for match in _HELD.finditer(text) for n in range(match.start() + 1, match.end())}
    found = [""]
    at = 0
    for phrase in _parser().parse(text):
        begins = at and at not in held and phrase[0] not in _NOT_FIRST and text[at - 1] not in _NOT_LAST
        if begins:
            found.append(phrase)
        else:
            found[-1] += phrase
        at += len(phrase)
    return tuple(found)


@cache
def _parser() -> "Parser":
    from budoux import load_default_japanese_parser  # here: it is of no use to who reads no Japanese

    return load_default_japanese_parser()
