"""Whether a declaration or certificate says of its signature what the journal says, or what it once said."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aca_desktop.domain.coalition.declaration_record import PublicSince
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import Status, SubjectState
from aca_desktop.domain.papers.paper_comparing import Unlike, as_read, plain, unlike
from aca_desktop.domain.papers.paper_kinds import EntryPaper
from aca_desktop.domain.papers.papers import CertificatePaper, DeclarationFace, DeclarationPaper
from aca_desktop.domain.papers.verification import Check, Difference, DifferenceKind, Outcome
from aca_desktop.domain.signing.signature_fields import SignatureRead, read_signature
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition, coalitions
from aca_desktop.services.coalition.declarations import Publication, publication_by_id, publication_in
from aca_desktop.services.journal.earlier import CHANGES, Earlier
from aca_desktop.services.papers.certificate import Issuer, certificate_paper
from aca_desktop.services.papers.faces import Signature
from aca_desktop.services.papers.papers import declaration_paper
from aca_desktop.services.workspace.workspaces import Workspace

OUT_OF_FORCE = ("withdrawn", "rejected", "superseded")

_PERSONAL = re.compile(
    r"signature\.(signer|title|witness|ink|picture|typed|co_signers|witness_ink|mandate_sha256)\b.*"
)
_BLOBS = re.compile(r"signature\.(ink|picture|witness_ink|mandate_sha256|co_signers\[\d+\]\.ink)")


@dataclass(frozen=True, slots=True)
class _Version:
    """The version that a signature names: as far as it is here, and whether it has effect."""

    publication: Publication | None
    is_here: bool
    stands: bool = True


@dataclass(frozen=True, slots=True)
class _Signed:
    """A signature as the journal has it now; `status` is None where it was undone."""

    coalition: Coalition
    publication: Publication
    read: SignatureRead
    state: SubjectState
    status: Status | None

    def at(self, status: Status) -> Signature:
        """Return the signature as documents are made of it, with this status."""
        subject = self.read.entry.header.subject
        return Signature(self.coalition, self.publication, subject, self.state, status, self.read)


class EntryCheck:
    """Compares records with the journal of one workspace; coalitions and versions are read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._coalitions: Mapping[str, Coalition] = {one.id: one for one in coalitions(workspace)}
        self._versions: dict[tuple[str, str], _Version] = {}
        self._earlier = Earlier(workspace)

    def check(self, paper: EntryPaper, entry: Entry, state: SubjectState, taken_back: str | None) -> Check:
        """Compare a record with its entry, which has effect; `taken_back` says why it counts no more, if so."""
        coalition = self._coalitions.get(paper.coalition_id)
        if coalition is None:
            return Check("journal", "doubted", "coalition-not-here")
        read = read_signature(entry, erased=entry.id in state.erased)
        version = self._version(coalition, read.publication)
        if version.is_here and version.publication is None:  # a text that is not what its own hash says
            return _check([_contradicted("declaration", paper.declaration, None)], (), None)
        publication = version.publication or _said_version(paper, read)
        signed = _Signed(coalition, publication, read, state, state.statuses.get(entry.id))
        found, missing, unknown = self._compared(paper, signed)
        if not version.is_here:
            missing.append("declaration")
            found += _other_text(paper, read)
        doubt = "history-too-long" if unknown else None if version.stands else "version-void"
        return _check(found, missing, taken_back or doubt)

    def _version(self, coalition: Coalition, id_: str) -> _Version:
        known = self._versions.get((coalition.id, id_))
        if known is None:
            known = self._versions[coalition.id, id_] = self._read_version(coalition, id_)
        return known

    def _read_version(self, coalition: Coalition, id_: str) -> _Version:
        effective = publication_by_id(self._workspace, coalition, id_)
        if effective is not None:
            return _Version(effective, is_here=True)
        entry = self._workspace.journal.entry(id_)
        if entry is None or entry.header.kind != "publication" or entry.header.coalition != coalition.id:
            return _Version(None, is_here=False)
        return _Version(publication_in(entry, ended=True), is_here=True, stands=False)

    # -- comparing

    def _compared(self, paper: EntryPaper, signed: _Signed) -> tuple[list[Difference], list[str], set[str]]:
        """Return what differs, the fields that were not compared, and those whose history is too long."""
        if unread := [one for one in _languages(paper) if one not in signed.publication.texts]:
            return [_contradicted("language", unread[0], ", ".join(signed.publication.languages))], [], set()
        now = None if signed.status is None else self._gathered(paper, signed.at(signed.status))
        any_status = signed.at(signed.status or "signed")
        base = now or next(self._gathered_before(paper, any_status), None)
        if base is None:  # it was never in force, and nobody could make a certificate of it
            return [_contradicted("signature.status", "signed", signed.status)], [], set()
        unlikes = list(unlike(paper, base))
        changed = [one.path for one in unlikes if CHANGES.fullmatch(one.path)]
        once = self._earlier.once_true(paper, any_status, changed)
        unknown = set() if self._earlier.is_whole(any_status) else {*changed} - once
        found, missing = [], []
        for one in unlikes:
            if one.path in unknown or _is_missing(one, paper, base, signed, self._workspace):
                missing.append(one.path)
            elif one.path in once:
                if not _is_approval(one):
                    found.append(_difference(one, _kind_of_change(one, signed)))
            elif _is_erased(one, paper, base):
                found.append(_difference(one, "erased"))
            else:
                found.append(_difference(one, "contradicted"))
        if now is None:
            found.append(_no_more(paper, signed))
        return found, missing, unknown

    def _gathered_before(self, paper: EntryPaper, signed: Signature) -> Iterator[EntryPaper]:
        """Yield the record as it would have been drawn of the signature's earlier states."""
        gathered = (self._gathered(paper, one) for one in self._earlier.signatures(signed))
        return (one for one in gathered if one is not None)

    def _gathered(self, paper: EntryPaper, signed: Signature) -> EntryPaper | None:
        """Return the record that would be drawn of a signature; None where nobody would make this certificate."""
        if isinstance(paper, DeclarationPaper):
            beside = paper.beside.language if paper.beside else None
            return as_read(
                declaration_paper(self._workspace, signed, paper.seal, paper.language, beside, paper.page_size)
            )
        issuer = Issuer(paper.issuer, paper.issuer_title)
        try:
            return as_read(
                certificate_paper(self._workspace, signed, paper.language, paper.seal, paper.page_size, issuer)
            )
        except AcaError as error:
            if error.code != "not-certifiable":
                raise
            return None


def _languages(paper: EntryPaper) -> list[str]:
    """Return the languages in which the version has to be; a certificate takes another where it lacks one."""
    if isinstance(paper, CertificatePaper):
        return []
    return [paper.language, *([paper.beside.language] if paper.beside else [])]


def _said_version(paper: EntryPaper, read: SignatureRead) -> Publication:
    """Return the version as the document has it, to stand for one that is not here."""
    faces = {paper.language: paper.declaration} | (
        {paper.beside.language: paper.beside.declaration}
        if isinstance(paper, DeclarationPaper) and paper.beside
        else {}
    )
    main = paper.declaration
    return Publication(
        id=read.publication,
        declaration="",
        label=main.version,
        day=main.published,
        titles={tag: face.title for tag, face in faces.items()},
        texts={tag: face.text for tag, face in faces.items()},
        hashes={tag: face.text_sha256 for tag, face in faces.items()},
        sha256=main.version_sha256,
        ended=False,
        since=PublicSince(main.public_since, main.public_source or "") if main.public_since else None,
    )


def _other_text(paper: EntryPaper, read: SignatureRead) -> list[Difference]:
    """Return whether the text in the language that was read is another than the signature names."""
    said: list[tuple[str, str, DeclarationFace]] = [("declaration", paper.language, paper.declaration)]
    if isinstance(paper, DeclarationPaper) and paper.beside:
        said.append(("beside.declaration", paper.beside.language, paper.beside.declaration))
    return [
        _contradicted(f"{path}.text_sha256", face.text_sha256, read.text_sha256)
        for path, language, face in said
        if language == read.language and face.text_sha256 != read.text_sha256
    ]


# -- why a field differs


def _is_missing(one: Unlike, paper: EntryPaper, base: EntryPaper, signed: _Signed, workspace: Workspace) -> bool:
    """Say whether what a field says is not here, or is left out of the document and said to be."""
    header = signed.read.entry.header
    if one.path == "entry.event":
        event = signed.read.event
        return one.other is None and event is not None and not workspace.journal.about(header.coalition, event)
    if one.path == "entry.before":
        return one.other is None and header.prev is not None and workspace.journal.header(header.prev) is None
    if not isinstance(paper, DeclarationPaper) or not isinstance(base, DeclarationPaper):
        return False
    said, here = paper.signature.personal_gone, base.signature.personal_gone
    if one.path == "signature.personal_gone":
        return (said == "withheld" and not _shows_person(paper)) or (said is None and here == "withheld")
    if not _PERSONAL.fullmatch(one.path):
        return False
    if said == "withheld":
        return not one.one
    if said is None and here is None:
        return one.other is None and None in signed.read.entry.blobs and _BLOBS.fullmatch(one.path) is not None
    return said is None and here == "withheld"


def _shows_person(paper: DeclarationPaper) -> bool:
    face = paper.signature
    own = (face.signer, face.title, face.witness, face.ink, face.picture, face.typed, face.witness_ink)
    return any(one is not None for one in (*own, face.mandate_sha256)) or bool(face.co_signers)


def _is_erased(one: Unlike, paper: EntryPaper, base: EntryPaper) -> bool:
    if not isinstance(paper, DeclarationPaper) or not isinstance(base, DeclarationPaper):
        return False
    is_personal = one.path == "signature.personal_gone" or _PERSONAL.fullmatch(one.path) is not None
    return is_personal and paper.signature.personal_gone is None and base.signature.personal_gone == "erased"


def _is_approval(one: Unlike) -> bool:
    """Say whether coordination has approved what was signed: pages show both alike, nothing was taken back."""
    return one.path == "signature.status" and (one.one, one.other) == ("signed", "approved")


def _kind_of_change(one: Unlike, signed: _Signed) -> DifferenceKind:
    taken_back = one.path.startswith("signature.status") and signed.status in OUT_OF_FORCE
    refused = one.path.endswith(".given") and one.one is True
    return "withdrawn" if taken_back or refused else "corrected"


def _no_more(paper: EntryPaper, signed: _Signed) -> Difference:
    """Return why no such document is made any more: the signature is not in force, or a consent taken back."""
    if signed.status in ("signed", "approved"):
        return Difference("consents.publish-organisation", document=True, journal=False, kind="withdrawn")
    said = paper.signature.status if isinstance(paper, DeclarationPaper) else "signed"
    return Difference("signature.status", said, signed.status, "withdrawn")


def _difference(one: Unlike, kind: DifferenceKind) -> Difference:
    return Difference(one.path, plain(one.one), plain(one.other), kind)


def _contradicted(path: str, document: object, journal: object) -> Difference:
    return Difference(path, plain(document), plain(journal), "contradicted")


def _check(found: list[Difference], missing: Iterable[str], taken_back: str | None) -> Check:
    """Return the check that these differences come to; what contradicts the journal goes before all else."""
    kinds = {one.kind for one in found}
    refused = any(one.kind == "withdrawn" and "consents" in one.field for one in found)
    reasons = {
        "contradicts-journal": "contradicted" in kinds,
        taken_back: taken_back is not None,
        "consent-withdrawn": refused,
        "erased-since": "erased" in kinds,
        "corrected-since": bool(found),
    }
    reason = next((name for name, holds in reasons.items() if holds), None)
    outcome: Outcome = "passed" if reason is None else "failed" if reason == "contradicts-journal" else "doubted"
    return Check("journal", outcome, reason, tuple(found), tuple(dict.fromkeys(missing)))
