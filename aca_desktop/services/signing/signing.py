"""Signing: a record becomes a fact of the journal, on disk before anything says so. Papers come after."""

from dataclasses import dataclass, replace

from aca_desktop.domain.coalition.declaration_record import DeclarationTerms
from aca_desktop.domain.coalition.record import CoalitionTerms
from aca_desktop.domain.coalition.table_settings import TableSettings
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.organisations.record import OrganisationById, fields_of
from aca_desktop.domain.signing.attachments import PICTURES, Attachment, attachment_problem
from aca_desktop.domain.signing.signature_fields import SignedWhat, signature_draft
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.signing.signature_rules import problems_of
from aca_desktop.domain.values.days import is_later
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import declarations, events
from aca_desktop.services.coalition.coalitions import Coalition, coalition
from aca_desktop.services.coalition.declarations import Publication
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.journal.editing import first_draft
from aca_desktop.services.journal.entry_names import named_entry
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries import listing


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature that is on disk: its entry's id, the organisation's, how it stands, its coalition.

    `clock_behind`: the time of this laptop's last entry, where the clock is now before it. `enrolled`: whether the
    laptop has a role; if not, the signature counts once it has.
    """

    signature: str
    organisation: str
    status: Status
    coalition: Coalition
    clock_behind: str | None = None
    enrolled: bool = True


def sign(workspace: Workspace, record: SignatureRecord, *, over: tuple[str, ...] = ()) -> Signed:
    """Sign: write the organisation, if it is new, and its signature in one transaction.

    `over` are signatures of the same organisation that this one corrects or renews, by their entries' ids or how
    these begin; one that is known here to be withdrawn is signed anew, and this signature stands. Raise Refused
    with all that keeps the record from being signed; AcaError `no-coalition`, `unknown-coalition`,
    `signature-of-another`, `not-authorised`, `disk-full` and what `named_entry` raises; then nothing is written.
    """
    which = coalition(workspace, record.coalition)
    id_, drafts = _drafts(workspace, which, record, _ground(workspace, which, record), over)
    before = listing.last_written(workspace.journal, which.id, workspace.key.replica)
    entries = workspace.write(which.id, drafts)
    signature = entries[-1].id
    status = workspace.own_state(which.id, id_).statuses[signature]
    behind = before if before and is_later(before, entries[-1].header.at) else None
    return Signed(signature, id_, status, which, behind, workspace.is_enrolled(which.id))


class Together:
    """Signatures of one coalition that are judged one by one, as by `sign`, and written in one go.

    What they are held against is read once: nothing else may be written until they are.
    """

    def __init__(self, workspace: Workspace, coalition: Coalition) -> None:
        self._workspace, self._which = workspace, coalition
        self._grounds: dict[tuple[str, str | None], _Ground] = {}
        self._drafts: list[Draft] = []

    def add(self, record: SignatureRecord) -> str:
        """Take a signature in, at the clock's time, and return its organisation's id. Raise what `sign` raises."""
        about = (record.declaration, record.event)
        if about not in self._grounds:
            self._grounds[about] = _ground(self._workspace, self._which, record)
        id_, drafts = _drafts(self._workspace, self._which, record, self._grounds[about])
        self._drafts += [replace(draft, at=self._workspace.context.at()) for draft in drafts]
        return id_

    def write(self, progress: Progress | None = None) -> list[str]:
        """Write them all or none, and return the signatures' entries' ids. Raise what `sign` raises."""
        entries = self._workspace.write(self._which.id, self._drafts, progress)
        self._drafts = []
        return [entry.id for entry in entries if entry.header.kind == "signature"]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What signatures of one version at one event are held against, or what keeps it from being found."""

    publication: Publication | Problem
    event: Event | Problem | None
    coalition: CoalitionTerms
    declaration: DeclarationTerms | None


def _ground(workspace: Workspace, coalition: Coalition, record: SignatureRecord) -> _Ground:
    publication = declarations.find_publication(workspace, coalition, record.declaration)
    event = events.find(workspace, coalition, record.event)
    terms = coalition.terms
    if isinstance(event, Event):
        terms = replace(terms, table=event.table(TableSettings() if terms.table is None else terms.table))
    found = declarations.terms(workspace, coalition, publication) if isinstance(publication, Publication) else None
    return _Ground(publication, event, terms, found)


def _drafts(
    workspace: Workspace,
    coalition: Coalition,
    record: SignatureRecord,
    ground: _Ground,
    over: tuple[str, ...] = (),
) -> tuple[str, list[Draft]]:
    """Return the organisation's id, and what is written: the organisation, if it is new, and its signature."""
    record = replace(record, coalition=coalition.code)
    publication, event = ground.publication, ground.event
    organisation = _organisation(workspace, coalition, record)
    seal = _plain_seal(record.seal)
    problems = [one for one in (publication, event, organisation, seal) if isinstance(one, Problem)]
    today = workspace.context.now().date()
    if ground.declaration is not None and not isinstance(event, Problem):
        problems += problems_of(record, ground.coalition, ground.declaration, today)
    if problems or isinstance(publication, Problem) or isinstance(event, Problem) or isinstance(seal, Problem):
        raise Refused(problems)
    record = replace(record, seal=seal)
    id_, drafts = ("", []) if isinstance(organisation, Problem) else organisation
    replaced = tuple(_replaced(workspace, coalition, id_, named) for named in over)
    known = _withdrawals(workspace, coalition, id_, replaced)
    what = SignedWhat(
        publication=publication.id,
        text_sha256=publication.hashes[record.language],
        wordings={consent.key: consent.version for consent in coalition.record.consents},
        event=event.id if event else None,
        day=(record.day or today).isoformat(),
    )
    return id_, [*drafts, signature_draft(record, id_, what, (*replaced, *known))]


def _plain_seal(seal: Attachment | None) -> Attachment | Problem | None:
    """Return the image of a seal as pages show it: what a camera wrote beside the pixels is no part of a journal.

    What `problems_of` refuses stays as it is.
    """
    if seal is None or attachment_problem("seal", seal, PICTURES):
        return seal
    from aca_desktop.documents.images.pictures import MOST_PIXELS, seal_image  # here: most people sign by hand

    plain = seal_image(seal.data)
    if plain == "too-many-pixels":
        return Problem("seal.data", "logo-too-many-pixels", {"limit": MOST_PIXELS})
    if isinstance(plain, str):
        return Problem("seal.data", "logo-damaged")
    return replace(seal, media_type="image/png", data=plain)


def _replaced(workspace: Workspace, coalition: Coalition, organisation: str, named: str) -> str:
    """Return the id of a signature of this organisation."""
    entry = named_entry(workspace, named, "signature")
    if (entry.header.coalition, entry.header.subject) != (coalition.id, organisation):
        raise AcaError("signature-of-another", signature=entry.id)
    return entry.id


def _withdrawals(
    workspace: Workspace, coalition: Coalition, organisation: str, replaced: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the withdrawals that are known here, where one of the replaced is withdrawn, so that it may stand."""
    if not replaced:
        return ()
    state = workspace.own_state(coalition.id, organisation)
    if not any(state.statuses.get(one) == "withdrawn" for one in replaced):
        return ()
    entries = (one.entry for one in workspace.journal.about(coalition.id, organisation))
    return tuple(one.id for one in entries if one.header.kind == "withdrawal" and one.id in state.facts)


def _organisation(
    workspace: Workspace, coalition: Coalition, record: SignatureRecord
) -> tuple[str, list[Draft]] | Problem:
    """Return the organisation's id and what is to be written of it first: nothing, if it is here already."""
    if isinstance(record.organisation, OrganisationById):
        id_ = record.organisation.id
        state = workspace.own_state(coalition.id, id_)
        if not state.shown("organisation"):
            return Problem("organisation.id", "unknown-organisation", {"id": id_})
        return id_, []
    id_ = workspace.context.new_id()
    return id_, [first_draft("organisation", id_, fields_of(record.organisation))]
