"""Copies: saved, put into an e-mail, recorded once they are there; a stick that is gone, a disk that is full."""

import dataclasses
import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from aca_desktop.domain.signing.signature_record import Signer
from aca_desktop.errors import AcaError
from aca_desktop.services.journal import undoing
from aca_desktop.services.papers.faces import signature as face
from aca_desktop.services.papers.papers import Paper, declaration_pdf
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.signing import handing_over
from aca_desktop.services.signing.handing_over import copies
from aca_desktop.services.signing.signing import Signed, sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import only, signature


def by(workspace: Workspace, name: str, address: str | None = "maria@ejemplo.mx", language: str = "es") -> Signed:
    record = dataclasses.replace(signature(), signer=Signer(name, "Rectora", address), language=language)
    return sign(workspace, record)


def ways(workspace: Workspace, one: Signed) -> tuple[str, ...]:
    return copies(workspace, only(workspace), one.organisation).get(one.signature, ())


def read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def code_of(error: pytest.ExceptionInfo[AcaError]) -> str:
    return error.value.code


def test_a_copy_is_saved_under_a_free_name_and_recorded(workspace: Workspace, tmp_path: Path) -> None:
    one = by(workspace, "María Zúñiga")
    stick = tmp_path / "stick"
    stick.mkdir()
    paper = declaration_pdf(workspace, one.signature)
    (stick / paper.name).write_bytes(b"somebody else's")
    path = handing_over.save_copy(workspace, one.signature, paper, stick)
    assert path.read_bytes() == paper.data
    assert path.name.endswith("-2.pdf")
    assert ways(workspace, one) == ("file",)
    handing_over.record_copy(workspace, one.signature[:12], "paper")
    assert ways(workspace, one) == ("file", "paper")


def test_a_recorded_copy_can_be_taken_back(workspace: Workspace) -> None:
    one = by(workspace, "María")
    entry = handing_over.record_copy(workspace, one.signature, "paper")
    undoing.undo(workspace, entry.id)
    assert ways(workspace, one) == ()


def test_a_stick_that_was_taken_out_asks_again_and_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    one = by(workspace, "María")
    paper = declaration_pdf(workspace, one.signature)
    with pytest.raises(AcaError) as error:
        handing_over.save_copy(workspace, one.signature, paper, tmp_path / "stick")
    assert code_of(error) == "folder-gone"
    assert not (tmp_path / "stick").exists()
    assert ways(workspace, one) == ()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="this system has no folder that nobody writes into")
def test_what_cannot_be_written_is_not_recorded(workspace: Workspace) -> None:
    one = by(workspace, "María")
    with pytest.raises(AcaError) as error:
        handing_over.save_copy(workspace, one.signature, Paper("a.pdf", b"%PDF-"), Path("/proc/self"))
    assert code_of(error) == "cannot-write"
    assert ways(workspace, one) == ()


@pytest.mark.parametrize(("language", "dear"), [("es", "María Zúñiga"), ("en", "Dear María Zúñiga,")])
def test_the_e_mail_is_ready_to_be_sent(workspace: Workspace, tmp_path: Path, language: str, dear: str) -> None:
    one = by(workspace, "María Zúñiga", language=language)
    paper = declaration_pdf(workspace, one.signature)
    path = handing_over.save_email(workspace, one.signature, paper, tmp_path)
    message = read(path)
    assert message["To"].addresses[0].addr_spec == "maria@ejemplo.mx"
    assert message["To"].addresses[0].display_name == "María Zúñiga"
    assert message["Subject"].endswith({"es": "Declaración", "en": "Declaration"}[language])
    assert message["X-Unsent"] == "1"
    body = message.get_body()
    assert body is not None
    assert dear in body.get_content()
    assert "Universidad de Guadalajara" in body.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == paper.name
    assert attached.get_content() == paper.data
    assert verify_document(attached.get_content()).verdict == "valid-but"  # whole; its root is not given
    assert max(len(line) for line in path.read_bytes().splitlines()) <= 998
    assert ways(workspace, one) == ("email",)


def test_without_an_address_there_is_no_e_mail(workspace: Workspace, tmp_path: Path) -> None:
    one = by(workspace, "María", None)
    with pytest.raises(AcaError) as error:
        handing_over.save_email(workspace, one.signature, declaration_pdf(workspace, one.signature), tmp_path)
    assert code_of(error) == "no-email"
    assert list(tmp_path.glob("*.eml")) == []
    assert ways(workspace, one) == ()


def test_no_name_writes_a_header(workspace: Workspace) -> None:
    one = by(workspace, "佐藤 花子")
    signed = face(workspace, one.signature)
    evil = Signer("María\r\nBcc: all@example.org\u2028", None, "maria@ejemplo.mx")
    read_ = dataclasses.replace(signed.read, signer=evil)
    data = handing_over.eml(workspace, dataclasses.replace(signed, read=read_), Paper("a.pdf", b"%PDF-"))
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["Bcc"] is None
    assert message["To"].addresses[0].display_name == "María Bcc: all@example.org"
