"""From a record to the sealed PDF on disk, beside the bare drawing and sealing; and beside a large workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.strict_json import read_json
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.domain.signing.signature_fields import SignedWhat, signature_draft
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.values.problems import Problem
from aca_desktop.paths import resources
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.papers import faces, papers
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.samples.sample_content import content
from aca_desktop.services.signing import signing
from aca_desktop.services.workspace import workspaces
from aca_desktop.services.workspace.workspaces import Workspace
from tests.benchmarks import bare_paper
from tests.benchmarks.clock import p95, seconds
from tests.benchmarks.conftest import Report

pytestmark = pytest.mark.benchmark
ROUNDS = 60
LARGE = 100_000


def zuniga() -> SignatureRecord:
    value = read_json((resources() / "samples" / "records" / "zuniga.json").read_bytes())
    assert not isinstance(value, Problem)
    record = read_record(value)
    assert isinstance(record, SignatureRecord)
    return record


def founded(folder: Path) -> Path:
    """Found the sample's coalition in a workspace of its own, publish its declaration, and return the file."""
    path = folder / "bench.aca"
    real = Context.of_this_machine()
    context = Context(real.now, real.random, folder / "home")
    sample = content("aca-gdl")
    with workspaces.create_workspace(path, context, "Mesa 3") as workspace:
        coalition = coalitions.found(workspace, sample.coalition, folder / "recovery.pem", "correct horse")
        declarations.publish(workspace, coalition, declarations.add(workspace, coalition, sample.declaration), "1")
    return path


@contextmanager
def opened(path: Path) -> Iterator[Workspace]:
    real = Context.of_this_machine()
    context = Context(real.now, real.random, path.parent / "home")
    with workspaces.open_workspace(path, context, write=True) as workspace:
        yield workspace


def test_sign_to_sealed_pdf_on_disk(tmp_path: Path, report: Report) -> None:
    record = zuniga()
    numbers = count()
    with opened(founded(tmp_path)) as workspace, papers.Papers(workspace) as press:

        def ours() -> None:
            signed = signing.sign(workspace, record)
            paper = press.declaration(faces.signature(workspace, signed.signature, signed.coalition))
            papers.write(paper, tmp_path / f"{next(numbers)}.pdf", workspace.path)

        taken = seconds(ours, ROUNDS, warm=3)
        signed = faces.signature(workspace, signing.sign(workspace, record).signature)
        own = certification(workspace, signed.coalition)
        paper = DeclarationPaper(
            language="es",
            coalition=faces.coalition_face(signed.coalition, "es"),
            coalition_id=signed.coalition.id,
            declaration=faces.declaration_face(signed.publication, "es"),
            signature=faces.signature_face(workspace, signed, "es"),
            entry=faces.entry_face(workspace, signed, "es"),
            seal=seal_face(workspace, signed.coalition, own),
        )
        private = workspace.key.to_pkcs8()
    bare_paper.register_fonts()
    bare = seconds(lambda: bare_paper.seal(bare_paper.draw(paper), own.chain, private), ROUNDS, warm=3)
    report("sign to sealed PDF on disk, p95", p95(taken) / p95(bare), 1.5, p95(taken), p95(bare))


def test_open_and_sign_in_a_workspace_of_100_000_signatures(tmp_path: Path, report: Report) -> None:
    record = zuniga()
    for name in ("empty", "large"):
        (tmp_path / name).mkdir()
    empty, large = founded(tmp_path / "empty"), founded(tmp_path / "large")
    with opened(large) as workspace:
        fill(workspace, record)

    def open_and_sign(path: Path) -> None:
        with opened(path) as workspace:
            signing.sign(workspace, record)

    bare = seconds(lambda: open_and_sign(empty), ROUNDS)
    ours = seconds(lambda: open_and_sign(large), ROUNDS)
    report(
        "open and sign among 100,000 signatures, beside none",
        median(ours) / median(bare),
        1.5,
        median(ours),
        median(bare),
    )


def fill(workspace: Workspace, record: SignatureRecord) -> None:
    """Write organisations with one signature each, as an import of that many would."""
    coalition = coalitions.coalition(workspace)
    (publication,) = declarations.publications(workspace, coalition)
    what = SignedWhat(publication.id, publication.hashes["es"], {}, None, "2026-06-05")
    for start in range(0, LARGE, 10_000):
        drafts = []
        for number in range(start, start + 10_000):
            id_ = workspace.context.new_id()
            name = f"Organización Ejemplo {number}"
            drafts.append(Draft("organisation", id_, {"names.es": name, "sector": "business", "country": "MX"}))
            known = replace(record, organisation=OrganisationById(id_))
            drafts.append(signature_draft(known, id_, what))
        workspace.write(coalition.id, drafts)
