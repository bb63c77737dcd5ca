"""What one page asks another to show, as plain values."""

from dataclasses import dataclass

from aca_desktop.domain.journal import OrganisationStatus


@dataclass(frozen=True, slots=True)
class WantedOrganisations:
    """Organisations of these statuses (none: of any), of a sector (its code), in conflict; and one to open."""

    statuses: tuple[OrganisationStatus, ...] = ()
    sector: str | None = None
    contradicting: bool = False
    opened: str | None = None
