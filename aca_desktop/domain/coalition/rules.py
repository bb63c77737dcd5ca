"""What a coalition may say of itself: names, code, country, sectors, consents with their wording, privacy notice.

It knows no journal: what was said before comes as an argument where a rule needs it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from unicodedata import combining, normalize

from aca_desktop.domain.coalition.record import (
    PUBLISH_ORGANISATION,
    CoalitionRecord,
    Consent,
    PrivacyNotice,
)
from aca_desktop.domain.coalition.sectors import PRESETS, Sector
from aca_desktop.domain.organisations.rules import sector_code
from aca_desktop.domain.values.addresses import website
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded, form_problem, line, note

MAX_WORDING = 600
MAX_NOTICE = 4000
MAX_PLEDGE = 600

_CODE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])")
_SMALL_WORDS = frozenset({
    "a", "al", "and", "de", "del", "e", "el", "en", "for", "in", "la", "las", "los", "of",
    "on", "para", "por", "the", "to", "y",
})  # fmt: skip
_VERSION = re.compile(r"[1-9][0-9]{0,3}")


def coalition_code(field: str, text: str) -> str | Problem:
    """Return a coalition's short code: 2 to 24 small letters, digits and hyphens, no hyphen at its ends."""
    typed = folded(text).lower()
    return typed if _CODE.fullmatch(typed) else Problem(field, "malformed-code")


def proposed_code(name: str) -> str:
    """Return a short code for a coalition of this name, its words or their initials; "" where there is none."""
    plain = "".join(one for one in normalize("NFKD", name.casefold()) if not combining(one))
    words = [word for word in re.findall("[a-z0-9]+", plain) if word not in _SMALL_WORDS]
    whole = "-".join(words)
    proposed = whole if len(words) <= 2 and len(whole) <= 24 else "".join(word[0] for word in words)
    return proposed[:24] if _CODE.fullmatch(proposed[:24]) else ""


def coalition_problems(record: CoalitionRecord) -> list[Problem]:
    """Return everything that is wrong with what a coalition says of itself."""
    asked = record.languages or tuple(record.names)
    return [
        *_plain_problems(record),
        *words_problems("names", record.names, asked),
        *words_problems("names_in_text", record.names_in_text),
        *words_problems("short_names", record.short_names),
        *words_problems("subtitle", record.subtitle),
        *words_problems("pledge", record.pledge, rule=_pledge),
        *sector_problems(record.sectors, asked),
        *consents_problems(record.consents, asked),
        *(notice_problems(record.notice, asked) if record.notice else ()),
    ]


def words_problems(
    field: str,
    words: Mapping[str, str],
    asked: Collection[str] = (),
    rule: Callable[[str, str], str | Problem] = line,
) -> Iterator[Problem]:
    """Yield what is wrong with words per language; `asked` are the languages that must be there."""
    for tag, text in words.items():
        yield from _judged(f"{field}.{tag}", tag, language)
        yield from _judged(f"{field}.{tag}", text, rule)
    for tag in asked:
        if tag not in words:
            yield Problem(f"{field}.{tag}", "language-missing", {"language": tag})
    if not words and not asked and field == "names":
        yield Problem(field, "missing")


def sector_problems(sectors: Iterable[Sector], asked: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with a coalition's own sectors: codes, names, what each is finer than (one level)."""
    listed = tuple(sectors)
    tops = {sector.code for sector in (*PRESETS, *listed) if sector.parent is None}
    seen: set[str] = set()
    for sector in listed:
        field = f"sectors.{sector.code}"
        yield from _judged(field, sector.code, sector_code)
        if sector.code in seen:
            yield Problem(field, "said-twice")
        seen.add(sector.code)
        if sector.parent is not None and sector.parent not in tops:
            yield Problem(f"{field}.parent", "unknown-sector", {"sector": sector.parent, "known": sorted(tops)})
        yield from words_problems(f"{field}.names", sector.names, asked)


def consents_problems(consents: Iterable[Consent], asked: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with a coalition's consents: each worded in every language, the necessary one there."""
    listed = tuple(consents)
    seen: set[str] = set()
    for consent in listed:
        field = f"consents.{consent.key}"
        yield from _judged(field, consent.key, sector_code)
        if consent.key in seen:
            yield Problem(field, "said-twice")
        seen.add(consent.key)
        yield from _version_problems(field, consent.version)
        yield from words_problems(f"{field}.words", consent.words, asked, _wording)
    if PUBLISH_ORGANISATION not in seen:
        yield Problem(f"consents.{PUBLISH_ORGANISATION}", "missing")


def notice_problems(notice: PrivacyNotice, asked: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with a privacy notice."""
    yield from _version_problems("notice", notice.version)
    yield from words_problems("notice.words", notice.words, asked, _notice)


def wording_problem(before: Consent | PrivacyNotice, after: Consent | PrivacyNotice, field: str) -> Problem | None:
    """Say that words were changed under a version that people may have agreed to already."""
    changed = before.version == after.version and dict(before.words) != dict(after.words)
    return Problem(field, "wording-changed", {"version": before.version}) if changed else None


def _plain_problems(record: CoalitionRecord) -> Iterator[Problem]:
    yield from _judged("code", record.code, coalition_code)
    yield from _judged("country", record.country, country)
    for place, tag in enumerate(record.languages):
        yield from _judged(f"languages[{place}]", tag, language)
    if record.website is not None:
        yield from _judged("website", record.website, website)


def _judged(field: str, text: str, rule: Callable[[str, str], str | Problem]) -> Iterator[Problem]:
    problem = form_problem(field, text, rule(field, text))
    if problem:
        yield problem


def _version_problems(field: str, version: str) -> Iterator[Problem]:
    if not _VERSION.fullmatch(version):
        yield Problem(f"{field}.version", "malformed-version", {"version": version[:40]})


def _pledge(field: str, text: str) -> str | Problem:
    return note(field, text, MAX_PLEDGE)


def _wording(field: str, text: str) -> str | Problem:
    return line(field, text, MAX_WORDING)


def _notice(field: str, text: str) -> str | Problem:
    return note(field, text, MAX_NOTICE)
