"""The recovery file: root's private key under a passphrase, with root's certificate, in one PEM text.

It must not know where it is kept or who asks for the passphrase. Any OpenSSL reads it (PKCS#8, PBES2).
"""

import hashlib
import secrets
import stat
import unicodedata
from pathlib import Path

from cryptography.hazmat.primitives import padding, serialization
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from aca_desktop import files
from aca_desktop.errors import AcaError
from aca_desktop.files import world_trouble
from aca_desktop.sealing import certificates, foreign
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey

ROUNDS = 1_000_000
"""Of PBKDF2-HMAC-SHA-256, about a quarter of a second; cryptography's own writer takes 2,048."""

LARGEST_ROUNDS = 20_000_000
LARGEST_FILE = 65_536
_KEY_LABEL = "ENCRYPTED PRIVATE KEY"
_CERTIFICATE_LABEL = "CERTIFICATE"


def write_recovery_file(path: Path, root: Authority, passphrase: str, *, rounds: int = ROUNDS) -> None:
    """Write root's key and certificate to a file that must not exist yet; it is on disk when this returns.

    Raise AcaError `file-exists` or `cannot-write`; then nothing is left behind.
    """
    text = _encrypted_pem(root.key, passphrase, rounds) + certificates.to_pem(root.certificate)
    files.write_new(path, text, private=True)


def read_recovery_file(path: Path, passphrase: str) -> Authority:
    """Return root's key and certificate.

    Raise AcaError `cannot-read`, `not-a-recovery-file` (a foreign or damaged file) or `wrong-passphrase`.
    """
    with world_trouble("cannot-read", path):
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST_FILE:
            raise AcaError("not-a-recovery-file", path=str(path))
        text = path.read_bytes()
    try:
        encrypted, certificate = _parts(text)
        facts = certificates.certificate_facts(certificate)
    except foreign.Malformed as error:
        raise AcaError("not-a-recovery-file", path=str(path)) from error
    key = _decrypted(encrypted, passphrase, path)
    if facts.role != "root" or facts.replica != key.replica:
        raise AcaError("not-a-recovery-file", path=str(path))
    return Authority(key, certificate)


def _encrypted_pem(key: LaptopKey, passphrase: str, rounds: int) -> bytes:
    """Return encrypted PKCS#8 (RFC 8018: PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC) as PEM."""
    from asn1crypto import algos, core, keys, pem

    salt, start = secrets.token_bytes(16), secrets.token_bytes(16)
    secret = hashlib.pbkdf2_hmac("sha256", _passphrase_bytes(passphrase), salt, rounds, 32)
    padder, encryptor = (
        padding.PKCS7(128).padder(),
        Cipher(algorithms.AES256(secret), modes.CBC(start)).encryptor(),
    )
    padded = padder.update(key.to_pkcs8()) + padder.finalize()
    derivation = algos.KdfAlgorithm(
        {
            "algorithm": "pbkdf2",
            "parameters": {
                "salt": algos.Pbkdf2Salt(name="specified", value=core.OctetString(salt)),
                "iteration_count": rounds,
                "prf": {"algorithm": "sha256"},
            },
        }
    )
    scheme = algos.EncryptionAlgorithm({"algorithm": "aes256_cbc", "parameters": start})
    algorithm = keys.EncryptionAlgorithm(
        {
            "algorithm": "pbes2",
            "parameters": {"key_derivation_func": derivation, "encryption_scheme": scheme},
        }
    )
    info = keys.EncryptedPrivateKeyInfo(
        {
            "encryption_algorithm": algorithm,
            "encrypted_data": encryptor.update(padded) + encryptor.finalize(),
        }
    )
    armoured: bytes = pem.armor(_KEY_LABEL, info.dump())
    return armoured


def _parts(text: bytes) -> tuple[bytes, bytes]:
    """Return the encrypted key and the certificate (both DER) of a recovery file's text."""
    from asn1crypto import keys, pem

    with foreign.guarded():
        blocks = [(label, der) for label, _headers, der in pem.unarmor(text, multiple=True)]
        if [label for label, _der in blocks] != [_KEY_LABEL, _CERTIFICATE_LABEL]:
            raise foreign.Malformed("not one key and one certificate")
        encrypted: bytes = blocks[0][1]
        info = keys.EncryptedPrivateKeyInfo.load(encrypted, strict=True)
        rounds = info["encryption_algorithm"]["parameters"]["key_derivation_func"]["parameters"]["iteration_count"]
        if not 0 < rounds.native <= LARGEST_ROUNDS:
            raise foreign.Malformed("too many rounds")
        return encrypted, blocks[1][1]


def _decrypted(encrypted: bytes, passphrase: str, path: Path) -> LaptopKey:
    try:
        with foreign.guarded():
            private = serialization.load_der_private_key(encrypted, _passphrase_bytes(passphrase))
        return LaptopKey(foreign.p256_private(private))
    except foreign.Malformed as error:
        raise AcaError("wrong-passphrase", path=str(path)) from error


def _passphrase_bytes(passphrase: str) -> bytes:
    """Return the passphrase in NFC: keyboards differ in how they compose é."""
    if not passphrase:
        raise AcaError("empty-passphrase")
    return unicodedata.normalize("NFC", passphrase).encode()
