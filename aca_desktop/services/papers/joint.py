"""The joint declaration as a record: who has signed which version, in the order that is set, named as allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from aca_desktop.domain.coalition.record import PUBLISH_ORGANISATION, PUBLISH_SIGNER
from aca_desktop.domain.journal.meaning import IN_FORCE, SubjectState
from aca_desktop.domain.organisations.name_order import Named, NameOrder, name_key, order_key, order_of
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.papers import JointCell, JointGroup, JointPaper, JointText, PageSize, SealFace
from aca_desktop.domain.signing.ink_outline import trace
from aca_desktop.domain.signing.signature_fields import SignatureRead, read_signature
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import Publication, find_publication, publications
from aca_desktop.services.coalition.sectors import sector_of, sector_rank, sector_words
from aca_desktop.services.journal.editing import here
from aca_desktop.services.organisations.sameness import by_organisation, same_records, united_rows
from aca_desktop.services.papers import faces
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.journal import checking
from aca_desktop.storage.queries import listing
from aca_desktop.storage.queries.listing import OrganisationRow

_BEST_FIRST = ("approved", "signed", "provisional")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a joint declaration shall hold: versions by label or entry id (none: all that have signatures), and
    whether with ink."""

    versions: tuple[str, ...] = ()
    with_ink: bool = True


@dataclass(frozen=True, slots=True)
class _Signed:
    """One organisation's signature of one version."""

    publication: str
    place: Named
    sector: str
    cell: JointCell | None


def joint_paper(
    workspace: Workspace,
    coalition: Coalition,
    language: str,
    seal: SealFace,
    page_size: PageSize,
    wanted: Wanted | None = None,
    progress: Progress | None = None,
) -> JointPaper:
    """Return the joint declaration as of now.

    Raise AcaError `unknown-declaration` (a version that is not here), `language-not-of-declaration`,
    `no-signatories` where nobody has signed any of the versions.
    """
    wanted = wanted or Wanted()
    chosen = _chosen(workspace, coalition, language, wanted.versions)
    signed = _signed(workspace, coalition, language, {one.id for one in chosen}, wanted, progress)
    by_version = {one.id: [each for each in signed if each.publication == one.id] for one in chosen}
    held = [one for one in chosen if wanted.versions or by_version[one.id]]
    if not held:
        raise AcaError("no-signatories", coalition=coalition.code)
    orders = {one.id: name_order(workspace, coalition, one) for one in held}
    speech = Speech(language, coalition.record.country)
    return JointPaper(
        language=language,
        coalition=faces.coalition_face(coalition, language),
        coalition_id=coalition.id,
        texts=tuple(
            JointText(
                faces.declaration_face(one, language),
                tuple(_groups(speech, by_version[one.id], orders[one.id])),
                sum(each.cell is None for each in by_version[one.id]),
            )
            for one in held
        ),
        by_sector=all(order == "sector" for order in orders.values()),
        at=workspace.context.at(),
        journal_sha256=checking.journal_digest(workspace.path, workspace.journal, [coalition.id]),
        seal=seal,
        page_size=page_size,
    )


def name_order(workspace: Workspace, coalition: Coalition, publication: Publication) -> NameOrder:
    """Return the order of names that is set with a version's declaration."""
    state = workspace.journal.state(coalition.id, publication.declaration)
    return order_of(here(state.shown("declaration")).get("order"))


def _chosen(
    workspace: Workspace, coalition: Coalition, language: str, versions: Sequence[str]
) -> list[Publication]:
    if not versions:
        every = [one for one in publications(workspace, coalition) if language in one.texts]
        return sorted(every, key=lambda one: (one.day, one.id))
    found = []
    for named in versions:
        one = find_publication(workspace, coalition, named)
        if not isinstance(one, Publication):
            raise AcaError("unknown-declaration", declaration=named)
        if language not in one.texts:
            raise AcaError("language-not-of-declaration", language=language, known=one.languages)
        found.append(one)
    return found


def _signed(
    workspace: Workspace,
    coalition: Coalition,
    language: str,
    chosen: set[str],
    wanted: Wanted,
    progress: Progress | None,
) -> list[_Signed]:
    page = listing.organisations(workspace.journal, [coalition.id], statuses=IN_FORCE)
    found: list[_Signed] = []
    listed = united_rows(workspace, coalition, page.rows)
    same = by_organisation(same_records(workspace, [coalition]))
    records = {id_: own for own in same.values() for id_ in own}
    for done, organisation in enumerate(listed):
        if progress is not None:
            progress(done, len(listed))
        every = [
            workspace.journal.state(coalition.id, id_) for id_ in records.get(organisation.id, [organisation.id])
        ]
        held: set[str] = set()
        for status in _BEST_FIRST:
            for signature in organisation.signatures:
                if signature.status != status:
                    continue
                entry = workspace.journal.entry(signature.id)
                if entry is None:
                    continue
                state = next(one for one in every if signature.id in one.statuses)
                read = read_signature(entry, erased=signature.id in state.erased)
                if read.publication in chosen and read.publication not in held:
                    held.add(read.publication)
                    found.append(_one(coalition, language, organisation, state, read, with_ink=wanted.with_ink))
    return found


def _one(
    coalition: Coalition,
    language: str,
    organisation: OrganisationRow,
    state: SubjectState,
    read: SignatureRead,
    *,
    with_ink: bool,
) -> _Signed:
    fields = organisation.fields
    name = name_of(fields, (language, *coalition.record.languages, "en")) or ""
    code = fields.get("sector")
    sector = sector_of(coalition, code) if isinstance(code, str) else None
    top = (sector.parent or sector.code) if sector else code
    place = Named(
        sector_rank(coalition, top),
        fields.get("founding") is True,
        name_key(name, fields, language),
        read.day,
        organisation.id,
    )
    words = sector_words(coalition, top, language)
    if not _stands(state, read, PUBLISH_ORGANISATION):
        return _Signed(read.publication, place, words, None)
    published = _stands(state, read, PUBLISH_SIGNER)
    signer = read.signer if published else None
    cell = JointCell(
        organisation=name,
        signer=signer.name if signer else None,
        title=signer.title if signer else None,
        method=read.method,
        ink=trace(read.ink) if read.ink and published and with_ink else None,
        picture=faces.seal_image(read) if published and with_ink else None,
        published=published,
        provisional=state.statuses[read.entry.id] == "provisional",
        typed=read.typed if published else None,
    )
    return _Signed(read.publication, place, words, cell)


def _stands(state: SubjectState, read: SignatureRead, purpose: str) -> bool:
    """Say whether a consent was given and has not been taken back."""
    answer = state.consents.get(read.entry.id, {}).get(purpose)
    return answer is not None and answer.given


def _groups(speech: Speech, signed: list[_Signed], order: NameOrder) -> list[JointGroup]:
    ordered = sorted(signed, key=lambda one: order_key(order, one.place))
    shown = [(_heading(speech, one, order), one.cell) for one in ordered if one.cell is not None]
    return [
        JointGroup(words, tuple(cell for _, cell in own))
        for words, own in groupby(shown, key=lambda pair: pair[0])
    ]


def _heading(speech: Speech, one: _Signed, order: NameOrder) -> str:
    match order:
        case "sector":
            return one.sector
        case "founding":
            founding = speech.say("Founding members")
            return founding if one.place.founding else speech.say("Joined later")
        case "name" | "date":
            return ""
