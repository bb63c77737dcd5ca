"""Which coalition, declaration or event a command is about, from what was typed."""

from collections.abc import Sequence

from aca_desktop.domain.journal.meaning import IN_FORCE
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import coalitions, declarations, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import Declaration, Publication
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace.workspaces import Workspace


def coalitions_of(workspace: Workspace, named: str | None) -> list[Coalition]:
    """Return the coalition named, or all of the workspace, none included."""
    return coalitions.coalitions(workspace) if named is None else [coalitions.coalition(workspace, named)]


def declaration_of(workspace: Workspace, coalition: Coalition, named: str | None) -> Declaration:
    """Return the declaration of that id; None means the only one.

    Raise AcaError `no-declaration`, `several-declarations` or `unknown-declaration`.
    """
    every = declarations.declarations(workspace, coalition)
    if named is not None:
        for one in every:
            if one.id == named:
                return one
        raise AcaError("unknown-declaration", declaration=named[:80])
    if not every:
        raise AcaError("no-declaration")
    if len(every) > 1:
        raise AcaError("several-declarations", known=[one.id for one in every])
    return every[0]


def publication_of(workspace: Workspace, coalition: Coalition, named: str | None) -> Publication:
    """Return the version of that label or entry id; None means the current one.

    Raise Refused for a version that cannot be told, AcaError `no-declaration` where nothing is published.
    """
    if named is None:
        current = declarations.current_publication(workspace, coalition)
        if current is None:
            raise AcaError("no-declaration")
        return current
    found = declarations.find_publication(workspace, coalition, named)
    if isinstance(found, Problem):
        raise Refused([found])
    return found


def event_of(workspace: Workspace, coalition: Coalition, named: str | None) -> Event | None:
    """Return the event of that id or name, None for None; raise Refused if it cannot be told."""
    found = events.find(workspace, coalition, named)
    if isinstance(found, Problem):
        raise Refused([found])
    return found


def in_force(workspace: Workspace, coalition: Coalition, organisation: str) -> list[str]:
    """Return the signatures in force of an organisation; raise AcaError `no-signature` if there is none."""
    shown = organisations.show(workspace, coalition, organisation)
    ids = [one.read.entry.id for one in shown.signatures if one.status in IN_FORCE]
    if not ids:
        raise AcaError("no-signature", id=organisation)
    return ids


def table_names(typed: Sequence[str]) -> list[str]:
    """Return tables' names as they are printed; raise Refused for what can be none."""
    judged = [line("table", name, 40) for name in typed]
    problems = [one for one in judged if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    return [one for one in judged if isinstance(one, str)]
