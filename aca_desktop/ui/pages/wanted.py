"""What one page asks another to show, as plain values."""

from dataclasses import dataclass

from aca_desktop.domain.journal.meaning import OrganisationStatus


@dataclass(frozen=True, slots=True)
class WantedOrganisations:
    """Organisations of these statuses (none: of any), of a sector (its code), in conflict; and one to open.

    `duplicates`: those that may be there twice, in place of the list.
    """

    statuses: tuple[OrganisationStatus, ...] = ()
    sector: str | None = None
    contradicting: bool = False
    opened: str | None = None
    duplicates: bool = False


@dataclass(frozen=True, slots=True)
class WantedFigures:
    """A part of the figures' page, and what is to be opened in it: a sentence or commitment (its id), a territory.

    `edited`: it is to be changed. `validation` keeps to the commitments that stand so.
    """

    part: str
    opened: str | None = None
    edited: bool = False
    validation: str | None = None


@dataclass(frozen=True, slots=True)
class WantedExport:
    """A file for another laptop is to be written."""


@dataclass(frozen=True, slots=True)
class WantedSigning:
    """A signature is to be given once more: by this draft, which was begun for it."""

    draft: str
