"""Checking genuine papers: valid under their root, valid-but without one, and what was read from them."""

from pathlib import Path

import pytest

from aca_desktop.domain.journal.canonical import encode
from aca_desktop.domain.papers.evidence import DRAWING, Evidence
from aca_desktop.domain.papers.verification import Check
from aca_desktop.errors import AcaError
from aca_desktop.sealing import certificates, chain
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.papers.verifying import verify_document
from tests.sealing.every_kind import KINDS
from tests.sealing.papers import Coalition, attachment, coalition, finished, header, sealed, verify_pdf

DATA = Path(__file__).parents[1] / "data" / "seals"


@pytest.fixture(scope="module")
def of() -> Coalition:
    return coalition()


@pytest.mark.parametrize("which", ["own_chain", "enrolled_chain", "joined_chain"])
def test_a_genuine_paper_is_valid(of: Coalition, which: str) -> None:
    found = verify_pdf(sealed(of, getattr(of, which)), root=of.root.certificate)
    assert (found.verdict, found.reasons) == ("valid", ())
    outcomes = {check.name: check.outcome for check in found.checks}
    assert {outcomes.pop(name) for name in ("role", "pages", "revocation", "journal")} == {"not-checked"}
    assert set(outcomes.values()) == {"passed"}


def test_what_was_read_is_told(of: Coalition) -> None:
    found = verify_pdf(sealed(of, of.joined_chain), root=of.root.certificate)
    by = found.sealed_by
    assert by is not None
    assert (by.coalition, by.laptop, by.issuer) == (
        "Alianza para la Acción Climática de Guadalajara",
        "Mesa 3",
        "Invitación 1",
    )
    assert by.path == (of.laptop.replica, of.invitation.key.replica, of.coordinator.key.replica)
    assert (by.replica, by.enrolled, by.sample) == (of.laptop.replica, True, False)
    assert found.sealed_at == "2026-06-05T11:42:07-06:00"
    assert found.evidence is not None
    assert found.evidence.header == header(of.root.key.replica, of.laptop.replica).to_bytes().decode("ascii")


def test_a_coordinators_key_is_on_its_way_once(of: Coalition) -> None:
    by = verify_pdf(sealed(of, of.own_chain)).sealed_by
    assert by is not None
    assert by.path == (of.coordinator.key.replica,)


def test_without_a_root_it_is_valid_but(of: Coalition) -> None:
    found = verify_pdf(sealed(of))
    assert (found.verdict, found.reasons) == ("valid-but", ("unknown-root",))
    assert found.sealed_by is not None
    assert found.evidence is not None


def test_under_another_root_it_is_not_valid(of: Coalition) -> None:
    for other in (coalition("Alianza B"), impostor(of)):
        found = verify_pdf(sealed(of), root=other.root.certificate)
        assert (found.verdict, found.reasons) == ("not-valid", ("unknown-root",))
        assert found.check("seal").outcome == "passed"


def impostor(of: Coalition) -> Coalition:
    """A coalition that gives itself the same names."""
    from dataclasses import replace

    other = coalition("Alianza B")
    name = certificates.certificate_facts(of.root.certificate).coalition
    return replace(
        other,
        root=certificates.Authority(other.root.key, certificates.root_certificate(other.root.key, coalition=name)),
    )


def test_a_root_that_is_none_is_the_askers_mistake(of: Coalition) -> None:
    with pytest.raises(AcaError, match="not-a-root"):
        verify_pdf(sealed(of), root=of.coordinator.certificate)


def test_a_laptop_nobody_enrolled_says_so(of: Coalition) -> None:
    own = certificates.unenrolled_certificate(of.laptop, coalition="Alianza", name="Mesa 3")
    with Sealer(of.laptop, [own]) as sealer:
        paper = sealer.seal(finished(attachment(of.root, of.enrolled_chain)))
    found = verify_pdf(paper)
    assert (found.verdict, found.reasons) == ("valid-but", ("not-enrolled", "unknown-root"))
    assert found.sealed_by is not None
    assert not found.sealed_by.enrolled
    under = verify_pdf(paper, root=of.root.certificate)
    assert (under.verdict, under.reasons) == ("not-valid", ("unknown-root", "not-enrolled"))


def paper_with(of: Coalition, attached: bytes | None) -> bytes:
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        return sealer.seal(finished(attached))


def test_evidence_is_held_against_itself_and_the_root(of: Coalition) -> None:
    other = coalition("Alianza B")
    for attached, reason in (
        (None, "no-evidence"),
        (b"{}", "malformed-evidence"),
        (encode({"form": 1}), "malformed-evidence"),
        (b"x" * 300_000, "malformed-evidence"),
        (attachment(other.root, of.enrolled_chain), "other-coalition"),
        (attachment(of.root, of.enrolled_chain).replace(b'"seq\\":17', b'"seq\\":18'), "entry-mismatch"),
    ):
        found = verify_pdf(paper_with(of, attached), root=of.root.certificate)
        assert (found.verdict, found.reasons) == ("not-valid", (reason,))
        assert found.check("evidence") == Check("evidence", "failed", reason)
        assert found.check("seal").outcome == "passed"


def test_a_summary_is_valid_without_an_entry(of: Coalition) -> None:
    attached = Evidence(
        kind="summary",
        coalition=of.root.key.replica,
        entry=None,
        header=None,
        text_sha256=None,
        version_sha256=None,
        journal_sha256="77" * 32,
    ).to_bytes()
    found = verify_pdf(paper_with(of, attached), root=of.root.certificate)
    assert found.verdict == "valid"
    assert found.evidence is not None
    assert found.evidence.journal_sha256 == "77" * 32


@pytest.mark.parametrize("paper", sorted(path.stem for path in DATA.glob("*.pdf")))
def test_papers_of_every_drawing_are_judged(paper: str) -> None:
    root = chain.read_root((DATA / "ROOT.pem").read_bytes())
    found = verify_document((DATA / f"{paper}.pdf").read_bytes(), root=root)
    assert found.evidence is not None
    same = found.evidence.drawing == DRAWING
    assert (found.verdict, found.reasons) == (("valid", ()) if same else ("valid-but", ("not-redrawn",)))


def test_there_are_papers_of_every_kind_to_judge() -> None:
    assert {path.stem for path in DATA.glob("form-1-*.pdf")} == {f"form-1-{kind}" for kind in KINDS}
