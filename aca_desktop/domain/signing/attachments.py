"""Files that come with a record (a mandate, a scan, a seal's image, a web form's source): kind, size, bytes.

Judged by their first bytes, never by their name; opened and drawn elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from aca_desktop.domain.values.problems import Problem

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


def attachment_of(data: bytes, name: str | None = None) -> Attachment:
    """Return a file's bytes as what they begin like."""
    known = (media_type for media_type, magic in _MAGIC.items() if data.startswith(magic))
    return Attachment(next(known, "application/octet-stream"), data, name)


def attachment_problem(field: str, attachment: Attachment, allowed: Sequence[MediaType]) -> Problem | None:
    """Say what is wrong with an attachment: its kind, its size, or bytes that do not begin as its kind does.

    `application/octet-stream` may begin anyhow.
    """
    if attachment.media_type not in allowed:
        return Problem(f"{field}.media_type", "not-one-of", {"allowed": list(allowed)})
    if not attachment.data:
        return Problem(f"{field}.data", "empty")
    if len(attachment.data) > MAX_BYTES:
        return Problem(f"{field}.data", "attachment-too-large", {"limit": MAX_BYTES})
    if not attachment.data.startswith(_MAGIC.get(attachment.media_type, b"")):
        return Problem(f"{field}.data", "other-file-than-said", {"media_type": attachment.media_type})
    return None
