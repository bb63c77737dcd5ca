"""Files that come with a record (a mandate, a scan, a seal's image, a web form's source): kind, size, bytes.

Judged by their first bytes, never by their name; opened and drawn elsewhere.
"""

from dataclasses import dataclass
from typing import Literal

type MediaType = Literal["image/png", "image/jpeg", "application/pdf", "application/octet-stream"]

MAX_BYTES = 3 * 2**20
"""A blob of the journal holds no more."""

PICTURES: tuple[MediaType, ...] = ("image/png", "image/jpeg")
PAGES: tuple[MediaType, ...] = ("image/png", "image/jpeg", "application/pdf")
ANY: tuple[MediaType, ...] = (*PAGES, "application/octet-stream")

_MAGIC: dict[MediaType, bytes] = {
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    "application/pdf": b"%PDF-",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file's bytes, what it is, and the name it had (without folders), if that is known."""

    media_type: MediaType
    data: bytes
    name: str | None = None


def agrees_with_its_bytes(attachment: Attachment) -> bool:
    """Say whether the first bytes are those of the media type; `application/octet-stream` may be anything."""
    return attachment.data.startswith(_MAGIC.get(attachment.media_type, b""))
