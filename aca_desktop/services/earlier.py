"""What documents showed before now: a signature with its organisation, its coalition, its event as they once were.

Each yields the latest state first and reads no further than it is asked; what never changes is as it is now.
"""

from collections.abc import Iterator
from dataclasses import replace

from aca_desktop.domain.earlier_states import earlier_states
from aca_desktop.domain.organisation_words import name_of
from aca_desktop.domain.signature_fields import SignatureRead
from aca_desktop.services import faces
from aca_desktop.services.coalitions import Coalition, coalition_in
from aca_desktop.services.declarations import Publication
from aca_desktop.services.editing import here
from aca_desktop.services.events import names_of
from aca_desktop.services.faces import Signature
from aca_desktop.services.workspaces import Workspace


def earlier_signatures(
    workspace: Workspace, which: Coalition, publication: Publication, read: SignatureRead
) -> Iterator[Signature]:
    """Yield a signature with every state in which it was in effect and its organisation had a name."""
    organisation, id_ = read.entry.header.subject, read.entry.id
    about = [one.entry for one in workspace.journal.about(which.id, organisation)]
    for state in earlier_states(about, workspace.journal.authority(which.id), (id_,)):
        status = state.statuses.get(id_)
        if status is not None and name_of(state.shown("organisation"), ()):
            yield Signature(which, publication, organisation, state, status, read)


def earlier_coalitions(workspace: Workspace, which: Coalition) -> Iterator[Coalition]:
    """Yield a coalition in every state in which it had a name."""
    about = [one.entry for one in workspace.journal.about(which.id, which.subject)]
    foundings = [entry.id for entry in about if entry.header.kind == "founding"]
    for state in earlier_states(about, workspace.journal.authority(which.id), foundings):
        found = coalition_in(workspace, which.id, state, about)
        if found is not None and found.record.names:
            yield found


def earlier_event_words(workspace: Workspace, which: Coalition, id_: str, language: str) -> Iterator[str]:
    """Yield an event's names in a document's language."""
    about = [one.entry for one in workspace.journal.about(which.id, id_)]
    for state in earlier_states(about, workspace.journal.authority(which.id)):
        words = faces.event_words(which, names_of(here(state.shown("event"))), language)
        if words is not None:
            yield words


def without_person(read: SignatureRead) -> SignatureRead:
    """Return a signature without what is personal in it, which is long and never changes."""
    return replace(
        read, signer=None, ink=None, typed=None, witness=None, picture=None, witness_ink=None, co_signers=()
    )
