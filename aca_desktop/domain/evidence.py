"""What a sealed paper carries about itself: evidence-1.json, and the shape of the seal's place in the file."""

from aca_desktop.domain.canonical import encode

FORM = 1
"""The seal's form: how PDF and CMS are laid out byte by byte. A newer program's form has a higher number."""

FILE_NAME = "evidence-1.json"

SEAL_BYTES = 8192
"""Room for the CMS in /Contents, in bytes; the file holds twice as many hexadecimal digits."""


def evidence(
    *,
    kind: str,
    coalition: str,
    entry: str | None,
    header: str | None,
    text_sha256: str | None,
    version_sha256: str | None,
    journal_sha256: str | None = None,
) -> bytes:
    """Return the attachment's canonical JSON (resources/schemas/evidence-1.json describes it)."""
    return encode(
        {
            "form": FORM,
            "kind": kind,
            "coalition": coalition,
            "entry": entry,
            "header": header,
            "text_sha256": text_sha256,
            "version_sha256": version_sha256,
            "journal_sha256": journal_sha256,
        }
    )
