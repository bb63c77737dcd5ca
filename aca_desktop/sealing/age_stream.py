"""Encrypt streams with age: an identity made for one file, under a passphrase or for recipients, then its stream.

Only the identity is encrypted by passphrase (scrypt), since that form of age holds everything in memory several
times over. It must not know what it encrypts.
"""

import re
import unicodedata
from collections.abc import Buffer, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey

if TYPE_CHECKING:
    from pyrage import x25519

LONGEST_ENVELOPE = 65_535
MOST_RECIPIENTS = 500
"""Each takes about a hundred bytes of an envelope."""

LARGEST_WORK = 20
"""Of scrypt, as log2 N: 1 GiB of memory. A hostile file could ask for days."""

_ENVELOPE = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([0-9]{1,2})\n")
_FOR_RECIPIENTS = re.compile(rb"age-encryption\.org/v1\n-> X25519 ")
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


@dataclass(frozen=True, slots=True)
class Envelope:
    """The age identity of one file, and the same as it is in that file: under a passphrase or for recipients."""

    data: bytes
    identity: "x25519.Identity" = field(repr=False)

    @classmethod
    def under(cls, passphrase: str) -> "Envelope":
        """Return a new identity under a passphrase; takes seconds. Raise AcaError `empty-passphrase`."""
        import pyrage

        identity = pyrage.x25519.Identity.generate()
        return cls(pyrage.passphrase.encrypt(str(identity).encode("ascii"), _normal(passphrase)), identity)

    @classmethod
    def for_recipients(cls, recipients: Sequence[str]) -> "Envelope":
        """Return a new identity for whoever has the key of one of these, of which there is one at least."""
        import pyrage

        identity = pyrage.x25519.Identity.generate()
        public = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
        return cls(pyrage.encrypt(str(identity).encode("ascii"), public), identity)

    @classmethod
    def opened_by(cls, data: bytes, identities: Sequence[str]) -> "Envelope":
        """Return the identity in an envelope for recipients; `identities` are keys of one's own, at least one.

        Raise AcaError `other-recipients` if none of them fits (for altered bytes too), `sync-malformed`.
        """
        import pyrage

        try:
            text = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(one) for one in identities])
        except pyrage.DecryptError as error:
            raise AcaError("other-recipients") from error
        return cls(data, _identity(text))

    @classmethod
    def opened(cls, data: bytes, passphrase: str) -> "Envelope":
        """Return the identity in an envelope; takes seconds.

        Raise AcaError `empty-passphrase`, `sync-malformed`, `wrong-passphrase` (for altered bytes too),
        `other-recipients` if no passphrase opens it.
        """
        import pyrage

        if is_for_recipients(data):
            raise AcaError("other-recipients")
        found = _ENVELOPE.match(data)
        if found is None or not 1 <= int(found[1]) <= LARGEST_WORK:
            raise AcaError("sync-malformed", where="envelope", reason="not an envelope of ours")
        try:
            text = pyrage.passphrase.decrypt(data, _normal(passphrase))
        except pyrage.DecryptError as error:
            raise AcaError("wrong-passphrase") from error
        return cls(data, _identity(text))


def is_for_recipients(envelope: bytes) -> bool:
    """Return whether an envelope names recipients (and is not under a passphrase)."""
    return _FOR_RECIPIENTS.match(envelope) is not None


def identity_of(key: LaptopKey) -> str:
    """Return the age identity that belongs to a laptop's key, "AGE-SECRET-KEY-1…"."""
    return _bech32("age-secret-key-", _derived(key)).upper()


def public_key_of(key: LaptopKey) -> bytes:
    """Return the public half of that identity: an X25519 public key (RFC 7748), 32 bytes."""
    return X25519PrivateKey.from_private_bytes(_derived(key)).public_key().public_bytes_raw()


def recipient(public_key: bytes) -> str | None:
    """Return an X25519 public key as an age recipient, "age1…"; None if nothing can be encrypted for it."""
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public_key))
    except ValueError:  # another length, or one of the points for which every secret is zero
        return None
    return _bech32("age", public_key)


def encrypt(envelope: Envelope, plain: Iterable[bytes], out: BinaryIO) -> None:
    """Write the age stream of these bytes for an envelope's identity, at constant memory."""
    import pyrage

    pyrage.encrypt_io(_Pulled(iter(plain)), out, [envelope.identity.to_public()])


def decrypt(envelope: Envelope, source: BinaryIO, take: Callable[[bytes], None]) -> None:
    """Hand the plain bytes of an age stream to `take`, piece by piece; what `take` raises ends it.

    A cut or altered stream gives what comes before the damage. Raise AcaError `sync-malformed`.
    """
    import pyrage

    sink = _Pushed(take)
    try:
        pyrage.decrypt_io(source, sink, [envelope.identity])
    except (pyrage.DecryptError, OSError) as error:
        if sink.raised is not None:
            raise sink.raised from None
        raise AcaError("sync-malformed", where="encryption", reason=str(error)) from error


class _Pulled:
    """What pyrage reads from: pieces made one at a time."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = memoryview(b"")

    def read(self, size: int) -> bytes:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = memoryview(piece)
        taken, self._left = self._left[:size], self._left[size:]
        return bytes(taken)


class _Pushed:
    """What pyrage writes to."""

    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self.raised: Exception | None = None

    def write(self, data: Buffer) -> int:
        piece = bytes(data)
        try:
            self._take(piece)
        except Exception as error:
            self.raised = error
            raise
        return len(piece)

    def flush(self) -> None:
        return


def _derived(key: LaptopKey) -> bytes:
    """Return 32 secret bytes (HKDF, RFC 5869): wherever that key is kept, backed up or recovered, they are too."""
    secret = key.private_key.private_numbers().private_value.to_bytes(32)
    return HKDF(hashes.SHA256(), 32, salt=None, info=b"aca-desktop/1/age").derive(secret)


def _identity(text: bytes) -> "x25519.Identity":
    import pyrage

    try:
        return pyrage.x25519.Identity.from_str(text.decode("ascii"))
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise AcaError("sync-malformed", where="envelope", reason="no identity") from error


def _bech32(prefix: str, data: bytes) -> str:
    """Return bytes in Bech32 (BIP 173), in which age writes its keys; 32 bytes are padded with four zero bits."""
    bits = int.from_bytes(data) << 4
    values = [bits >> shift & 31 for shift in range(len(data) * 8 - 1, -1, -5)]
    checked = [*(ord(one) >> 5 for one in prefix), 0, *(ord(one) & 31 for one in prefix), *values, *(0,) * 6]
    sum_ = 1
    for value in checked:
        top = sum_ >> 25
        sum_ = (sum_ & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            sum_ ^= generator if top >> place & 1 else 0
    sum_ ^= 1
    values += [sum_ >> shift & 31 for shift in range(25, -1, -5)]
    return f"{prefix}1" + "".join(_BECH32[value] for value in values)


def _normal(passphrase: str) -> str:
    """Return the passphrase in NFC: keyboards differ in how they compose é."""
    if not passphrase:
        raise AcaError("empty-passphrase")
    return unicodedata.normalize("NFC", passphrase)
