"""Whether a sealed document says what the workspace's journal says: its record is gathered anew and compared.

What follows from who seals and from the clock is not compared here: seal and certificates answer for it.
"""

from functools import lru_cache

from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import SubjectState
from aca_desktop.domain.papers.paper_kinds import EntryPaper
from aca_desktop.domain.papers.verification import Check, Verification
from aca_desktop.services.papers.entry_check import OUT_OF_FORCE, EntryCheck
from aca_desktop.services.papers.numbers_check import numbers_check
from aca_desktop.services.workspace.workspaces import Workspace

_KEPT = 64
"""Signatures that are remembered: documents of one organisation lie beside one another."""


class JournalCheck:
    """Holds documents against one workspace's journal; what many of them need is read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._entries = EntryCheck(workspace)
        self._read = lru_cache(_KEPT)(self._about)

    def check(self, found: Verification) -> Check:
        """Hold a document against the journal; `not-checked` where nobody knows what its pages say."""
        said, paper = found.evidence, found.paper
        if said is None:
            return Check("journal", "not-checked", "not-reached")
        if said.entry is None:
            if paper is None or isinstance(paper, EntryPaper):
                return Check("journal", "not-checked", "not-reached")
            return numbers_check(self._workspace, paper)
        known = self._read(said.entry)
        if known is None or known[0].header.coalition != said.coalition:
            return Check("journal", "doubted", "entry-not-here")
        entry, state = known
        if entry.id in state.void:
            return Check("journal", "failed", "entry-void")
        status = state.statuses.get(entry.id)
        reason = "signature-undone" if status is None else f"signature-{status}"
        taken_back = reason if status is None or status in OUT_OF_FORCE else None
        if isinstance(paper, EntryPaper):
            return self._entries.check(paper, entry, state, taken_back)
        return Check("journal", "doubted" if taken_back else "not-checked", taken_back or "not-reached")

    def _about(self, id_: str) -> tuple[Entry, SubjectState] | None:
        entry = self._workspace.journal.entry(id_)
        if entry is None or entry.header.kind != "signature":
            return None
        return entry, self._workspace.journal.state(entry.header.coalition, entry.header.subject)
