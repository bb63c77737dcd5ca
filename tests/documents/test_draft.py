"""A draft says that it is one, bears no seal and no id; a seal's image stands where the hand would have signed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from aca_desktop.documents import declaration, draft
from aca_desktop.documents.images.pictures import seal_image
from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.domain.papers.record_codec import NotRecord
from tests.documents import papers
from tests.documents.reading import structure, text


def test_a_draft_says_so_and_is_not_sealed(tmp_path: Path) -> None:
    pdf = draft.draw(papers.draft())
    found = text(tmp_path, pdf)
    for words in ("BORRADOR", "no se puede firmar ni publicar", "Nombre de quien firma", "Página 1 de 1"):
        assert words in found
    assert "sello" not in found
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert "/AcroForm" not in opened.Root
        assert not opened.attachments
    assert not list(structure(pdf).all("Form"))


def test_a_long_draft_goes_on_and_no_page_can_be_signed(tmp_path: Path) -> None:
    long = replace(papers.draft(), text=papers.TEXT_ES * 5, page_size="letter")
    pages = text(tmp_path, draft.draw(long)).split("\f")[:-1]
    assert len(pages) > 2
    assert all("BORRADOR" in page for page in pages)


def png(mode: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 0).save(out, "PNG")
    return out.getvalue()


def cmyk(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("CMYK", size, (0, 200, 200, 0)).save(out, "JPEG")
    return out.getvalue()


def sealed_with(picture: bytes | None) -> DeclarationPaper:
    paper = papers.japanese()
    return replace(
        paper,
        signature=replace(paper.signature, method="seal", ink=None, ink_sha256=None, picture=picture),
    )


@pytest.mark.parametrize(
    "picture", [png("RGBA", (300, 300)), png("1", (1, 1)), png("P", (5000, 200)), cmyk((300, 300))]
)
def test_a_seal_s_image_is_drawn(picture: bytes) -> None:
    plain = seal_image(picture)
    assert isinstance(plain, bytes)
    assert seal_image(plain) == plain
    pdf = declaration.draw(sealed_with(plain))
    assert next(structure(pdf).all("Figure")).alt == "山田　花子の印影"
    with pikepdf.open(BytesIO(pdf)) as opened:
        image = opened.pages[0].Resources.XObject["/SealImage"]
        assert int(image.Width) <= 1200
        assert int(image.Height) <= 500
        assert len(image.read_bytes()) == int(image.Width) * int(image.Height) * 3


def test_what_is_transparent_becomes_white() -> None:
    plain = seal_image(png("LA", (2, 1)))
    assert isinstance(plain, bytes)
    with pikepdf.open(BytesIO(declaration.draw(sealed_with(plain)))) as opened:
        assert opened.pages[0].Resources.XObject["/SealImage"].read_bytes() == b"\xff" * 6


@pytest.mark.parametrize("picture", [b"", b"GIF89a", png("RGB", (400, 400))[:90], b"\xff\xd8\xff\xe0 no picture"])
def test_a_damaged_image_is_not_taken(picture: bytes) -> None:
    assert seal_image(picture) == "damaged"


def test_an_image_that_is_not_here_is_told_in_words(tmp_path: Path) -> None:
    assert "印影" in text(tmp_path, declaration.draw(sealed_with(None)))


def test_only_plain_images_of_a_bounded_size_are_in_records() -> None:
    for picture in (
        b"",
        cmyk((300, 300)),
        png("P", (300, 300)),
        png("RGB", (900, 900)),
        png("RGB", (9, 9)) + b"a",
    ):
        with pytest.raises(NotRecord):
            declaration.draw(sealed_with(picture))
