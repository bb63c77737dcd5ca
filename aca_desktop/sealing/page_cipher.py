"""SQLCipher's pages opened one by one: of a damaged file each whole page can be read, without the others.

The form is SQLCipher 4's with its default settings (https://www.zetetic.net/sqlcipher/design/), the one that
`storage` writes: the file's first 16 bytes are the salt; each page ends in an IV and an HMAC of what is before.
"""

import hashlib
import hmac
import unicodedata

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

SALT_BYTES = 16
PAGE_BYTES = 4096
RESERVED = 80
"""Bytes at the end of each page that hold no content: IV and HMAC."""

_ROUNDS = 256_000
_HMAC_ROUNDS = 2
_KEY_BYTES = 32
_IV_BYTES = 16
_HMAC_BYTES = 64


class PageCipher:
    """Opens the pages of one file. Deriving the keys takes a moment."""

    def __init__(self, passphrase: str, salt: bytes) -> None:
        said = unicodedata.normalize("NFC", passphrase).replace("\0", "").encode()
        self._key = hashlib.pbkdf2_hmac("sha512", said, salt, _ROUNDS, _KEY_BYTES)
        other = bytes(byte ^ 0x3A for byte in salt)
        self._hmac_key = hashlib.pbkdf2_hmac("sha512", self._key, other, _HMAC_ROUNDS, _KEY_BYTES)

    def opened(self, number: int, page: bytes) -> bytes | None:
        """Return the content of the page with that number (from 1), None if it is not what was written."""
        start = SALT_BYTES if number == 1 else 0
        end = PAGE_BYTES - RESERVED
        signed = page[start : end + _IV_BYTES] + number.to_bytes(4, "little")
        kept = page[end + _IV_BYTES : end + _IV_BYTES + _HMAC_BYTES]
        if not hmac.compare_digest(hmac.digest(self._hmac_key, signed, "sha512"), kept):
            return None
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(page[end : end + _IV_BYTES])).decryptor()
        return bytes(start) + cipher.update(page[start:end]) + cipher.finalize()
