"""What follows a signature: it is withdrawn, ratified, reviewed. Taking back any entry is beside, in `undoing`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.values.days import past_day_problem
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import note
from aca_desktop.errors import AcaError
from aca_desktop.services.journal.editing import edit_draft
from aca_desktop.services.journal.entry_names import named_entry
from aca_desktop.services.journal.undoing import undo
from aca_desktop.services.workspace.workspaces import Workspace

__all__ = ["Decision", "ratify", "review", "review_together", "undo", "withdraw"]

type Decision = Literal["approved", "rejected"]


@dataclass(frozen=True, slots=True)
class _Signature:
    entry: Entry
    status: Status


def withdraw(workspace: Workspace, signature: str, *, reason: str | None = None, day: date | None = None) -> Entry:
    """Write that an organisation takes its signature back, with those that superseded it; `day`: None for today.

    `signature` is its entry's id or the beginning of it. Raise Refused (reason, day); AcaError
    `unknown-signature`, `ambiguous-entry`, `malformed-entry-id`, `signature-without-effect`, `already-withdrawn`,
    `not-authorised`.
    """
    found = _signature(workspace, signature)
    if found.status == "withdrawn":
        raise AcaError("already-withdrawn", signature=found.entry.id)
    return _follow(workspace, found, "withdrawal", reason, day)


def ratify(workspace: Workspace, signature: str, *, reason: str | None = None, day: date | None = None) -> Entry:
    """Write that the organisation's body has ratified a provisional signature; `day`: None for today.

    Raise what `withdraw` raises, but `not-provisional` for one that awaits no ratification.
    """
    found = _signature(workspace, signature)
    if found.status != "provisional":
        raise AcaError("not-provisional", signature=found.entry.id, status=found.status)
    return _follow(workspace, found, "ratification", reason, day)


def review(workspace: Workspace, signature: str, decision: Decision | None) -> Entry | None:
    """Write the coordination's decision on a signature; None takes it back. Return None if it stands already so.

    Raise AcaError `already-withdrawn`, `already-superseded` (to approve it changes nothing), `not-authorised`
    (coordinators review), and what names no signature.
    """
    written = review_together(workspace, [signature], decision)
    return written[0] if written else None


def review_together(workspace: Workspace, signatures: Iterable[str], decision: Decision | None) -> list[Entry]:
    """Write one decision on several signatures as `review` does, all or none, in one go; return what is new."""
    drafts: dict[str, list[Draft]] = {}
    for one in signatures:
        found = _signature(workspace, one)
        if found.status == "withdrawn":
            raise AcaError("already-withdrawn", signature=found.entry.id)
        if found.status == "superseded" and decision == "approved":
            raise AcaError("already-superseded", signature=found.entry.id)
        header = found.entry.header
        decided: dict[str, Json] = {f"decision.{found.entry.id}": decision}
        draft = edit_draft(workspace, header.coalition, "review", header.subject, decided)
        if draft is not None:
            drafts.setdefault(header.coalition, []).append(draft)
    with workspace.file.transaction():
        return [entry for coalition, own in drafts.items() for entry in workspace.write(coalition, own)]


def _signature(workspace: Workspace, named: str) -> _Signature:
    entry = named_entry(workspace, named, "signature")
    state = workspace.own_state(entry.header.coalition, entry.header.subject)
    status = state.statuses.get(entry.id)
    if status is None:
        why = state.void.get(entry.id, "undone")
        raise AcaError("signature-without-effect", signature=entry.id, why=why)
    return _Signature(entry, status)


def _follow(workspace: Workspace, signature: _Signature, kind: str, reason: str | None, day: date | None) -> Entry:
    today = workspace.context.now().date()
    said = note("reason", reason) if reason and reason.strip() else None
    problems = [said] if isinstance(said, Problem) else []
    if day is not None and (wrong := past_day_problem("day", day, today)):
        problems.append(wrong)
    if problems or isinstance(said, Problem):
        raise Refused(problems)
    header = signature.entry.header
    draft = Draft(
        kind,
        header.subject,
        {"day": (day or today).isoformat()},
        {"reason": said} if said else {},
        (signature.entry.id,),
    )
    return workspace.write(header.coalition, [draft])[0]
