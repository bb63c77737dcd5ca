"""Starters and setup are signed with a certificate that a coalition owns, here one made by ourselves."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from importlib.metadata import distribution
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.packaging import room

windows = room("shipping.windows")

PROGRAM = Path(str(distribution("setuptools").locate_file("setuptools/cli-64.exe")))
"""Any program for Windows."""

pytestmark = pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="not installed: osslsigncode")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return Path(shutil.copy(PROGRAM, tmp_path / "program.exe"))


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a certificate to `sign`, and return it as one to be trusted."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Alianza 山")])
    now = datetime.now(UTC)
    own = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), critical=False)
        .sign(key, hashes.SHA256())
    )
    lock = BestAvailableEncryption(b"nube clara")
    (tmp_path / "own.p12").write_bytes(serialize_key_and_certificates(b"own", key, own, None, lock))
    (tmp_path / "passphrase").write_text("nube clara", "utf-8")
    (tmp_path / "own.pem").write_bytes(own.public_bytes(Encoding.PEM))
    monkeypatch.setenv("ACA_DESKTOP_CERTIFICATE", str(tmp_path / "own.p12"))
    monkeypatch.setenv("ACA_DESKTOP_CERTIFICATE_PASSPHRASE_FILE", str(tmp_path / "passphrase"))
    monkeypatch.delenv("ACA_DESKTOP_TIMESTAMP", raising=False)
    return tmp_path / "own.pem"


def is_signed(program: Path, trusted: Path) -> bool:
    command: list[str | Path] = ["osslsigncode", "verify", "-CAfile", trusted, "-in", program]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_program_is_signed_with_ones_own_certificate(program: Path, certificate: Path) -> None:
    assert not is_signed(program, certificate)
    windows.sign([program])
    assert is_signed(program, certificate)
    assert sorted(path.suffix for path in program.parent.glob("program*")) == [".exe"]
    changed = bytearray(program.read_bytes())
    changed[0x400] ^= 1
    program.write_bytes(changed)
    assert not is_signed(program, certificate)


def test_without_a_certificate_nothing_is_changed(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACA_DESKTOP_CERTIFICATE", raising=False)
    windows.sign([program])
    assert program.read_bytes() == PROGRAM.read_bytes()


def test_a_wrong_passphrase_is_told(program: Path, certificate: Path) -> None:
    (certificate.parent / "passphrase").write_text("otra nube", "utf-8")
    with pytest.raises(room("environment").Trouble, match="osslsigncode failed"):
        windows.sign([program])
    assert program.read_bytes() == PROGRAM.read_bytes()
