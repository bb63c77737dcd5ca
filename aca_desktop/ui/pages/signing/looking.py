"""What staff's page shows, gathered from an open workspace in one go. Knows no widget."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.coalition.declarations import Publication
    from aca_desktop.services.coalition.events import Event
    from aca_desktop.services.signing.closing import HandedIn
    from aca_desktop.services.signing.drafts import WaitingDraft
    from aca_desktop.services.signing.queue import Arrival, ExpectedPage
    from aca_desktop.services.signing.table_day import Chosen, Surroundings, Today
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

MOST_SIGNED = 30
"""So many of those who signed today are shown; the others stand among the organisations."""

MOST_EXPECTED = 20
"""So many of those expected are shown; the others are found by typing."""


@dataclass(frozen=True, slots=True)
class Day:
    """The table as it is: what can be signed and at which events, the queue, what was signed here today.

    `left` are drafts that nobody has parked: what a crash or a power cut left behind. `parked` and `left` have no
    arrival; `begun` has the drafts of arrivals by these. `folder` is where PDFs are saved, None for nowhere or if
    nobody was asked yet (`folder_asked`); `has_pin`: staff have a PIN.
    `handed_in` is the newest file for the coordinators.
    """

    which: "Coalition"
    publications: "Sequence[Publication]"
    events: "Sequence[Event]"
    chosen: "Chosen"
    arrivals: "Sequence[Arrival]"
    begun: "Mapping[str, WaitingDraft]"
    parked: "Sequence[WaitingDraft]"
    left: "Sequence[WaitingDraft]"
    expected: "ExpectedPage"
    today: "Today"
    typical_seconds: int | None
    around: "Surroundings"
    folder_asked: bool
    folder: Path | None
    has_pin: bool
    handed_in: "HandedIn | None"

    @property
    def publication(self) -> "Publication | None":
        """What is signed: what was chosen, else the newest."""
        newest = sorted(self.publications, key=lambda one: (one.day, one.id), reverse=True)
        chosen = (one for one in newest if one.id == self.chosen.publication)
        return next(chosen, next(iter(newest), None))


def look(workspace: "Workspace", coalition: str, language: str, typed: str) -> Day:
    """Return how the table stands; `typed` is what is looked for in the queue."""
    from aca_desktop.services.coalition import events
    from aca_desktop.services.coalition.coalitions import coalition as of_id
    from aca_desktop.services.coalition.declarations import publications
    from aca_desktop.services.signing import closing, drafts, pace, papers_folder, queue, staff, table_day

    which = of_id(workspace, coalition)
    arrivals = queue.arrivals(workspace, which)
    here = {one.id for one in arrivals}
    waiting = [one for one in drafts.waiting(workspace) if one.about.coalition in (which.code, which.id)]
    alone = [one for one in waiting if one.about.arrival not in here]
    return Day(
        which=which,
        publications=[one for one in publications(workspace, which) if not one.ended],
        events=events.events(workspace, which),
        chosen=table_day.chosen(workspace, which),
        arrivals=arrivals,
        begun={one.about.arrival: one for one in waiting if one.about.arrival in here and one.about.arrival},
        parked=[one for one in alone if one.parked],
        left=[one for one in alone if not one.parked],
        expected=queue.expected(workspace, which, language, typed=typed, limit=MOST_EXPECTED),
        today=table_day.today(workspace, which, language, limit=MOST_SIGNED),
        typical_seconds=pace.typical_seconds(workspace),
        around=table_day.surroundings(workspace, which),
        folder_asked=papers_folder.was_asked(workspace, which),
        folder=papers_folder.chosen_folder(workspace, which),
        has_pin=staff.pin_is_set(workspace),
        handed_in=closing.handed_in(workspace, which),
    )


def looking(coalition: str, language: str, typed: str) -> "Callable[[Workspace, Progress], Day]":
    """Return `look` as the work of a session."""
    return lambda workspace, _progress: look(workspace, coalition, language, typed)
