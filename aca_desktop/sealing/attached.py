"""What a sealed PDF carries: evidence-1.json, the time of sealing, how many seals it has, what its pages say.

It must not know whether the seal is right. The file may be a stranger's: everything is bounded, and whatever
qpdf or a misplaced object raises comes out as Refusal.
"""

import io
import re
import zlib
from dataclasses import dataclass, replace
from itertools import islice

import pikepdf
from pikepdf import Name
from pikepdf.settings import set_qpdf_limits

from aca_desktop.domain.evidence import FILE_NAME, LARGEST
from aca_desktop.domain.page_words import PageWords
from aca_desktop.sealing import page_words
from aca_desktop.sealing.refusal import Refusal

_UNPACKED = 64 * 1024 * 1024
"""As much memory as qpdf may take for one packed stream, so that a small file cannot fill a laptop's."""

_MOST_FIELDS = 1000
_MOST_OBJECTS = 1_000_000
"""Rows of the table of objects, ten times as many as our largest papers have: qpdf keeps 100 bytes for each."""

_ROW = re.compile(rb"[0-9] [0-9]{1,5} [nf]")
_SHORTEST_ROW = 5
_TIME = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-])(\d\d)'(\d\d)'")

# What pikepdf raises for damaged files and for objects of other types than expected.
_TROUBLE = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pikepdf.ForeignObjectError,
    pikepdf.DataDecodingError,
    zlib.error,
    AttributeError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Attached:
    """The attachment's bytes (None: there is none), and M of the seal as ISO 8601 (None: of another form).

    `words` are those of the pages, None if they were not asked for or cannot be read.
    """

    evidence: bytes | None
    sealed_at: str | None
    words: PageWords | None = None


def read(data: bytes, *, pages: bool = False) -> Attached:
    """Return what the file carries, or raise Refusal where its structure is unsound or has not one seal."""
    if len(data) > _MOST_OBJECTS * _SHORTEST_ROW and _has_more_rows(data):
        raise Refusal("file", "damaged")
    # For the whole process, which unpacks nothing larger either; qpdf knows no limit for one file alone.
    set_qpdf_limits(flate_max_memory=_UNPACKED, png_max_memory=_UNPACKED, run_length_max_memory=_UNPACKED)
    try:
        with pikepdf.open(
            io.BytesIO(data), attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False
        ) as pdf:
            found = _read(pdf)
            return replace(found, words=_words(pdf)) if pages else found
    except Refusal:
        raise
    except _TROUBLE as error:
        raise Refusal("file", "damaged") from error


def _has_more_rows(data: bytes) -> bool:
    return next(islice(_ROW.finditer(data), _MOST_OBJECTS, None), None) is not None


def _read(pdf: pikepdf.Pdf) -> Attached:
    if any(key in pdf.trailer for key in ("/Prev", "/XRefStm", "/Encrypt")) or "/Type" in pdf.trailer:
        raise Refusal("file", "added-after-sealing" if "/Prev" in pdf.trailer else "damaged")
    fields = pdf.Root.AcroForm.Fields
    if len(fields) > _MOST_FIELDS:
        raise Refusal("file", "damaged")
    seals = [field for field in fields if field.get("/FT") == Name.Sig or "/Kids" in field]
    if len(seals) != 1 or "/V" not in seals[0]:
        raise Refusal("file", "several-seals" if len(seals) > 1 else "no-seal")
    return Attached(_evidence(pdf), _iso(str(seals[0].V.M)))


def _words(pdf: pikepdf.Pdf) -> PageWords | None:
    try:
        return page_words.read(pdf)
    except (Refusal, *_TROUBLE):
        return None


def _evidence(pdf: pikepdf.Pdf) -> bytes | None:
    """Return the attachment unpacked, never more than it may have; another way of packing counts as unsound."""
    attachment = pdf.attachments.get(FILE_NAME)
    if attachment is None:
        return None
    stream = attachment.obj.EF.F
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        unpacked = raw
    elif stream.Filter == Name.FlateDecode and "/DecodeParms" not in stream:
        unpacked = zlib.decompressobj().decompress(raw, LARGEST + 1)
    else:
        raise Refusal("evidence", "malformed-evidence")
    if len(unpacked) > LARGEST:
        raise Refusal("evidence", "malformed-evidence")
    return unpacked


def _iso(written: str) -> str | None:
    """Return a PDF's date and time with offset as ISO 8601, None if it is of another form."""
    match = _TIME.fullmatch(written)
    if match is None:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{sign}{hours}:{minutes}"
