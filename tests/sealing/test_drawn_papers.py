"""The papers that documents draws, sealed and checked: both rooms mean the same place and the same evidence."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.documents import declaration, summary
from aca_desktop.domain.papers import DeclarationPaper
from aca_desktop.sealing import certificates
from aca_desktop.sealing.seal import Sealer
from aca_desktop.sealing.verify import verify_pdf
from tests.documents import papers
from tests.sealing.papers import Coalition, coalition, header
from tests.sealing.programs import call, trusting


@pytest.fixture(scope="module")
def of() -> Coalition:
    return coalition()


def seal(of: Coalition, unsealed: bytes) -> bytes:
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        return sealer.seal(unsealed)


def entered(of: Coalition, paper: DeclarationPaper) -> DeclarationPaper:
    line = header(of.root.key.replica, of.laptop.replica).to_bytes()
    entry = replace(paper.entry, id=hashlib.sha256(line).hexdigest(), header=line.decode("ascii"))
    return replace(paper, coalition_id=of.root.key.replica, entry=entry)


@pytest.mark.parametrize("language", ["spanish", "japanese"])
def test_a_drawn_declaration_is_sealed_and_valid(of: Coalition, language: str, tmp_path: Path) -> None:
    paper = entered(of, getattr(papers, language)())
    sealed = seal(of, declaration.draw(paper))
    found = verify_pdf(sealed, root=of.root.certificate)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert found.evidence is not None
    assert (found.evidence.kind, found.evidence.entry) == ("declaration", paper.entry.id)
    assert found.sealed_at == paper.entry.at
    trusting(tmp_path, of.root.certificate)
    (tmp_path / "paper.pdf").write_bytes(sealed)
    assert "Certificate is Trusted" in call(tmp_path, "pdfsig", "-nssdir", "nss", "paper.pdf")
    assert "No syntax or stream encoding errors" in call(tmp_path, "qpdf", "--check", "paper.pdf")


def test_a_drawn_summary_is_sealed_and_valid(of: Coalition) -> None:
    paper = replace(papers.summary(), coalition_id=of.root.key.replica)
    found = verify_pdf(seal(of, summary.draw(paper)), root=of.root.certificate)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert found.evidence is not None
    assert (found.evidence.entry, found.evidence.journal_sha256) == (None, paper.journal_sha256)


def test_certificates_named_on_the_paper_are_those_that_seal(of: Coalition) -> None:
    facts = certificates.certificate_facts(of.enrolled_chain[0])
    sealed_by = verify_pdf(seal(of, declaration.draw(entered(of, papers.spanish())))).sealed_by
    assert sealed_by is not None
    assert (sealed_by.laptop, sealed_by.issuer) == (facts.name, facts.issuer)
