"""The names in certificates: what is written there, cut to what certificates allow, and read back.

It must not know keys or signatures.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cryptography import x509
from cryptography.x509.oid import NameOID

from aca_desktop.sealing import foreign

type Role = Literal["root", "coordinator", "invitation", "laptop"]

LONGEST = 64
"""X.520's upper bound for O and CN; counted in bytes of UTF-8, as strict readers do, so that all agree."""

SAMPLE = "SAMPLE"

_UNITS: dict[Role, str] = {
    "root": "Root",
    "coordinator": "Coordinator",
    "invitation": "Invitation",
    "laptop": "Laptop",
}
_ROLES: dict[str, Role] = {unit: role for role, unit in _UNITS.items()}
_NOT_PRINTED = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = ("\u200d", "\ufe0e", "\ufe0f")


@dataclass(frozen=True, slots=True)
class CertifiedName:
    """Who a certificate names: the coalition (O), what the key may do (OU) and its holder (CN)."""

    coalition: str
    role: Role
    name: str
    sample: bool


def fitting(name: str, longest: int = LONGEST) -> str:
    """Return the name in NFC, cut between characters as people see them to `longest` bytes, ending in "…".

    Control and direction characters are left out: a name goes to terminals and beside other names.
    """
    whole = unicodedata.normalize("NFC", "".join(filter(_is_printed, name))).strip()
    if not whole:
        raise ValueError("a certificate names somebody")
    if len(whole.encode()) <= longest:
        return whole
    kept, room = "", longest - len("…".encode())
    for cluster in _clusters(whole):
        room -= len(cluster.encode())
        if room < 0:
            break
        kept += cluster
    return kept.rstrip() + "…"


def certified_common_name(name: str, *, sample: bool) -> str:
    """Return the common name that a laptop's certificate carries: a sample's says so before all else."""
    prefix = f"{SAMPLE} " if sample else ""
    return prefix + fitting(name, LONGEST - len(prefix))


def write(certified: CertifiedName) -> x509.Name:
    """Return the distinguished name; `name` and `coalition` are cut if they are too long."""
    units = [_UNITS[certified.role], *([SAMPLE] if certified.sample else [])]
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, fitting(certified.coalition)),
            *(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit) for unit in units),
            x509.NameAttribute(
                NameOID.COMMON_NAME, certified_common_name(certified.name, sample=certified.sample)
            ),
        ]
    )


def read(name: x509.Name) -> CertifiedName:
    """Return whom a distinguished name of our form names (a sample's without its prefix), or raise Malformed.

    Names come from strangers and go to terminals: whatever `fitting` would leave out is refused.
    """
    with foreign.guarded():
        attributes = [(attribute.oid, attribute.value) for attribute in name]
        units = [value for oid, value in attributes if oid == NameOID.ORGANIZATIONAL_UNIT_NAME]
        coalition, common = _text(attributes[0][1]), _text(attributes[-1][1])
        sample = units[1:] == [SAMPLE]
        read_back = CertifiedName(
            coalition, _ROLES[_text(units[0])], common.removeprefix(f"{SAMPLE} ") if sample else common, sample
        )
        if write(read_back).public_bytes() != name.public_bytes():
            raise foreign.Malformed("a name of another form")
    return read_back


def _text(value: str | bytes) -> str:
    if not isinstance(value, str):
        raise foreign.Malformed("a name that is no plain text")
    return value


def _is_printed(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character) not in _NOT_PRINTED


def _clusters(text: str) -> Iterator[str]:
    """Yield what people see as one character: a base with its marks, and emoji joined to one."""
    cluster = ""
    for character in text:
        continues = (
            unicodedata.category(character).startswith("M")
            or character in _JOINERS
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or cluster.endswith("\u200d")
        )
        if cluster and not continues:
            yield cluster
            cluster = ""
        cluster += character
    yield cluster
