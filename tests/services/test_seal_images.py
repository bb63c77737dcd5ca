"""The image of a seal: what a camera wrote beside the pixels is neither in the journal nor in the document."""

import dataclasses
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.signature_fields import SignedWhat, signature_draft
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.values.plain_png import size_of
from aca_desktop.domain.values.problems import Refused
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.papers.papers import declaration_pdf
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import founded, only, signature

MAKER, ARTIST = "Ejemplo Cámara 9", "Ana Ejemplo"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with founded(tmp_path) as one:
        yield one


def photograph(size: tuple[int, int] = (640, 480)) -> bytes:
    """Return a JPEG with place, camera and photographer in its EXIF."""
    picture = Image.new("RGB", size, (190, 30, 40))
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = MAKER, ARTIST
    gps = exif.get_ifd(0x8825)
    gps.update({1: "N", 2: (20.0, 40.0, 36.5), 3: "W", 4: (103.0, 20.0, 33.25)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    assert b"Exif" in out.getvalue()
    assert ARTIST.encode() in out.getvalue()
    return out.getvalue()


def by_seal(data: bytes, media_type: str = "image/jpeg") -> SignatureRecord:
    return dataclasses.replace(
        signature(), method="seal", ink=None, seal=Attachment(media_type, data, "hanko.jpg")  # type: ignore[arg-type]
    )  # fmt: skip


def test_neither_journal_nor_document_says_where_a_photograph_was_taken(workspace: Workspace) -> None:
    signed = sign(workspace, by_seal(photograph()))
    entry = workspace.journal.entry(signed.signature)
    assert entry is not None
    (blob,) = (one.data for one in entry.blobs if one is not None)
    assert size_of(blob) == (640, 480)
    document = declaration_pdf(workspace, signed.signature).data
    assert b"Exif" not in document
    with pikepdf.open(io.BytesIO(document)) as opened:
        streams = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
        assert "/SealImage" in opened.pages[0].obj.Resources.XObject
    for data in (blob, *streams):
        assert b"Exif" not in data
        assert b"JFIF" not in data
        assert ARTIST.encode() not in data


def test_a_large_photograph_is_made_as_small_as_it_is_drawn(workspace: Workspace) -> None:
    signed = sign(workspace, by_seal(photograph((4000, 3000))))
    entry = workspace.journal.entry(signed.signature)
    assert entry is not None
    (blob,) = (one.data for one in entry.blobs if one is not None)
    assert size_of(blob) == (667, 500)


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0 no picture", photograph()[:400]])
def test_a_damaged_picture_is_refused_before_anybody_has_signed(workspace: Workspace, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        sign(workspace, by_seal(data))
    assert [(one.field, one.code) for one in refused.value.problems] == [("seal.data", "logo-damaged")]


def test_a_picture_that_another_program_wrote_is_made_plain_for_the_document(workspace: Workspace) -> None:
    """The journal may hold what a laptop wrote that takes pictures as they are."""
    which = only(workspace)
    before = sign(workspace, signature())
    version = declarations.find_publication(workspace, which, signature().declaration)
    assert isinstance(version, declarations.Publication)
    record = dataclasses.replace(by_seal(photograph()), coalition=which.code)
    what = SignedWhat(
        version.id, version.hashes[record.language],
        {consent.key: consent.version for consent in coalitions.coalition(workspace).record.consents}, None,
        "2026-06-05",
    )  # fmt: skip
    (entry,) = workspace.write(which.id, [signature_draft(record, before.organisation, what, (before.signature,))])
    assert any(one is not None and b"Exif" in one.data for one in entry.blobs)
    first, again = (declaration_pdf(workspace, entry.id).data for _ in range(2))
    assert first == again
    with pikepdf.open(io.BytesIO(first)) as opened:
        assert "/SealImage" in opened.pages[0].obj.Resources.XObject
        streams = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    assert not any(b"Exif" in one or ARTIST.encode() in one for one in streams)
