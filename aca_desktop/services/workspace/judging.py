"""What a file is, judged by its content and never by its name: for whatever is dropped or opened."""

import os
import re
from pathlib import Path
from typing import Literal

from aca_desktop.files import open_ordinary, world_trouble
from aca_desktop.services.laptops.laptop_requests import FORM as REQUEST
from aca_desktop.storage.journal.schema import APPLICATION_ID
from aca_desktop.storage.sync.sync_frames import MAGIC as SYNC
from aca_desktop.storage.tables.table import COMPOUND, ZIP

type FileKind = Literal[
    "workspace", "locked", "sync", "request", "pdf", "table", "places", "commitments", "spreadsheet", "database",
    "empty", "unknown",
]  # fmt: skip
"""`request`: a laptop's join file; `locked` may be a workspace under a passphrase; `table`: text in columns, and
`places` and `commitments` those whose header is of such a table; `database`: SQLite, but not ours."""

_HEAD = 8192
_PAGE = 4096
_REQUEST = f'{{"form":"{REQUEST}",'
_OF_ORGANISATIONS = frozenset({"id", "sector", "country", "represents"})
_OF_COMMITMENTS = frozenset({"scope", "base_year", "target_year", "percent", "validation"})
_WORKBOOKS = (b"[Content_Types].xml", b"xl/", b"opendocument.spreadsheet")
_SQLITE = b"SQLite format 3\0"


def judge(path: Path) -> FileKind:
    """Return what a file is; its first few thousand bytes decide.

    Raise AcaError `not-found`, `not-a-file` (a folder, a pipe) or `cannot-read`.
    """
    with open_ordinary(path) as file, world_trouble("cannot-read", path):
        return _kind(file.read(_HEAD), os.fstat(file.fileno()).st_size)


def _kind(head: bytes, size: int) -> FileKind:
    if not head:
        return "empty"
    if head.startswith(_SQLITE):
        return "workspace" if head[68:72] == APPLICATION_ID.to_bytes(4) else "database"
    if head.startswith(SYNC):
        return "sync"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(ZIP):
        return "spreadsheet" if any(sign in head for sign in _WORKBOOKS) else "unknown"
    if head.startswith(COMPOUND):
        return "spreadsheet"
    text = _text(head)
    if text is not None and text.startswith(_REQUEST):
        return "request"
    if text is not None:
        return _table(text) if _has_columns(text) else "unknown"
    return "locked" if size % _PAGE == 0 else "unknown"


def _text(head: bytes) -> str | None:
    """Return the head as text if it is: UTF-8, or UTF-16 with its mark, or one byte a letter without controls."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if any(byte < 32 and byte not in b"\t\r\n\f" for byte in head):
        return None
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start >= len(head) - 3:
            return head[: error.start].decode("utf-8-sig")
    return head.decode("latin-1")


def _has_columns(text: str) -> bool:
    first = text.split("\n", 1)[0]
    return any(mark in first for mark in ",;\t") and not first.lstrip().startswith(("{", "[", "<"))


def _table(text: str) -> FileKind:
    """Return of what a table is, by what its columns are called."""
    first = text.split("\n", 1)[0]
    header = {cell.strip().strip('"').strip().lower() for cell in re.split(r"[,;\t]", first)}
    if "type" in header and header & _OF_COMMITMENTS:
        return "commitments"
    return "places" if "place" in header and not header & _OF_ORGANISATIONS else "table"
