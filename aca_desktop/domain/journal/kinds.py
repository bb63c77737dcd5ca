"""The one table of what can be written: which kinds there are, who may write them, and where each field goes.

A field's part is "open" or "personal": people's names, titles, addresses, free-text reasons and contacts are
personal, and so can be withheld or erased without changing a status or a total.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import decimal_of

type PartName = Literal["open", "personal"]


class Rank(IntEnum):
    """Who outranks whom. NONE is a laptop that nobody has enrolled."""

    NONE = 0
    EVENT = 1
    COORDINATOR = 2
    ROOT = 3


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile(r"[0-9a-f]{64}")


def _text(value: Json) -> bool:
    return isinstance(value, str)


def _flag(value: Json) -> bool:
    return isinstance(value, bool)


def _integer(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _day(value: Json) -> bool:
    """A day that the calendar has, so that no report stumbles over 30 February."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _decimal(value: Json) -> bool:
    return decimal_of(value) is not None


def _hash(value: Json) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _integers(value: Json) -> bool:
    return isinstance(value, list) and all(_integer(item) for item in value)


def _words(value: Json) -> bool:
    """Words per language: {"es": "Universidad"}."""
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())


def _record(value: Json) -> bool:
    return isinstance(value, dict)


def _records(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _consent(value: Json) -> bool:
    return isinstance(value, dict) and _flag(value.get("given")) and _text(value.get("version"))


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field's value goes and what it must look like."""

    part: PartName
    accepts: Callable[[Json], bool]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry; `who` is the lowest rank that may write it. "names.*" stands for a collection of fields."""

    name: str
    edit: bool
    who: Rank
    fields: Mapping[str, Field]

    def field(self, name: str) -> Field | None:
        """Return the field of that name, None if this program does not know it."""
        known = self.fields.get(name)
        if known is None and "." in name:
            known = self.fields.get(name.split(".", 1)[0] + ".*")
        return known


def _open(accepts: Callable[[Json], bool], names: str) -> dict[str, Field]:
    return {name: Field("open", accepts) for name in names.split()}


def _personal(accepts: Callable[[Json], bool], names: str) -> dict[str, Field]:
    return {name: Field("personal", accepts) for name in names.split()}


def _fact(name: str, who: Rank, fields: dict[str, Field]) -> Kind:
    return Kind(name, edit=False, who=who, fields=fields | _open(_day, "day"))


def _edit(name: str, who: Rank, fields: dict[str, Field]) -> Kind:
    return Kind(name, edit=True, who=who, fields=fields)


_KINDS = (
    _fact("founding", Rank.ROOT, _open(_text, "code certificate") | _open(_flag, "sample")),
    _fact("enrolment", Rank.COORDINATOR, _open(_text, "role name certificate chain")),
    _fact(
        "invitation",
        Rank.COORDINATOR,
        _open(_text, "certificate chain") | _open(_integer, "laptops"),
    ),
    _fact("recipient", Rank.COORDINATOR, _open(_text, "key")),
    _fact("revocation", Rank.COORDINATOR, _personal(_text, "reason")),
    _fact("join", Rank.NONE, _open(_text, "name certificate signature")),
    _edit(
        "coalition",
        Rank.COORDINATOR,
        _open(_text, "names.* names_in_text.* short_names.* pledge.* subtitle.* website country notice_version")
        | _open(_texts, "languages")
        | _open(_text, "pledge_source emissions_source")
        | _open(_integer, "emissions_rank pledge_year pledge_base_year")
        | _open(_decimal, "pledge_percent pledge_conditional")
        | _open(_record, "rates.*")
        | _open(_record, "mark logo sectors.* consents.* notices.* table.* bodies.*")
        | _open(_flag, "members.*"),
    ),
    _edit(
        "declaration",
        Rank.COORDINATOR,
        _open(_text, "titles.* texts.* order") | _open(_day, "opens closes") | _open(_text, "embargo"),
    ),
    _fact(
        "publication",
        Rank.COORDINATOR,
        _open(_text, "label sha256 public_source")
        | _open(_words, "titles texts hashes")
        | _open(_day, "public_since"),
    ),
    _edit(
        "event",
        Rank.EVENT,
        _open(_text, "names.* place time_zone starts ends") | _open(_record, "order table"),
    ),
    _edit(
        "organisation",
        Rank.EVENT,
        _open(
            _text,
            "names.* legal.* identifiers.* short reading sector country place represents parent website tier",
        )
        | _open(_text, "answer")
        | _open(_flag, "founding")
        | _open(_day, "joined")
        | _open(_record, "figures.* lists.*")
        | _open(_integer, "logo")
        | _personal(_text, "notes next")
        | _personal(_record, "contacts.*"),
    ),
    _edit(
        "commitment",
        Rank.EVENT,
        _open(_text, "organisation type words.* scope unit source")
        | _open(_integer, "base_year target_year")
        | _open(_decimal, "base_value target_value percent")
        | _open(_record, "validation.* progress.* interim.*"),
    ),
    _edit(
        "place",
        Rank.COORDINATOR,
        _open(_text, "names.* codes.* within kind") | _open(_texts, "members") | _open(_record, "figures.*"),
    ),
    _edit(
        "claim",
        Rank.COORDINATOR,
        _open(_text, "words.* source link") | _open(_day, "seen") | _open(_record, "slots.*"),
    ),
    _edit("same", Rank.COORDINATOR, _open(_flag, "same.*")),
    _edit("review", Rank.COORDINATOR, _open(_text, "decision.*")),
    _fact(
        "signature",
        Rank.EVENT,
        _open(_hash, "publication text_sha256 ink_sha256 source_sha256")
        | _open(_text, "language method basis event identified elsewhere row_code place")
        | _open(_flag, "provisional witnessed")
        | _open(_integer, "read_seconds")
        | _open(_record, "device ink_facts")
        | _open(_consent, "consents.*")
        | _personal(_record, "signer witness ink mandate scan seal source")
        | _personal(_records, "co_signers")
        | _personal(_text, "typed")
        | _personal(_flag, "of_age"),
    ),
    _fact("ratification", Rank.EVENT, _personal(_text, "reason")),
    _fact("withdrawal", Rank.EVENT, _personal(_text, "reason")),
    _fact("consent", Rank.EVENT, _open(_consent, "consents.*") | _personal(_text, "reason")),
    _fact("copy", Rank.EVENT, _open(_text, "way")),
    _fact("erasure", Rank.COORDINATOR, _open(_text, "request")),
    _fact("undo", Rank.EVENT, _personal(_text, "reason")),
    _fact("snapshot", Rank.COORDINATOR, _open(_text, "name") | _open(_day, "date") | _open(_integers, "rows")),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}

AUTHORITY_KINDS = frozenset({"founding", "enrolment", "invitation", "revocation", "join"})

NOT_UNDOABLE = frozenset({"founding", "enrolment", "invitation", "join", "erasure", "undo"})

_PLAIN_TEXT = r'"[^"\\\x00-\x1f]*"'
_PLAIN_FLAG = "true|false"
_PLAIN_INTEGER = "0|-?[1-9][0-9]{0,14}"
_PLAIN_ITEM = rf'"[a-z_]{{1,40}}":(?:{_PLAIN_TEXT}|{_PLAIN_FLAG}|{_PLAIN_INTEGER})'
PLAIN_RECORD = rf"\{{(?:{_PLAIN_ITEM}(?:,{_PLAIN_ITEM})*)?\}}"

PLAIN: Mapping[Callable[[Json], bool], str] = {
    _text: _PLAIN_TEXT,
    _flag: _PLAIN_FLAG,
    _integer: _PLAIN_INTEGER,
    _hash: '"[0-9a-f]{64}"',
    _day: '"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"',
    _decimal: r'"-?[0-9]{1,30}(?:\.[0-9]{1,30})?"',
    _consent: rf'\{{"given":(?:{_PLAIN_FLAG}),"version":{_PLAIN_TEXT}\}}',
    _record: PLAIN_RECORD,
}
"""Patterns of canonical JSON that the accepting functions accept; not of all that they do.

A text has no escapes, a day is one that every month has, a record is flat; that its names are sorted is not said.
"""
