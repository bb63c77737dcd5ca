"""What a file is, by its content, whatever it is called."""

import os
import secrets
import zipfile
from pathlib import Path

import pytest
import sqlcipher3

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.workspace.judging import judge
from aca_desktop.services.workspace.workspaces import create_workspace
from tests.links import PIPES
from tests.services.founding import Clock

WORDS = "correct horse"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a file.txt"


@pytest.mark.parametrize(("passphrase", "kind"), [(None, "workspace"), (WORDS, "locked")])
def test_a_workspace(tmp_path: Path, file: Path, passphrase: str | None, kind: str) -> None:
    context = Context(Clock(), secrets.token_bytes, tmp_path / "home")
    with create_workspace(file, context, "Mesa 1", passphrase=passphrase):
        pass
    assert judge(file) == kind


def test_somebody_elses_database(file: Path) -> None:
    with sqlcipher3.connect(str(file)) as connection:
        connection.execute("CREATE TABLE one (x)")
    connection.close()
    assert judge(file) == "database"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b"ACASYNC\x01P....", "sync"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\r\n%PDF-1.4\n", "pdf"),
        (b"name,sector\nUniversidad,education\n", "table"),
        (b'"place","name",within\niso3166-2:MX-JAL,Jalisco,\n', "places"),
        (b"name;sector;place\nUniversidad;education;iso3166-2:MX-JAL\n", "table"),
        (b"name,type,target_year\nNorte,net-zero,2050\n", "commitments"),
        (b"name,type\nNorte,npo\n", "table"),
        ("\ufeffnombre;sector\nÁrbol;sociedad\n".encode(), "table"),
        ("名前\t業種\n山田\t製造\n".encode("utf-16"), "table"),
        ("nombre;año\n".encode("latin-1"), "table"),
        (("a,b\n" + "山" * 4000).encode(), "table"),
        (b'{"coalition": "aca-gdl", "x": 1}', "unknown"),
        (b'{"form":"aca-desktop/request-1","key":"00","name":"Mesa 4"}', "request"),
        (b"only words\nand, later, commas", "unknown"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown"),
        (b"PK\x03\x04 some other archive", "unknown"),
    ],
)
def test_content_decides(file: Path, content: bytes, kind: str) -> None:
    file.write_bytes(content)
    assert judge(file) == kind


def test_a_spreadsheet(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert judge(file) == "spreadsheet"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "not-a-file"), (tmp_path / "none", "not-found")):
        with pytest.raises(AcaError, match=code):
            judge(path)


@PIPES
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(AcaError, match="not-a-file"):
        judge(tmp_path / "pipe")
