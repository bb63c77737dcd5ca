"""The one table of what can be written: which kinds there are, who may write them, and where each field goes.

A field's part is "open" or "personal": people's names, titles, addresses, free-text reasons and contacts are
personal, and so can be withheld or erased without changing a status or a total.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from aca_desktop.domain.canonical import Json

type PartName = Literal["open", "personal"]


class Rank(IntEnum):
    """Who outranks whom. NONE is a laptop that nobody has enrolled."""

    NONE = 0
    EVENT = 1
    COORDINATOR = 2
    ROOT = 3


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,30})?")
_HASH = re.compile(r"[0-9a-f]{64}")


def _text(value: Json) -> bool:
    return isinstance(value, str)


def _flag(value: Json) -> bool:
    return isinstance(value, bool)


def _integer(value: Json) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _day(value: Json) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


def _decimal(value: Json) -> bool:
    return isinstance(value, str) and _DECIMAL.fullmatch(value) is not None


def _hash(value: Json) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _texts(value: Json) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


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
    """A kind of entry; `who` is the lowest rank that may write it. A name ending in ".*" stands for a collection."""

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


_FACT_DAY = _open(_day, "day")

_KINDS = (
    Kind("founding", False, Rank.ROOT, _open(_text, "code certificate") | _open(_flag, "sample") | _FACT_DAY),
    Kind("enrolment", False, Rank.COORDINATOR, _open(_text, "role name certificate chain") | _FACT_DAY),
    Kind(
        "invitation",
        False,
        Rank.COORDINATOR,
        _open(_text, "certificate chain") | _open(_integer, "laptops") | _FACT_DAY,
    ),
    Kind("revocation", False, Rank.COORDINATOR, _personal(_text, "reason") | _FACT_DAY),
    Kind("join", False, Rank.NONE, _open(_text, "name certificate signature") | _FACT_DAY),
    Kind(
        "coalition",
        True,
        Rank.COORDINATOR,
        _open(_text, "names.* short_names.* pledge.* subtitle.* website country notice_version")
        | _open(_texts, "languages")
        | _open(_record, "mark sectors.* consents.* notices.* table.* members.*"),
    ),
    Kind(
        "declaration",
        True,
        Rank.COORDINATOR,
        _open(_text, "titles.* texts.* order") | _open(_day, "opens closes") | _open(_text, "embargo"),
    ),
    Kind(
        "publication",
        False,
        Rank.COORDINATOR,
        _open(_text, "label sha256") | _open(_words, "titles texts hashes") | _FACT_DAY,
    ),
    Kind(
        "event",
        True,
        Rank.EVENT,
        _open(_text, "names.* place time_zone starts ends") | _open(_record, "order table"),
    ),
    Kind(
        "organisation",
        True,
        Rank.EVENT,
        _open(
            _text,
            "names.* legal.* short reading sector country place represents parent website answer identifiers.* tier",
        )
        | _open(_flag, "founding")
        | _open(_day, "joined")
        | _open(_record, "figures.* lists.*")
        | _open(_integer, "logo")
        | _personal(_text, "notes next")
        | _personal(_record, "contacts.*"),
    ),
    Kind(
        "commitment",
        True,
        Rank.EVENT,
        _open(_text, "organisation type words.* scope source")
        | _open(_integer, "base_year target_year")
        | _open(_decimal, "percent")
        | _open(_record, "validation.* progress.*"),
    ),
    Kind(
        "place",
        True,
        Rank.COORDINATOR,
        _open(_text, "names.* codes.* within kind") | _open(_texts, "members") | _open(_record, "figures.*"),
    ),
    Kind(
        "claim",
        True,
        Rank.COORDINATOR,
        _open(_text, "words.* operator number unit counted basis territory source") | _open(_day, "date"),
    ),
    Kind("same", True, Rank.COORDINATOR, _open(_flag, "same.*")),
    Kind("review", True, Rank.COORDINATOR, _open(_text, "decision.*")),
    Kind(
        "signature",
        False,
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
        | _FACT_DAY,
    ),
    Kind("ratification", False, Rank.EVENT, _personal(_text, "reason") | _FACT_DAY),
    Kind("withdrawal", False, Rank.EVENT, _personal(_text, "reason") | _FACT_DAY),
    Kind("consent", False, Rank.EVENT, _open(_consent, "consents.*") | _personal(_text, "reason") | _FACT_DAY),
    Kind("copy", False, Rank.EVENT, _open(_text, "way") | _FACT_DAY),
    Kind("erasure", False, Rank.COORDINATOR, _open(_text, "request") | _FACT_DAY),
    Kind("undo", False, Rank.EVENT, _personal(_text, "reason") | _FACT_DAY),
    Kind("snapshot", False, Rank.COORDINATOR, _open(_text, "name") | _open(_day, "date") | _FACT_DAY),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}

AUTHORITY_KINDS = frozenset({"founding", "enrolment", "invitation", "revocation", "join"})

NOT_UNDOABLE = frozenset({"founding", "enrolment", "invitation", "join", "erasure", "undo"})
