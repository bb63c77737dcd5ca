"""The kinds of papers that can be made, and how the worker makes each. Knows no widget."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.coalition.declarations import current_publication
from aca_desktop.services.papers.faces import signature
from aca_desktop.services.papers.papers import Papers
from aca_desktop.services.papers.signing_sheet import Rows

if TYPE_CHECKING:
    from aca_desktop.services.papers.papers import Paper
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

type Kind = Literal["declaration", "joint", "summary", "certificate", "network", "sheet", "card", "guide"]

KINDS: Mapping[Kind, tuple[str, str, str]] = {
    "declaration": (mark("Signed declarations"), mark("one PDF each"), "file-pen-line"),
    "joint": (mark("Joint declaration"), mark("all signatures, one PDF"), "files"),
    "summary": (mark("Summary of the coalition"), mark("totals, charts, list"), "chart-column"),
    "certificate": (mark("Certificate of participation"), mark("one for each signature in force"), "badge-check"),
    "network": (mark("Summary of the network"), mark("its coalitions side by side"), "globe"),
    "sheet": (mark("Sheet to sign on paper"), mark("for those expected, and blank rows"), "clipboard-check"),
    "card": (mark("Cards for the tables"), mark("one page a table"), "qr-code"),
    "guide": (mark("Guide for volunteers"), mark("one page, from joining to handing in"), "book-open"),
}
"""What each is called, what it is in a few words, its icon."""

OF_ONE: frozenset[Kind] = frozenset({"declaration", "certificate"})
"""Those that are about one organisation."""

SEALED: frozenset[Kind] = frozenset({"declaration", "joint", "summary", "certificate", "network"})


@dataclass(frozen=True, slots=True)
class Order:
    """What paper is wanted: the coalition's id, a language, the signature it is about, rows, tables' names."""

    kind: Kind
    coalition: str
    language: str | None
    signature: str | None = None
    blank: int = 0
    tables: tuple[str, ...] = ()


def make(workspace: "Workspace", order: Order, progress: "Progress") -> "Paper":
    """Make a paper; raise what the services raise, `no-declaration` where none is published."""
    which = coalition(workspace, order.coalition)
    with Papers(workspace) as papers:
        match order.kind:
            case "declaration":
                return papers.declaration(signature(workspace, order.signature or "", which), order.language)
            case "certificate":
                return papers.certificate(signature(workspace, order.signature or "", which), order.language)
            case "joint":
                return papers.joint(which, order.language, progress=progress)
            case "summary":
                return papers.summary(which, order.language)
            case "network":
                return papers.network(which, order.language)
            case "card":
                return papers.card(which, order.tables, order.language)
            case "guide":
                return papers.guide(which, order.language)
            case "sheet":
                published = current_publication(workspace, which)
                if published is None:
                    raise AcaError("no-declaration")
                rows = Rows(expected=True, blank=order.blank)
                return papers.sheet(which, published, rows, order.language)
