"""What a coalition publishes of revocations: whose keys, and which entries keep their effect all the same.

Plain data and its canonical form; who signs it and how that is checked is sealing's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json, NotCanonical

type RevokedKind = Literal["laptop", "invitation", "coordinator"]

FORM = "aca-desktop/revoked-1"

_KINDS: tuple[str, ...] = get_args(RevokedKind.__value__)
_HASH = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][+-]([01][0-9]|2[0-3]):[0-5][0-9]"
)


@dataclass(frozen=True, slots=True)
class Revocations:
    """`keys` are replicas (of an invitation: that of its key); `entries` ids of signatures that survive.

    `at` is the time of the laptop that wrote the list (ISO 8601 with offset): older lists are told by it.
    """

    coalition: str
    at: str
    keys: Mapping[str, RevokedKind]
    entries: frozenset[str]

    def to_json(self) -> dict[str, Json]:
        """Return the list as canonical JSON has it."""
        return {
            "form": FORM,
            "coalition": self.coalition,
            "at": self.at,
            "keys": dict(self.keys),
            "entries": sorted(self.entries),
        }


def read_revocations(value: Json) -> Revocations | None:
    """Return what this value says, None if it is no list of this form."""
    if not isinstance(value, dict) or value.keys() != {"form", "coalition", "at", "keys", "entries"}:
        return None
    coalition, at, keys, entries = value["coalition"], value["at"], value["keys"], value["entries"]
    if value["form"] != FORM or not (isinstance(at, str) and isinstance(keys, dict) and isinstance(entries, list)):
        return None
    if not _MOMENT.fullmatch(at) or not _is_day(at[:10]):
        return None
    if not all(map(_is_hash, (coalition, *keys, *entries))) or not all(kind in _KINDS for kind in keys.values()):
        return None
    return Revocations(str(coalition), at, keys, frozenset(map(str, entries)))


def signed_bytes(revocations: Revocations, certificate: bytes) -> bytes:
    """Return what the coordinator's laptop signs."""
    return canonical.encode(["aca-desktop/1/revoked", revocations.to_json(), certificate.hex()])


def read_signed(data: bytes) -> tuple[Revocations, bytes, bytes] | None:
    """Return a REVOKED.json's list, its signer's certificate (DER) and signature, None if it is none."""
    try:
        value = canonical.decode(data.removesuffix(b"\n"))
    except NotCanonical:
        return None
    if not isinstance(value, dict) or value.keys() != {"list", "certificate", "signature"}:
        return None
    revocations = read_revocations(value["list"])
    try:
        certificate = bytes.fromhex(str(value["certificate"]))
        signature = bytes.fromhex(str(value["signature"]))
    except ValueError:
        return None
    if revocations is None or to_signed(revocations, certificate, signature) != data.removesuffix(b"\n") + b"\n":
        return None
    return revocations, certificate, signature


def to_signed(revocations: Revocations, certificate: bytes, signature: bytes) -> bytes:
    """Return the bytes of REVOKED.json."""
    return (
        canonical.encode(
            {"list": revocations.to_json(), "certificate": certificate.hex(), "signature": signature.hex()}
        )
        + b"\n"
    )


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).year > 1
    except ValueError:
        return False


def _is_hash(value: Json) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None
