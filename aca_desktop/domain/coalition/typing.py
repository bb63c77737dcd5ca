"""A coalition's fields as somebody types them, `FIELD=VALUE`, under the journal's names. It knows no journal.

What has several parts is JSON as the journal keeps it; a table's settings are words, which `table_settings` reads.
"""

import re
from collections.abc import Callable, Mapping

from aca_desktop.domain.coalition.network import body_value, read_body
from aca_desktop.domain.coalition.rules import MAX_NOTICE, MAX_PLEDGE, MAX_WORDING
from aca_desktop.domain.coalition.table_settings import typed_table
from aca_desktop.domain.figures.pledge import PLEDGE_RULES
from aca_desktop.domain.figures.rates import rate_name, rate_of_text
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.strict_json import read_json
from aca_desktop.domain.organisations.rules import sector_code
from aca_desktop.domain.values.addresses import website
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.record_reading import Reading
from aca_desktop.domain.values.typed_text import MAX_LINE, folded, line, note

_VERSION = re.compile("[1-9][0-9]{0,3}")
_EVENT = re.compile("default|[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_COALITION = re.compile("[0-9a-f]{64}")
_NULL = ("", "null")


def coalition_field(name: str, text: str) -> Json | Problem:
    """Return the journal's value for a field as typed; None, which removes it, for nothing or `null`.

    `names.es`, `names_in_text.es`, `short_names.es`, `subtitle.es`, `pledge.es`, `country`, `website`,
    `languages` (with commas between), `pledge_percent` and the other figures of it, `rates.MXN.USD.2024-12-31`,
    `members.<coalition>`, `bodies.<code>`, `sectors.<code>`, `consents.<key>.<version>`, `notices.<version>`,
    `notice_version`, `table.default` and `table.<event>`; `logo` can only be removed.
    """
    collection, _, member = name.partition(".")
    rule = _PLAIN.get(name) or _MEMBERS.get(collection)
    if rule is None or (name not in _PLAIN and not _is_member(collection, member)):
        return Problem(name, "unknown-field", {"meant": None})
    return None if text.strip() in _NULL else rule(name, text)


def _is_member(collection: str, member: str) -> bool:
    if collection == "consents":
        key, _, version = member.rpartition(".")
        return sector_code("", key) == key and _VERSION.fullmatch(version) is not None
    if collection == "notices":
        return _VERSION.fullmatch(member) is not None
    if collection in ("sectors", "bodies"):
        return sector_code("", member) == member
    if collection == "rates":
        return rate_name(member)
    if collection == "members":
        return _COALITION.fullmatch(member) is not None
    if collection == "table":
        return _EVENT.fullmatch(member) is not None
    return language("", member) == member


def _pledge(name: str, text: str) -> Json | Problem:
    return note(name, text, MAX_PLEDGE)


def _languages(name: str, text: str) -> Json | Problem:
    tags: list[Json] = []
    for part in text.split(","):
        tag = language(name, part)
        if isinstance(tag, Problem):
            return tag
        if tag in tags:
            return Problem(name, "said-twice")
        tags.append(tag)
    return tags


def _version(name: str, text: str) -> Json | Problem:
    typed = folded(text)
    return typed if _VERSION.fullmatch(typed) else Problem(name, "malformed-version", {"version": text[:40]})


def _sector(name: str, text: str) -> Json | Problem:
    def read(reading: Reading) -> dict[str, Json]:
        parent = reading.checked("parent", sector_code)
        return {"names": dict[str, Json](reading.words("names"))} | ({"parent": parent} if parent else {})

    return _object(name, text, read)


def _consent(name: str, text: str) -> Json | Problem:
    def read(reading: Reading) -> dict[str, Json]:
        words = reading.words("words", MAX_WORDING)
        return {"words": dict[str, Json](words), "necessary": reading.flag("necessary") or False}

    return _object(name, text, read)


def _notice(name: str, text: str) -> Json | Problem:
    def read(reading: Reading) -> dict[str, Json]:
        section = reading.section("words", MAX_LINE)
        words: dict[str, Json] = {}
        for tag in section.names() if section else ():
            usual = reading.kept(language(f"{name}.words.{tag[:20]}", tag))
            said = section.note(tag, MAX_NOTICE) if section else None
            if usual and said:
                words[usual] = said
        return {"words": words}

    return _object(name, text, read)


def _object(name: str, text: str, read: Callable[[Reading], dict[str, Json]]) -> Json | Problem:
    value = read_json(text.encode("utf-8", "surrogatepass"), name)
    if isinstance(value, Problem):
        return value
    if not isinstance(value, Mapping):
        return Problem(name, "wrong-type", {"expected": "object"})
    reading = Reading(value, name, [])
    said = read(reading)
    reading.finish()
    return reading.problems[0] if reading.problems else said


def _body(name: str, text: str) -> Json | Problem:
    value = read_json(text.encode("utf-8", "surrogatepass"), name)
    if isinstance(value, Problem):
        return value
    if not isinstance(value, Mapping):
        return Problem(name, "wrong-type", {"expected": "object"})
    body = read_body(name.partition(".")[2], value)
    return body if isinstance(body, Problem) else body_value(body)


def _member(name: str, text: str) -> Json | Problem:
    return True if folded(text).lower() == "true" else Problem(name, "not-one-of", {"allowed": ["true"]})


def _logo(name: str, _text: str) -> Json | Problem:
    """A picture is no text: it can only be removed here."""
    return Problem(name, "not-a-value-of-it")


type _Rule = Callable[[str, str], Json | Problem]

_PLAIN: Mapping[str, _Rule] = {
    "country": country,
    "website": website,
    "languages": _languages,
    "notice_version": _version,
    **PLEDGE_RULES,
    "logo": _logo,
}

_MEMBERS: Mapping[str, _Rule] = {
    "names": line,
    "names_in_text": line,
    "short_names": line,
    "subtitle": line,
    "pledge": _pledge,
    "rates": rate_of_text,
    "sectors": _sector,
    "consents": _consent,
    "notices": _notice,
    "table": typed_table,
    "members": _member,
    "bodies": _body,
}
