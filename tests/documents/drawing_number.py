"""What the drawing's number stands for: digests of drawn files, and the libraries that draw. Not a test itself.

Run as a program it renews tests/data/drawing.json, after the number in domain/papers/evidence.py has been raised.
"""

import hashlib
import json
import re
import sys
import zlib
from importlib.metadata import version
from pathlib import Path

from aca_desktop.domain.papers.evidence import DRAWING
from tests.documents.kinds import LANGUAGES, SEALED, drawn

FILE = Path(__file__).parents[1] / "data" / "drawing.json"
LIBRARIES = ("babel", "budoux", "lxml", "pikepdf", "pillow", "reportlab", "resvg-py", "rl-accel")
_STREAM = re.compile(rb"/Length [0-9]+ /Filter /FlateDecode >>\nstream\n|/Filter /FlateDecode [^\n]*>>\nstream\n")
_LENGTH = re.compile(rb"/Length [0-9]+")


def unpacked(file: bytes) -> bytes:
    """Return a finished file with its streams unpacked, without lengths and table, which follow from packing."""
    out, at = bytearray(), 0
    for opened in _STREAM.finditer(file):
        if opened.start() < at:
            continue
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(file[opened.end() :])
        out += _LENGTH.sub(b"", file[at : opened.end()]) + plain
        at = len(file) - len(unpacking.unused_data)
    return bytes(out + file[at : file.rindex(b"\nxref\n")])


def digests() -> dict[str, str]:
    """Return a digest of every sealed kind's usual document in every language."""
    return {
        f"{kind} {language}": hashlib.sha256(unpacked(drawn(kind, language=language))).hexdigest()
        for kind in sorted(SEALED)
        for language in LANGUAGES
    }


def releases() -> dict[str, str]:
    """Return the releases that are installed here of the libraries that draw."""
    return {name: version(name) for name in LIBRARIES}


def as_it_is() -> dict[str, object]:
    """Return what the file should hold."""
    return {"drawing": DRAWING, "libraries": releases(), "documents": digests()}


if __name__ == "__main__":
    told = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"drawing": 0}
    now = as_it_is()
    if now != told and told["drawing"] == DRAWING:
        sys.exit("What is drawn has changed: raise DRAWING in aca_desktop/domain/papers/evidence.py first.")
    FILE.write_text(json.dumps(now, indent=2, sort_keys=True) + "\n", encoding="utf-8")
