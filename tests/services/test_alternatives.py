"""Every way of signing reaches entry, evidence and list: typed, on paper, by seal, together, by proxy."""

import dataclasses
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink
from aca_desktop.domain.signing.signature_fields import SignatureRead, read_signature
from aca_desktop.domain.signing.signature_record import Authority, CoSigner, SignatureRecord, Signer, Witness
from aca_desktop.services.coalition import declarations
from aca_desktop.services.journal import erasing
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.services.papers.verifying import verify
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.documents.reading import text
from tests.services.founding import Clock, only, signature

MANDATE = b"%PDF-1.7 mandate"
SHEET = Attachment("application/pdf", b"%PDF-1.7 sheet", "hoja.pdf")


def hand() -> Ink:
    ink = signature().ink
    assert ink is not None
    return ink


def stamp() -> bytes:
    """Return a picture of a seal."""
    out = io.BytesIO()
    Image.new("RGB", (120, 120), (190, 30, 40)).save(out, "PNG")
    return out.getvalue()


BARE = {"ink": None, "typed": None, "scan": None, "seal": None, "row_code": None}
WAYS: Mapping[str, Mapping[str, object]] = {
    "typed": BARE | {"method": "typed", "typed": signature().signer.name},
    "paper": BARE
    | {
        "method": "paper",
        "row_code": "GDL-A7K2",
        "scan": SHEET,
    },
    "seal": BARE | {"method": "seal", "seal": Attachment("image/png", stamp(), "sello.png")},
    "co-signers": {
        "co_signers": (
            CoSigner(Signer("Luis Ejemplo", "Secretario"), hand()),
            CoSigner(Signer("Eva Ejemplo")),
        )
    },
    "proxy": {"authority": Authority("proxy", mandate=Attachment("application/pdf", MANDATE, "poder.pdf"))},
    "witness": {"witness": Witness("Testigo Ejemplo", hand())},
    "identified": {"identified": "document-seen"},
}


def given(way: str) -> SignatureRecord:
    return dataclasses.replace(signature(), **WAYS[way])  # type: ignore[arg-type]  # as the table above has them


def read(workspace: Workspace, one: Signed) -> SignatureRead:
    entry = workspace.journal.entry(one.signature)
    assert entry is not None
    return read_signature(entry)


def evidence(workspace: Workspace, folder: Path, one: Signed) -> str:
    """Return what the sealed paper says, after seeing that it is whole."""
    paper = declaration_pdf(workspace, one.signature)
    path = folder / "paper.pdf"
    path.write_bytes(paper.data)
    (result,) = verify([path], workspace=workspace)
    assert (result.verification.verdict, result.verification.reasons) == ("valid", ())
    path.unlink()
    return " ".join(text(folder, paper.data).split())


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("typed", "Nombre escrito"),
        ("paper", "GDL-A7K2"),
        ("seal", "sello"),
        ("co-signers", "Luis Ejemplo, Secretario"),
        ("proxy", "poder"),
        ("witness", "Testigo Ejemplo"),
        ("identified", "documento"),
    ],
)
def test_a_way_of_signing_reaches_evidence_and_list(
    workspace: Workspace, tmp_path: Path, way: str, said: str
) -> None:
    one = sign(workspace, given(way))
    assert said in evidence(workspace, tmp_path, one)
    (row,) = listing(workspace, only(workspace)).rows
    assert (row.status, [signed.id for signed in row.signatures]) == ("signed", [one.signature])


def test_what_the_entry_keeps_of_each(workspace: Workspace) -> None:
    typed, paper, seal = (read(workspace, sign(workspace, given(way))) for way in ("typed", "paper", "seal"))
    assert (typed.method, typed.typed, typed.ink) == ("typed", signature().signer.name, None)
    assert (paper.row_code, paper.picture and paper.picture.data) == ("GDL-A7K2", b"%PDF-1.7 sheet")
    assert seal.picture is not None
    assert seal.picture.data == stamp()
    together = read(workspace, sign(workspace, given("co-signers")))
    assert [(one.person.name, one.ink is not None) for one in together.co_signers] == [
        ("Luis Ejemplo", True),
        ("Eva Ejemplo", False),
    ]
    proxy = read(workspace, sign(workspace, given("proxy")))
    assert (proxy.basis, proxy.mandate_sha256) == ("proxy", hashlib.sha256(MANDATE).hexdigest())
    seen = read(workspace, sign(workspace, given("witness")))
    assert (seen.witness, seen.witnessed, seen.witness_ink) == ("Testigo Ejemplo", True, hand())


def test_the_hands_of_all_are_on_the_paper(workspace: Workspace, tmp_path: Path) -> None:
    record = dataclasses.replace(given("co-signers"), witness=Witness("Testigo Ejemplo", hand()))
    says = evidence(workspace, tmp_path, sign(workspace, record))
    assert "Trazo de Luis Ejemplo" in says
    assert "Trazo de Testigo Ejemplo" in says
    assert "Trazo de Eva Ejemplo" not in says


def test_that_there_was_a_witness_stays_when_the_name_goes(workspace: Workspace, tmp_path: Path) -> None:
    one = sign(workspace, given("witness"))
    erasing.erase(workspace, only(workspace), one.organisation)
    says = evidence(workspace, tmp_path, one)
    assert "Testigo Ejemplo" not in says
    assert "Testigo Ninguno" not in says


def test_one_person_signs_for_several_organisations_and_declarations(workspace: Workspace) -> None:
    which = only(workspace)
    words = DeclarationRecord("agua", {"es": "Agua", "en": "Water"}, {"es": "Cuidamos el agua.", "en": "We care."})
    declarations.publish(workspace, which, declarations.add(workspace, which, words), "agua")
    museum = OrganisationRecord({"es": "Museo"}, "business", "MX")
    records = [
        signature(),
        dataclasses.replace(signature(), organisation=museum),
        dataclasses.replace(signature(), declaration="agua"),
    ]
    signed = [sign(workspace, record) for record in records]
    assert len({one.organisation for one in signed[:2]}) == 2
    assert len({read(workspace, one).publication for one in signed}) == 2
    assert {read(workspace, one).signer for one in signed} == {signature().signer}


def test_a_clock_that_was_set_back_is_said_in_the_evidence(
    workspace: Workspace, clock: Clock, tmp_path: Path
) -> None:
    before = sign(workspace, signature())
    assert "Reloj de la laptop" not in evidence(workspace, tmp_path, before)
    clock.wait(hours=-5)
    after = sign(workspace, signature())
    assert after.clock_behind == "2026-06-05T11:42:07-06:00"
    says = evidence(workspace, tmp_path, after)
    assert "Reloj de la laptop" in says
    assert "5 de junio de 2026, 11:42:07" in says
