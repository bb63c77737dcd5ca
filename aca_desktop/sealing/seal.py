"""Sealing a finished PDF with a laptop's key. It must not know what the PDF says or where it is kept."""

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from aca_desktop.sealing import certificates, place
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.refusal import Refusal

if TYPE_CHECKING:
    from aca_desktop.sealing.cms import CmsShaper


class Sealer:
    """Seals with one laptop's key and certificates, loaded once. Not for several threads at once.

    `chain` holds DER certificates: the leaf that is this key's first, then who issued it, and so on, without
    root. A laptop that nobody has enrolled has only the certificate that it made for itself.
    """

    def __init__(self, key: LaptopKey, chain: Sequence[bytes]) -> None:
        if certificates.certificate_facts(chain[0]).replica != key.replica:
            raise ValueError("the first certificate is for another key")
        self._key = key
        self._chain = tuple(chain)
        self._shaper: CmsShaper | None = None

    def seal(self, pdf: bytes) -> bytes:
        """Return the sealed file, as long as the finished one and the same for the same input.

        Raise ValueError if the PDF lacks the one place for a seal that documents prepares.
        """
        prepared, where = place.prepare(pdf)
        place.fill(prepared, where, self._shaping().shape(place.digest(prepared, where), self._key.sign))
        return bytes(prepared)

    def has_sealed(self, pdf: bytes) -> bool:
        """Say whether a file is, to the byte, what this key and these certificates made of it."""
        try:
            where = place.find(pdf)
            held = place.contents(pdf, where)
        except Refusal:
            return False
        return self._shaping().shape(place.digest(pdf, where), self._key.sign) == held

    def close(self) -> None:
        """Give back what sealing holds; a later seal takes it again."""
        self._shaper = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _shaping(self) -> "CmsShaper":
        if self._shaper is None:
            from aca_desktop.sealing.cms import CmsShaper

            self._shaper = CmsShaper(self._chain)
        return self._shaper
