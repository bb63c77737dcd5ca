"""A coalition's logo on papers: in the place of the rings, told once, beside the name and never under it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from aca_desktop.documents import network
from aca_desktop.documents.images.logos import normalised, plain_logo
from aca_desktop.documents.typesetting.page import MM
from tests.documents import papers
from tests.documents.kinds import KINDS
from tests.documents.pictures import drawing, leaf, saved
from tests.documents.reading import call, structure, words

WIDE = drawing('<rect width="300" height="60" fill="#0b5e4a"/>', 'viewBox="0 0 300 60"')
LOGO = ("Logo", "ロゴ")
TALL = saved(leaf((100, 400)))
LONG = "Alianza para la Acción Climática y la Transición Justa del Área Metropolitana de Guadalajara"


def png(data: bytes = WIDE) -> bytes:
    picture = normalised(data)
    assert isinstance(picture, bytes)
    return picture


def drawn(kind: str, logo: bytes | None, **face: object) -> bytes:
    draw, record = KINDS[kind]
    paper: Any = record()
    return draw(replace(paper, coalition=replace(paper.coalition, logo=logo, **face)))


def drawings(page: pikepdf.Object) -> dict[str, pikepdf.Object]:
    """Return the pictures that a page names."""
    return dict(page.Resources.get("/XObject", pikepdf.Dictionary()).items())


def figures(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Return where the logo is told, in mm from the left and top of its page."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        high = float(opened.pages[0].mediabox[3])
        for one in opened.objects:
            is_figure = isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
            if is_figure and any(word in str(one.get("/Alt")) for word in LOGO):
                left, bottom, right, top = (float(edge) for edge in one.A.BBox.as_list())
                found.append((left / MM, (high - top) / MM, right / MM, (high - bottom) / MM))
    return found


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("data", [WIDE, TALL], ids=["wide", "tall"])
def test_the_logo_stands_in_place_of_the_rings_and_clear_of_all_words(
    kind: str, data: bytes, tmp_path: Path
) -> None:
    pdf = drawn(kind, png(data), name=LONG)
    with pikepdf.open(BytesIO(pdf)) as opened:
        names = {name for page in opened.pages for name in drawings(page.obj)}
    assert "/Logo" in names
    assert not {name for name in names if name in ("/Mark", "/MarkOnDeep") or name.startswith("/Heart")}
    places = figures(pdf)
    assert places
    sheet = structure(pdf)
    assert any(word in (figure.alt or "") for figure in sheet.all("Figure") for word in LOGO)
    first = [word for word in words(tmp_path, pdf) if word.page == 0]
    for left, top, right, bottom in places[:1]:
        assert 0 < left < right
        assert (right - left, bottom - top) != (0, 0)
        for word in first:
            middle = (word.top + word.bottom) / 2
            assert not (word.left < right and word.right > left and top < middle < bottom), word


def test_the_same_logo_gives_the_same_bytes_and_another_one_others() -> None:
    assert drawn("declaration", png()) == drawn("declaration", png())
    assert drawn("declaration", png()) != drawn("declaration", png(TALL))


def test_what_is_no_logo_leaves_the_rings() -> None:
    assert plain_logo(b"no picture") is None
    with pikepdf.open(BytesIO(drawn("declaration", None))) as opened:
        assert {"/Mark", "/Rings"} <= set(drawings(opened.pages[0].obj))


def test_what_is_transparent_has_a_soft_mask_that_qpdf_accepts(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn("certificate", png(TALL)))
    call("qpdf", "--check", path)
    with pikepdf.open(path) as opened:
        logo = opened.pages[0].obj.Resources.XObject.Logo
        assert logo.SMask.ColorSpace == "/DeviceGray"
        assert (logo.SMask.Width, logo.SMask.Height) == (logo.Width, logo.Height)


def test_coalitions_of_a_network_keep_their_own() -> None:
    paper = papers.network()
    columns = tuple(
        replace(column, face=replace(column.face, logo=png(data) if data else None))
        for column, data in zip(paper.columns, (WIDE, None, TALL), strict=True)
    )
    with pikepdf.open(BytesIO(network.draw(replace(paper, columns=columns)))) as opened:
        named = drawings(opened.pages[1].obj)
        logos = {(int(one.Width), int(one.Height)) for name, one in named.items() if name.startswith("/Logo")}
        assert len(logos) == 2
        assert len([name for name in named if name.startswith("/Mark")]) >= 1
