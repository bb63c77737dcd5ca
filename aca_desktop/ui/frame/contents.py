"""The table of the window's pages: their names, icons and where they are written. It imports none of them."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from aca_desktop.i18n import LANGUAGES, Speech, mark
from aca_desktop.ui.pages.page import Page, Room

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition

_PAGES = "aca_desktop.ui.pages"


class Entry(NamedTuple):
    """A page by its name, with the words and the icon of the side bar, and its class as `module:class`."""

    name: str
    title: str
    icon: str
    place: str

    def make(self, room: Room) -> Page:
        """Make the page."""
        module, _, name = self.place.partition(":")
        made = getattr(import_module(f"{_PAGES}.{module}"), name)(room)
        if not isinstance(made, Page):
            raise TypeError(f"{self.place} is no page")
        return made


WELCOME = Entry("welcome", mark("Welcome"), "sprout", "welcome:WelcomePage")

ENTRIES: Sequence[Entry] = (
    Entry("overview", mark("Overview"), "layout-dashboard", "overview:OverviewPage"),
    Entry("signing", mark("Signing table"), "pen-line", "signing:SigningPage"),
    Entry("organisations", mark("Organisations"), "building-2", "organisations:OrganisationsPage"),
    Entry("figures", mark("Figures"), "target", "figures:FiguresPage"),
    Entry("documents", mark("Documents"), "file-text", "documents:DocumentsPage"),
    Entry("laptops", mark("Laptops"), "laptop", "laptops:LaptopsPage"),
    Entry("coalition", mark("Coalition"), "handshake", "coalition:CoalitionPage"),
    Entry("settings", mark("Settings"), "settings", "settings:SettingsPage"),
)
"""In the side bar's order; Ctrl+1 opens the first."""

_AT_AN_EVENT = ("signing", "documents", "settings")
"""What an event laptop is for: the rest is a coordinator's."""

_FIRST_ASKED = (
    *("coalition.declarations", "coalition.events", "coalition.wordings", "figures.place_choices"),
    *("journal.conflicts", "journal.field_conflicts", "journal.undoing", "laptops.laptop_names"),
    *("organisations.organisation_list", "organisations.organisations", "papers.faces", "signing.staff"),
)
"""The services that pages ask as soon as they are seen."""


def offered(coalition: "Coalition | None") -> Sequence[str]:
    """Return the names of the pages that this laptop offers, the one first that is usually seen first."""
    from aca_desktop.services.laptops.laptops import role

    is_for_events = coalition is not None and role(coalition) == "event"
    return _AT_AN_EVENT if is_for_events else [one.name for one in ENTRIES]


def read_pages(progress: Callable[[int, int], None]) -> None:
    """Read all pages and languages, so that a first visit need not wait for them. For the worker."""
    for language in LANGUAGES:
        Speech(language).language_name(language)
    pages = [f"{_PAGES}.{entry.place.partition(':')[0]}" for entry in ENTRIES]
    services = [f"aca_desktop.services.{name}" for name in _FIRST_ASKED]
    for number, module in enumerate((*pages, *services)):
        progress(number, len(pages) + len(services))
        import_module(module)
    progress(len(pages), len(pages) + len(services))  # lets in what waits, since the last step is the longest
    from aca_desktop.services.papers.papers import get_ready

    get_ready()


def read_first_steps(_progress: Callable[[int, int], None]) -> None:
    """Read the code of what is chosen on the first page. For the worker."""
    import_module(f"{_PAGES}.founding")
