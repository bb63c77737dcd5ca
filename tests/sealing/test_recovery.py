"""The recovery file: written once, readable by its passphrase alone, and by OpenSSL."""

import hashlib
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from aca_desktop.errors import AcaError
from aca_desktop.sealing import certificates
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.recovery import ROUNDS, read_recovery_file, write_recovery_file
from tests.privacy import is_private
from tests.programs import output
from tests.sealing.papers import coalition, key

ROOT = coalition().root
WORDS = "añejo 山田"
FEW = 1000


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "recovery.pem"
    write_recovery_file(path, ROOT, WORDS, rounds=FEW)
    return path


def refusal(path: Path, passphrase: str = WORDS) -> str:
    with pytest.raises(AcaError) as refused:
        read_recovery_file(path, passphrase)
    return refused.value.code


def test_root_comes_back_by_its_passphrase(written: Path) -> None:
    root = read_recovery_file(written, WORDS)
    assert (root.certificate, root.key.to_pkcs8()) == (ROOT.certificate, ROOT.key.to_pkcs8())
    assert ROOT.key.to_pkcs8()[-32:] not in written.read_bytes()


def test_two_ways_of_typing_an_accent_are_one_passphrase(written: Path) -> None:
    assert read_recovery_file(written, "an\u0303ejo 山田").key.replica == ROOT.key.replica


@pytest.mark.parametrize("n", range(8))
def test_another_passphrase_is_wrong(written: Path, n: int) -> None:
    assert refusal(written, f"another {n}") == "wrong-passphrase"


def test_without_a_passphrase_there_is_no_recovery_file(tmp_path: Path) -> None:
    with pytest.raises(AcaError, match="empty-passphrase"):
        write_recovery_file(tmp_path / "r.pem", ROOT, "")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_never_touched(written: Path) -> None:
    before = written.read_bytes()
    with pytest.raises(AcaError, match="file-exists"):
        write_recovery_file(written, ROOT, "other", rounds=FEW)
    assert written.read_bytes() == before
    assert [path.name for path in written.parent.iterdir()] == ["recovery.pem"]


def test_a_file_system_without_links_is_written_to_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: Path
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_recovery_file(tmp_path / "other.pem", ROOT, WORDS, rounds=FEW)
    assert read_recovery_file(tmp_path / "other.pem", WORDS).key.replica == ROOT.key.replica
    with pytest.raises(AcaError, match="file-exists"):
        write_recovery_file(written, ROOT, WORDS, rounds=FEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.pem", "recovery.pem"]


def test_only_its_owner_may_read_it(written: Path) -> None:
    assert is_private(written)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(AcaError, match="cannot-write") as refused:
        write_recovery_file(tmp_path / "missing" / "r.pem", ROOT, WORDS, rounds=FEW)
    assert refused.value.facts["path"] == str(tmp_path / "missing" / "r.pem")


def test_foreign_files_are_no_recovery_files(written: Path, tmp_path: Path) -> None:
    text = written.read_bytes()
    certificate = certificates.to_pem(ROOT.certificate)
    plain = serialization.load_der_private_key(ROOT.key.to_pkcs8(), None).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    foreign = {
        "empty": b"",
        "noise": os.urandom(2000),
        "certificate alone": certificate,
        "key alone": text.replace(certificate, b""),
        "plain key": plain + certificate,
        "twice": text + text,
        "large": text.ljust(70_000),
        "cut": text[:300],
        "other certificate": text.replace(certificate, certificates.to_pem(coalition("Other").root.certificate)),
        "no root": text.replace(certificate, certificates.to_pem(coalition().coordinator.certificate)),
    }
    for name, content in foreign.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert refusal(path) == "not-a-recovery-file", name
    assert refusal(tmp_path) == "not-a-recovery-file"
    assert refusal(tmp_path / "missing.pem") == "cannot-read"


def test_a_file_that_asks_for_years_of_work_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "slow.pem"
    monkeypatch.setattr(hashlib, "pbkdf2_hmac", lambda *_: bytes(32))
    write_recovery_file(path, ROOT, WORDS, rounds=2**31 - 1)
    assert refusal(path) == "not-a-recovery-file"


def test_the_file_takes_many_rounds_and_openssl_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "r.pem"
    one = key("another root")
    write_recovery_file(path, Authority(one, certificates.root_certificate(one, coalition="A")), "plain")
    key_only = output("openssl", "pkey", "-in", path, "-passin", "pass:plain", "-outform", "DER")
    private = serialization.load_der_private_key(key_only, None)
    assert (
        private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        == one.to_pkcs8()
    )
    assert f"{ROUNDS:X}\n".encode() in output("openssl", "asn1parse", "-in", path)
