"""A coalition as it describes itself: names, country and pledge, sectors, consents, notices, its table's settings.

It knows no journal. A version of a wording is never changed, only followed by the next.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from aca_desktop.domain.coalition.sectors import Sector, known_codes
from aca_desktop.domain.coalition.table_settings import TableSettings

PUBLISH_ORGANISATION = "publish-organisation"
"""The one consent that signing always needs."""

PUBLISH_SIGNER = "publish-signer"
"""Covers the signer's name, title and the hand's signature."""

CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Consent:
    """One purpose: key, version of the wording ("1", "2" …), its words per language, whether it is needed."""

    key: str
    version: str
    words: Mapping[str, str]
    necessary: bool = False


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What is said about personal data before it is asked for: a version, and its words per language."""

    version: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CoalitionRecord:
    """All that can be said of a coalition when it is founded or changed. What has words has them per language.

    `names_in_text` are its names with their articles, as they stand in a sentence ("la Alianza …"), where they
    have one. `languages` are those in which its declarations are usually written; `pledge` is the country's.
    """

    code: str
    names: Mapping[str, str]
    country: str
    names_in_text: Mapping[str, str] = dataclasses.field(default_factory=dict)
    short_names: Mapping[str, str] = dataclasses.field(default_factory=dict)
    subtitle: Mapping[str, str] = dataclasses.field(default_factory=dict)
    pledge: Mapping[str, str] = dataclasses.field(default_factory=dict)
    languages: tuple[str, ...] = ()
    website: str | None = None
    sectors: tuple[Sector, ...] = ()
    consents: tuple[Consent, ...] = ()
    notice: PrivacyNotice | None = None
    table: TableSettings = dataclasses.field(default_factory=TableSettings)


@dataclass(frozen=True, slots=True)
class CoalitionTerms:
    """What a coalition asks of a signature: its sectors' codes, current consents, table settings."""

    code: str
    sectors: frozenset[str]
    consents: tuple[Consent, ...]
    table: TableSettings = dataclasses.field(default_factory=TableSettings)


def terms_of(record: CoalitionRecord) -> CoalitionTerms:
    """Return what the coalition asks of a signature."""
    return CoalitionTerms(record.code, known_codes(record.sectors), record.consents, record.table)
