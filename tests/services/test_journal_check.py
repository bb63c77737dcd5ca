"""Documents held against the journal as data: a stolen key can seal any record, and each lie is found out."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.context import Context
from aca_desktop.documents import certificate, declaration
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.papers.paper_comparing import as_read
from aca_desktop.domain.papers.paper_kinds import EntryPaper, SealedPaper
from aca_desktop.domain.papers.paper_records import contradiction, evidence_of
from aca_desktop.domain.papers.papers import CertificatePaper, DeclarationPaper, EntryFace
from aca_desktop.domain.papers.verification import Check, Difference, Verification, all_checks
from aca_desktop.domain.signing.signature_fields import SignedWhat, signature_draft
from aca_desktop.domain.signing.signature_record import CoSigner, SignatureRecord, Signer, Witness
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.coalition import coalitions, events
from aca_desktop.services.journal import erasing
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers import faces, papers, verifying
from aca_desktop.services.papers.certificate import Issuer, certificate_paper
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.journal_check import JournalCheck
from aca_desktop.services.papers.papers import declaration_paper
from aca_desktop.services.signing import following, signing
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.queries.listing import signature_ids
from tests.services.founding import Clock, OtherLaptop, founded, only, signature
from tests.services.laptops import table as laptops_of
from tests.services.lies import lies


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace with one signature given at an event, and the folder in which documents are laid."""

    workspace: Workspace
    clock: Clock
    folder: Path
    organisation: str
    signature: str
    event: str

    def signed(self) -> faces.Signature:
        return faces.signature(self.workspace, self.signature)

    def declaration(self, language: str = "es", beside: str | None = None) -> DeclarationPaper:
        return declaration_paper(self.workspace, self.signed(), self._seal(), language, beside)

    def certificate(self) -> CertificatePaper:
        issuer = Issuer("Eva Ibarra", "Presidenta")
        return certificate_paper(self.workspace, self.signed(), "es", self._seal(), "a4", issuer)

    def judged(self, paper: EntryPaper) -> Verification:
        """Return what is found of a document that somebody draws of this and seals with the laptop's key."""
        drawing: Any = certificate if isinstance(paper, CertificatePaper) else declaration
        path = self.folder / "document.pdf"
        with Sealer(self.workspace.key, certification(self.workspace, only(self.workspace)).chain) as sealer:
            path.write_bytes(sealer.seal(drawing.draw(paper)))
        (checked,) = verifying.verify([path], workspace=self.workspace)
        return checked.verification

    def said(self, paper: EntryPaper) -> tuple[str, str | None, set[tuple[str, str]]]:
        """Return outcome and reason of the journal's check, and the fields that differ, with how."""
        found = held(self.workspace, paper)
        return found.outcome, found.reason, {(one.field, one.kind) for one in found.differences}

    def _seal(self) -> Any:
        return seal_face(self.workspace, only(self.workspace), certification(self.workspace, only(self.workspace)))


def held(workspace: Workspace, paper: SealedPaper, check: JournalCheck | None = None) -> Check:
    """Return the journal's check of a document whose pages have been found to be drawn from this record."""
    found = Verification(all_checks({}), evidence=evidence_of(paper), paper=as_read(paper))
    return (check or JournalCheck(workspace)).check(found)


def full_record(event: str) -> SignatureRecord:
    """Return a signature that fills nearly every line of its document."""
    plain = signature()
    second = CoSigner(Signer("Luis Ochoa", "Síndico"), plain.ink)
    return replace(
        plain,
        event=event,
        witness=Witness("Testigo Uno", plain.ink),
        co_signers=(second,),
        place="Guadalajara",
        read_seconds=95,
        identified="badge",
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        which = only(workspace)
        coalitions.change(workspace, which, {"subtitle.es": "Desde 2018"})
        event = events.add(workspace, which, {"names.es": "Foro del Agua", "names.en": "Water Forum"})
        done = signing.sign(workspace, full_record(event.id))
        yield Desk(workspace, clock, tmp_path, done.organisation, done.signature, event.id)


NO_LIES = {
    # how it is printed, in one language or two, and when it was sealed again
    "page_size=letter", "beside=None", "seal.at",
    # whom a person writes under a certificate by hand is in nobody's entry
    "issuer=None", "issuer", "issuer_title=None", "issuer_title",
    # the coalition had none until it was given one
    "coalition.subtitle=None",
}  # fmt: skip


def lies_of(paper: EntryPaper) -> dict[str, EntryPaper]:
    found = {path: lie for path, lie in lies(paper) if path not in NO_LIES}
    assert len(found) > 25
    return found


@pytest.mark.parametrize("kind", ["declaration", "certificate"])
def test_every_field_said_otherwise_is_found_out(desk: Desk, kind: str) -> None:
    paper = desk.declaration(beside="en") if kind == "declaration" else desk.certificate()
    assert desk.judged(paper).verdict == "valid"
    verdicts = {path: desk.judged(lie).verdict for path, lie in lies_of(paper).items()}
    assert {path: verdict for path, verdict in verdicts.items() if verdict != "not-valid"} == {}


def test_a_time_that_no_clock_shows_is_found_out_before_anything_is_drawn(desk: Desk) -> None:
    paper = desk.declaration()
    by = desk.judged(paper).sealed_by
    assert by is not None
    assert contradiction(paper, by) is None
    lie = replace(paper, entry=replace(paper.entry, before="2026-13-99T29:00:00-06:00"))
    assert contradiction(lie, by) == "entry-mismatch"


def test_lies_stay_lies_after_all_has_changed(desk: Desk) -> None:
    paper = desk.declaration(beside="en")
    for change in CHANGES.values():
        if change is not undone:
            desk.clock.wait(hours=1)
            change(desk)
    outcomes = {path: held(desk.workspace, lie).outcome for path, lie in lies_of(paper).items()}
    assert set(outcomes.values()) == {"failed", "doubted"}
    doubted = {path.partition("=")[0] for path, outcome in outcomes.items() if outcome == "doubted"}
    # what names entry and laptop is held against header and certificates before; an erased person nobody knows
    before = ("seal.", "coalition_id", "entry.id")
    assert {path for path in doubted if not path.startswith(("signature.", *before))} == set()
    of_person = tuple(f"signature.{one.partition('[')[0]}" for one in (*PERSON, "typed", "mandate_sha256"))
    doubted.remove("signature.consents[1].given")  # it says what is true now
    assert {path for path in doubted if path.startswith("signature.") and not path.startswith(of_person)} == set()


def name_corrected(desk: Desk) -> None:
    organisations.edit(desk.workspace, only(desk.workspace), desk.organisation, {"names.es": "Universidad Nueva"})


def sector_changed(desk: Desk) -> None:
    organisations.edit(desk.workspace, only(desk.workspace), desk.organisation, {"sector": "research"})


def sector_renamed(desk: Desk) -> None:
    words = {"names": {"es": "Universidades", "en": "Universities"}}
    coalitions.change(desk.workspace, only(desk.workspace), {"sectors.higher-education": words})


def coalition_renamed(desk: Desk) -> None:
    coalitions.change(desk.workspace, only(desk.workspace), {"names.es": "Alianza de Jalisco"})


def article_given(desk: Desk) -> None:
    name = "la Alianza de Guadalajara"
    coalitions.change(desk.workspace, only(desk.workspace), {"names_in_text.es": name})


def subtitle_changed(desk: Desk) -> None:
    coalitions.change(desk.workspace, only(desk.workspace), {"subtitle.es": None})


def mark_changed(desk: Desk) -> None:
    coalitions.change(desk.workspace, only(desk.workspace), {"mark": {"lobes": 11, "amplitude": "0.21"}})


def event_renamed(desk: Desk) -> None:
    events.edit(desk.workspace, only(desk.workspace), desk.event, {"names.es": "Foro del Aire"})


def consent_taken_back(desk: Desk) -> None:
    values: dict[str, Any] = {"consents.publish-signer": {"given": False, "version": "1"}, "day": "2026-06-06"}
    desk.workspace.write(
        only(desk.workspace).id, [Draft("consent", desk.organisation, values, {}, (desk.signature,))]
    )


def withdrawn(desk: Desk) -> None:
    following.withdraw(desk.workspace, desk.signature)


def rejected(desk: Desk) -> None:
    following.review(desk.workspace, desk.signature, "rejected")


def superseded(desk: Desk) -> None:
    signing.sign(desk.workspace, signature(OrganisationById(desk.organisation)), over=(desk.signature,))


def erased(desk: Desk) -> None:
    erasing.erase(desk.workspace, only(desk.workspace), desk.organisation)


def undone(desk: Desk) -> None:
    following.undo(desk.workspace, desk.signature)


CHANGES: Mapping[str, Callable[[Desk], None]] = {
    one.__name__: one
    for one in (
        name_corrected,
        sector_changed,
        sector_renamed,
        coalition_renamed,
        article_given,
        subtitle_changed,
        mark_changed,
        event_renamed,
        consent_taken_back,
        rejected,
        superseded,
        withdrawn,
        erased,
        undone,
    )
}

PERSON = {"signer", "title", "witness", "ink", "co_signers[0]", "witness_ink", "personal_gone"}
TOLD: Mapping[str, tuple[str, set[tuple[str, str]]]] = {
    "name_corrected": ("corrected-since", {("signature.organisation", "corrected")}),
    "sector_changed": ("corrected-since", {("signature.sector", "corrected")}),
    "sector_renamed": ("corrected-since", {("signature.sector", "corrected")}),
    "coalition_renamed": (
        "corrected-since",
        {("coalition.name", "corrected"), ("coalition.in_text", "corrected")},
    ),
    "article_given": ("corrected-since", {("coalition.in_text", "corrected")}),
    "subtitle_changed": ("corrected-since", {("coalition.subtitle", "corrected")}),
    "mark_changed": ("corrected-since", {("coalition.lobes", "corrected"), ("coalition.amplitude", "corrected")}),
    "event_renamed": ("corrected-since", {("entry.event", "corrected")}),
    "consent_taken_back": ("consent-withdrawn", {("signature.consents[1].given", "withdrawn")}),
    "rejected": ("signature-rejected", {("signature.status", "withdrawn"), ("signature.status_day", "withdrawn")}),
    "superseded": (
        "signature-superseded",
        {("signature.status", "withdrawn"), ("signature.status_day", "withdrawn")},
    ),
    "withdrawn": (
        "signature-withdrawn",
        {("signature.status", "withdrawn"), ("signature.status_day", "withdrawn")},
    ),
    "erased": ("erased-since", {(f"signature.{name}", "erased") for name in PERSON}),
    "undone": ("signature-undone", {("signature.status", "withdrawn")}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_since_is_told_and_no_lie(desk: Desk, change: str) -> None:
    before = desk.declaration()
    assert desk.said(before) == ("passed", None, set())
    desk.clock.wait(hours=1)
    CHANGES[change](desk)
    reason, differences = TOLD[change]
    assert desk.said(before) == ("doubted", reason, differences)
    assert desk.judged(before).verdict == "valid-but"
    if change != "undone":
        anew = desk.said(desk.declaration())
        assert anew == (("doubted", reason, set()) if reason.startswith("signature-") else ("passed", None, set()))


@pytest.mark.parametrize("change", CHANGES)
def test_a_lie_told_with_what_has_changed_is_still_a_lie(desk: Desk, change: str) -> None:
    before = desk.declaration()
    CHANGES[change](desk)
    face = before.signature
    for lie in (
        replace(before, signature=replace(face, organisation="Otra organización")),
        replace(before, signature=replace(face, sector="Salud")),
        replace(before, signature=replace(face, status="provisional")),
        replace(before, signature=replace(face, day=date(2026, 6, 1))),
        replace(before, signature=replace(face, personal_gone="withheld")),
        replace(before, coalition=replace(before.coalition, name="aca-gdl")),
        replace(before, entry=replace(before.entry, event="Foro del Fuego")),
        replace(before, entry=replace(before.entry, event=None)),
    ):
        assert held(desk.workspace, lie).reason == "contradicts-journal"


def test_both_values_of_a_field_are_told(desk: Desk) -> None:
    before = desk.declaration()
    name_corrected(desk)
    told = Difference("signature.organisation", "Universidad de Guadalajara", "Universidad Nueva", "corrected")
    assert held(desk.workspace, before).differences == (told,)


def test_a_certificate_of_what_is_no_longer_in_force_is_told(desk: Desk) -> None:
    before = desk.certificate()
    assert desk.said(before) == ("passed", None, set())
    name_corrected(desk)
    assert desk.said(before) == ("doubted", "corrected-since", {("organisation", "corrected")})
    withdrawn(desk)
    assert desk.said(before) == (
        "doubted",
        "signature-withdrawn",
        {("organisation", "corrected"), ("signature.status", "withdrawn")},
    )
    assert desk.said(replace(before, organisation="Otra"))[1] == "contradicts-journal"


def test_a_certificate_of_who_wants_to_be_published_no_more_is_told(desk: Desk) -> None:
    before = desk.certificate()
    values: dict[str, Any] = {"consents.publish-organisation": {"given": False, "version": "1"}}
    draft = Draft("consent", desk.organisation, values | {"day": "2026-06-06"}, {}, (desk.signature,))
    desk.workspace.write(only(desk.workspace).id, [draft])
    assert desk.said(before) == (
        "doubted",
        "consent-withdrawn",
        {("consents.publish-organisation", "withdrawn")},
    )


def test_a_certificate_of_what_was_never_in_force_contradicts_the_journal(desk: Desk) -> None:
    in_force = desk.certificate()
    done = signing.sign(desk.workspace, signature(provisional=True))
    entry = desk.workspace.journal.entry(done.signature)
    assert entry is not None
    signed = faces.signature(desk.workspace, done.signature)
    lie = replace(in_force, entry=faces.entry_face(desk.workspace, signed, "es"))
    assert desk.said(lie)[:2] == ("failed", "contradicts-journal")


def test_what_was_ratified_since_is_told_and_an_approval_is_not(desk: Desk) -> None:
    done = signing.sign(desk.workspace, signature(provisional=True))
    seal = desk.declaration().seal
    before = declaration_paper(desk.workspace, faces.signature(desk.workspace, done.signature), seal)
    following.ratify(desk.workspace, done.signature)
    ratified = declaration_paper(desk.workspace, faces.signature(desk.workspace, done.signature), seal)
    following.review(desk.workspace, done.signature, "approved")
    assert desk.said(before) == ("doubted", "corrected-since", {("signature.status", "corrected")})
    assert desk.said(ratified) == ("passed", None, set())


def test_a_page_without_the_person_is_no_lie_where_it_says_so(desk: Desk) -> None:
    paper = desk.declaration()
    gone = replace(
        paper.signature, signer=None, title=None, witness=None, ink=None, witness_ink=None, co_signers=(),
        personal_gone="withheld",
    )  # fmt: skip
    found = held(desk.workspace, replace(paper, signature=gone))
    assert (found.outcome, found.differences) == ("passed", ())
    assert {one.split(".")[1].split("[")[0] for one in found.not_compared} == {one.split("[")[0] for one in PERSON}
    hidden = replace(paper.signature, signer=None, title=None)
    assert desk.said(replace(paper, signature=hidden))[1] == "contradicts-journal"


def test_what_is_withheld_here_is_not_held_against_a_document(tmp_path: Path) -> None:
    with laptops_of(tmp_path) as table:
        founder = table.founder
        done = signing.sign(founder, signature())
        own = certification(founder, only(founder))
        seal = seal_face(founder, only(founder), own)
        paper = declaration_paper(founder, faces.signature(founder, done.signature), seal)
        mesa = table.joined("mesa")  # a kit has no personal parts
        found = held(mesa, paper)
        assert (found.outcome, found.differences) == ("passed", ())
        assert set(found.not_compared) == {
            f"signature.{one}" for one in ("signer", "title", "ink", "personal_gone")
        }
        lie = replace(paper, signature=replace(paper.signature, organisation="Otra"))
        assert held(mesa, lie).reason == "contradicts-journal"


def test_a_laptop_that_is_not_enrolled_yet_has_void_entries(desk: Desk) -> None:
    waiting = OtherLaptop(desk.workspace, waits=True)
    signed = desk.workspace.journal.entry(desk.signature)
    assert signed is not None
    what = SignedWhat("c" * 64, "d" * 64, {}, None, "2026-06-05")
    entry = waiting.write(signature_draft(signature(), desk.organisation, what))
    paper = desk.declaration()
    face = replace(paper.entry, id=entry.id, header=entry.header_bytes.decode(), seq=entry.header.seq, prev=None)
    assert desk.said(replace(paper, entry=face))[:2] == ("failed", "entry-void")


def test_what_a_revoked_laptop_had_corrected_was_once_true(desk: Desk) -> None:
    other = OtherLaptop(desk.workspace)
    state = desk.workspace.journal.state(other.coalition, desk.organisation)
    over = tuple(one.entry for one in state.fields["organisation", "names.es"])
    desk.clock.wait(hours=1)
    other.write(Draft("organisation", desk.organisation, {"names.es": "Universidad Ajena"}, {}, over))
    paper = desk.declaration()
    assert paper.signature.organisation == "Universidad Ajena"
    desk.clock.wait(hours=1)
    revocation = Draft("revocation", named_subject(other.key.replica), {"day": "2026-06-06"}, {}, ())
    desk.workspace.write(other.coalition, [revocation])
    assert desk.said(paper) == ("doubted", "corrected-since", {("signature.organisation", "corrected")})


def test_an_entry_or_coalition_that_is_not_here_leaves_doubt(desk: Desk, tmp_path: Path) -> None:
    paper = desk.declaration()
    (tmp_path / "other").mkdir()
    with founded(tmp_path / "other", code="otra") as other:
        assert held(other, paper).reason == "entry-not-here"


def test_a_version_that_is_not_here_is_not_compared_but_its_text_is(desk: Desk) -> None:
    other = OtherLaptop(desk.workspace)
    paper = desk.declaration()
    what = SignedWhat("c" * 64, paper.declaration.text_sha256, {}, None, "2026-06-05")
    entry = other.write(signature_draft(signature(), desk.organisation, what))
    stored = desk.workspace.journal.entry(entry.id)
    assert stored is not None
    face = EntryFace(
        entry.id, entry.header_bytes.decode(), entry.header.seq, entry.header.prev, entry.header.at, None
    )
    bare = replace(
        paper.signature, consents=(), identified=None, witness=None, witnessed=False, witness_ink=None,
        co_signers=(), place=None, read_seconds=None,
    )  # fmt: skip
    consents = tuple(replace(one) for one in paper.signature.consents)
    fitting = replace(paper, entry=face, signature=replace(bare, consents=consents))
    found = held(desk.workspace, fitting)
    assert (found.outcome, found.not_compared, found.differences) == ("passed", ("declaration",), ())
    other_text = replace(fitting.declaration, text_sha256="e" * 64)
    assert held(desk.workspace, replace(fitting, declaration=other_text)).reason == "contradicts-journal"


def test_a_document_that_another_laptop_has_sealed_again_passes(tmp_path: Path) -> None:
    with laptops_of(tmp_path) as table:
        founder, mesa = table.founder, table.joined("mesa")
        done = signing.sign(mesa, signature())
        table.take(founder, table.file(mesa))
        table.clock.wait(days=2)
        for laptop in (mesa, founder):
            with papers.Papers(laptop) as press:
                path = tmp_path / f"{laptop.name}.pdf"
                path.write_bytes(press.declaration(faces.signature(laptop, done.signature)).data)
        found = verifying.verify([tmp_path / "mesa.pdf", tmp_path / "coordination.pdf"], workspace=founder)
        assert [one.verification.reasons for one in found] == [(), ()]
        assert {one.verification.check("journal").outcome for one in found} == {"passed"}


@pytest.fixture(params=["aca-gdl", "jci", "wasi"])
def sample(
    request: pytest.FixtureRequest, built_samples: Mapping[str, Path], tmp_path: Path
) -> Iterator[Workspace]:
    context = Context(Clock(), secrets.token_bytes, tmp_path / "home")
    with open_workspace(built_samples[request.param], context) as workspace:
        yield workspace


def test_documents_of_the_samples_say_what_their_journals_say(sample: Workspace) -> None:
    which = only(sample)
    own = certification(sample, which)
    seal = seal_face(sample, which, own)
    check = JournalCheck(sample)
    ids = signature_ids(sample.journal, which.id)
    wrong = []
    for id_ in ids[:: max(1, len(ids) // 40)]:
        signed = faces.signature(sample, id_, which)
        for language in signed.publication.languages:
            paper = declaration_paper(sample, signed, seal, language)
            found = held(sample, paper, check)
            in_force = signed.status not in ("withdrawn", "rejected", "superseded")
            if (found.outcome, found.differences) != ("passed" if in_force else "doubted", ()):
                wrong.append((id_, found))
    assert wrong == []
