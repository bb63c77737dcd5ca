"""Which coalition, declaration or event a command is about, from what was typed."""

from aca_desktop.errors import AcaError
from aca_desktop.services import coalitions, declarations
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.declarations import Declaration
from aca_desktop.services.workspaces import Workspace


def coalitions_of(workspace: Workspace, named: str | None) -> list[Coalition]:
    """Return the coalition named, or all of the workspace, none included."""
    return coalitions.coalitions(workspace) if named is None else [coalitions.coalition(workspace, named)]


def declaration_of(workspace: Workspace, which: Coalition, named: str | None) -> Declaration:
    """Return the declaration of that id; None means the only one.

    Raise AcaError `no-declaration`, `several-declarations` or `unknown-declaration`.
    """
    every = declarations.declarations(workspace, which)
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
