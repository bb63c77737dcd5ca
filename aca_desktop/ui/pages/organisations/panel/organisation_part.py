"""What the tabs of one organisation share: which one is shown, and who may write. Knows no field."""

from typing import TYPE_CHECKING

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.ui.pages.part import Part

if TYPE_CHECKING:
    from aca_desktop.services.organisations.organisations import OrganisationDetail


class OrganisationPart(Part):
    """A tab. `show_detail` gives it what it shows, None for nothing."""

    detail: "OrganisationDetail | None" = None

    def show_detail(self, detail: "OrganisationDetail | None") -> None:
        """Show this organisation as it is now."""
        self.detail = detail
        self.refresh()

    @property
    def can_edit(self) -> bool:
        """Whether this laptop may write of organisations: any that is enrolled."""
        coalition, session = self.coalition, self.session
        return session is not None and session.writable and coalition is not None and coalition.rank >= Rank.EVENT
