"""Whether a sealed document says what the workspace's journal says."""

from aca_desktop.domain.contents import read_contents
from aca_desktop.domain.entry import Entry
from aca_desktop.domain.evidence import Evidence
from aca_desktop.domain.verification import Check, Verification
from aca_desktop.services.workspaces import Workspace


def journal(found: Verification, workspace: Workspace | None) -> Check:
    """Hold a document against the journal: is its entry here, has it effect, and does it say the same?"""
    said = found.evidence
    if workspace is None:
        return Check("journal", "not-checked", "no-workspace")
    if said is None or said.entry is None:
        return Check("journal", "not-checked")
    entry = workspace.journal.entry(said.entry)
    if entry is None or entry.header.coalition != said.coalition:
        return Check("journal", "doubted", "entry-not-here")
    state = workspace.journal.state(said.coalition, entry.header.subject)
    if entry.id in state.void:
        return Check("journal", "failed", "entry-void")
    if entry.header.kind == "signature":
        publication = workspace.journal.entry(str(read_contents(entry).values.get("publication")))
        if publication is not None and not _is_of_version(said, publication):
            return Check("journal", "failed", "entry-mismatch")
        status = state.statuses.get(entry.id)
        if status is None:
            return Check("journal", "doubted", "signature-undone")
        if status in ("withdrawn", "rejected", "superseded"):
            return Check("journal", "doubted", f"signature-{status}")
    return Check("journal", "passed")


def _is_of_version(said: Evidence, publication: Entry) -> bool:
    """Say whether the paper names a text of the version that was signed, and that version."""
    values = read_contents(publication).values
    hashes = values.get("hashes")
    if not isinstance(hashes, dict):
        return True
    return said.text_sha256 in hashes.values() and said.version_sha256 == values.get("sha256")
