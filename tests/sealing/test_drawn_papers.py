"""The papers that documents draws, sealed and checked: both rooms mean the same place and the same evidence."""

from pathlib import Path
from typing import Any

import pytest

from aca_desktop.documents.redrawing import draw
from aca_desktop.sealing import certificates
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.papers.verifying import verify_document
from tests.documents import papers
from tests.sealing.papers import Coalition, chain_for, coalition, entered
from tests.sealing.programs import call, trusting


@pytest.fixture(scope="module")
def of() -> Coalition:
    return coalition()


def seal(of: Coalition, paper: Any) -> bytes:
    chain = chain_for(of, paper)
    with Sealer(of.coordinator.key if chain == of.own_chain else of.laptop, chain) as sealer:
        return sealer.seal(draw(entered(paper, of, chain)))


@pytest.mark.parametrize("language", ["spanish", "japanese"])
def test_a_drawn_declaration_is_sealed_and_valid(of: Coalition, language: str, tmp_path: Path) -> None:
    paper = entered(getattr(papers, language)(), of)
    sealed = seal(of, paper)
    found = verify_document(sealed, root=of.root.certificate)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert found.evidence is not None
    assert (found.evidence.kind, found.evidence.entry) == ("declaration", paper.entry.id)
    assert found.sealed_at == paper.entry.at
    trusting(tmp_path, of.root.certificate)
    (tmp_path / "paper.pdf").write_bytes(sealed)
    assert "Certificate is Trusted" in call(tmp_path, "pdfsig", "-nssdir", "nss", "paper.pdf")
    assert "No syntax or stream encoding errors" in call(tmp_path, "qpdf", "--check", "paper.pdf")


def test_a_drawn_summary_is_sealed_and_valid(of: Coalition) -> None:
    paper = papers.summary()
    found = verify_document(seal(of, paper), root=of.root.certificate)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert found.evidence is not None
    assert (found.evidence.entry, found.evidence.journal_sha256) == (None, paper.journal_sha256)


def test_certificates_named_on_the_paper_are_those_that_seal(of: Coalition) -> None:
    facts = certificates.certificate_facts(of.enrolled_chain[0])
    sealed_by = verify_document(seal(of, papers.spanish())).sealed_by
    assert sealed_by is not None
    assert (sealed_by.laptop, sealed_by.issuer) == (facts.name, facts.issuer)
