"""A declaration's version as it is written: titles and texts per language, and when it may be signed.

It knows no journal. What a text may be made of is `text`; what may be published is `declaration_rules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.name_order import NameOrder


@dataclass(frozen=True, slots=True)
class DeclarationRecord:
    """One version, with the label that it has or will have when published.

    `order` is the order of names wherever its signatories are listed (None: as it was, by sector at first).
    `opens` and `closes` are the first and the last day of signing; before the day `embargo` nobody may sign.
    """

    version: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    opens: date | None = None
    closes: date | None = None
    embargo: date | None = None
    order: NameOrder | None = None


def fields_of(record: DeclarationRecord) -> dict[str, Json]:
    """Return what the record says as the journal's fields, nothing unsaid; the label is the publication's."""
    fields: dict[str, Json] = {f"titles.{tag}": title for tag, title in record.titles.items()}
    fields |= {f"texts.{tag}": text for tag, text in record.texts.items()}
    days = {"opens": record.opens, "closes": record.closes, "embargo": record.embargo}
    if record.order is not None:
        fields["order"] = record.order
    return fields | {name: day.isoformat() for name, day in days.items() if day}


@dataclass(frozen=True, slots=True)
class PublicSince:
    """Since when a text has been public, where that was before its publication here, and the source of that."""

    day: date
    source: str


@dataclass(frozen=True, slots=True)
class DeclarationTerms:
    """What a declaration's state asks of a signature. `coalition` is its coalition's code; `ended`: its
    publication was taken back; before `first_day` nobody can have signed, as the text was not public."""

    coalition: str
    languages: frozenset[str]
    published: bool = True
    ended: bool = False
    first_day: date | None = None
    opens: date | None = None
    closes: date | None = None
    embargo: date | None = None
