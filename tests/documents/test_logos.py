"""Logos: what is taken over of a picture, and what is refused with which reason."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from aca_desktop.documents.images.logos import LONGEST_SIDE, normalised, plain_logo
from aca_desktop.domain.coalition.logo import MOST_BYTES
from aca_desktop.domain.values.problems import Problem
from tests.documents import pictures
from tests.documents.pictures import DISC, drawing, leaf, saved


def taken(data: bytes) -> Image.Image:
    """Return what is kept of a picture."""
    png = normalised(data)
    assert isinstance(png, bytes), png
    assert plain_logo(png) == png
    with Image.open(BytesIO(png), formats=("PNG",)) as opened:
        assert not opened.info
        return opened.convert("RGBA")


def refused(data: bytes) -> tuple[str, str]:
    problem = normalised(data)
    assert isinstance(problem, Problem)
    return problem.field, problem.code


def near(seen: object, wanted: tuple[int, int, int, int], by: int = 6) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(a - b) <= by for a, b in zip(seen, wanted, strict=True))


@pytest.mark.parametrize(
    "data",
    [
        saved(leaf()),
        saved(leaf(mode="RGB"), icc_profile=pictures.srgb()),
        saved(leaf(mode="RGB"), "JPEG", quality=95),
        saved(leaf(mode="CMYK"), "JPEG", quality=95),
        saved(leaf(mode="RGB").quantize(16)),
        saved(leaf(), exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
        drawing(DISC),
        drawing(DISC, 'width="30mm" height="20mm" viewBox="0 0 300 200"'),
        drawing(DISC, 'width="300" height="200px"'),
    ],
    ids=["png", "profile", "jpeg", "cmyk", "palette", "exif", "svg", "svg-mm", "svg-px"],
)  # fmt: skip
def test_a_picture_of_any_form_is_the_same_logo(data: bytes) -> None:
    kept = taken(data)
    assert kept.width / kept.height == pytest.approx(1.5, abs=0.02)
    assert near(kept.getpixel((kept.width // 2, kept.height // 2)), pictures.GREEN)


def test_what_is_transparent_stays_so_and_is_cut_off_round_it() -> None:
    wide = Image.new("RGBA", (900, 500), pictures.CLEAR)
    wide.alpha_composite(leaf(), (40, 250))
    kept = taken(saved(wide))
    assert kept.size == (300, 200)
    assert near(kept.getpixel((0, 0)), pictures.CLEAR)


def test_a_wrong_profile_is_passed_over() -> None:
    assert near(taken(saved(leaf(), icc_profile=b"nothing of that kind")).getpixel((150, 100)), pictures.GREEN)


def test_sixteen_bits_are_eight() -> None:
    grey = Image.new("I;16", (100, 100), 128 * 256)
    assert near(taken(saved(grey)).getpixel((5, 5)), (128, 128, 128, 255))


def test_a_huge_one_is_made_small() -> None:
    assert taken(saved(leaf((4000, 2000)))).size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_noise_takes_no_more_room_than_a_paper_can_spare() -> None:
    noise = Image.frombytes("RGBA", (1000, 1000), random.Random(1).randbytes(4_000_000))
    png = normalised(saved(noise))
    assert isinstance(png, bytes)
    assert len(png) <= 512 * 2**10


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "logo-not-a-picture"),
        (b"GIF89a" + bytes(100), "logo-not-a-picture"),
        (b"<html>no svg here</html>", "logo-not-a-picture"),
        (saved(leaf())[:300], "logo-damaged"),
        (saved(leaf(mode="RGB"), "JPEG")[:400], "logo-damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "logo-damaged"),
        (saved(Image.new("RGBA", (100, 100), pictures.CLEAR)), "logo-empty"),
        (saved(Image.new("L", (1, 1))), "logo-too-small"),
        (saved(leaf((40, 40))), "logo-too-small"),
        (saved(Image.new("RGB", (1000, 10), "red")), "logo-too-narrow"),
        (bytes(MOST_BYTES + 1), "attachment-too-large"),
        (drawing(DISC)[:-9], "logo-damaged"),
        (drawing(DISC, ""), "logo-without-size"),
        (drawing(DISC, 'width="100%" height="100%"'), "logo-without-size"),
        (drawing(DISC, 'viewBox="0 0 0 0"'), "logo-without-size"),
        (drawing(DISC, 'viewBox="0 0 1 1000000000"'), "logo-without-size"),
        (drawing(DISC, 'viewBox="0 0 nan inf"'), "logo-without-size"),
        (drawing(""), "logo-empty"),
        (drawing(DISC, 'viewBox="900 900 10 10"'), "logo-empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_logo_says_why(data: bytes, code: str) -> None:
    assert refused(data) == ("logo", code)


def test_a_picture_of_500_million_pixels_is_not_unpacked() -> None:
    assert refused(pictures.bomb()) == ("logo", "logo-too-many-pixels")


@pytest.mark.parametrize(
    "noise",
    [
        "<script>alert(1)</script>",
        "<title>ACA</title><desc>green</desc><metadata><x:y xmlns:x='urn:z'>1</x:y></metadata>",
        "<animate attributeName='x' from='0' to='9' dur='1s'/>",
        "<!-- a note --><?pi?>",
        "<a xlink:href='https://example.org/'><path d='M0 0'/></a>",
        "<switch><foreignObject><b/></foreignObject><g/></switch>",
        "<style>.a{fill:#0b5e4a}</style>",
    ],
)
def test_what_changes_no_still_picture_is_left_out(noise: str) -> None:
    loud = f'<g onclick="alert(1)" onload="x()">{DISC}</g>'
    assert taken(drawing(noise + loud)).tobytes() == taken(drawing(DISC)).tobytes()


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        ("<image href='file:///etc/hostname' width='9' height='9'/>", "image"),
        ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", "image"),
        ("<foreignObject/>", "foreignObject"),
        ("<use xlink:href='other.svg#a'/>", "href"),
        ("<use href='https://example.org/a.svg#a'/>", "href"),
        ("<rect width='9' height='9' fill='url(https://example.org/a.svg#b)'/>", "url"),
        ("<rect width='9' height='9' style='fill:URL( other.svg#b )'/>", "url"),
        ("<style>@import 'https://example.org/a.css';</style>", "style"),
        ("<style>rect{fill:url(other.svg#b)}</style>", "style"),
        (r"<style>rect{fill:\75rl(other.svg#b)}</style>", "style"),
        ("<filter id='f'/>", "filter"),
    ],
)
def test_what_reaches_out_or_could_is_refused_by_name(inside: str, part: str) -> None:
    problem = normalised(drawing(DISC + inside))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.facts) == ("logo-needs", {"part": part})


def test_an_entity_is_not_read_in(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    before = f"<!DOCTYPE svg [<!ENTITY s SYSTEM 'file://{tmp_path}/secret'>]>"
    problem = normalised(drawing("<text y='90' font-size='90'>&s;</text>", before=before))
    assert isinstance(problem, Problem)
    assert problem.facts == {"part": "entity"}


def test_a_billion_laughs_are_none() -> None:
    laughs = "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(10))
    before = f"<!DOCTYPE svg [<!ENTITY a0 'ha'>{laughs}]>"
    assert refused(drawing("<text fill='&a9;'>x</text>", before=before))[1] == "logo-damaged"


def _uses(levels: int) -> str:
    groups = "".join(f'<g id="a{n + 1}">' + f'<use xlink:href="#a{n}"/>' * 10 + "</g>" for n in range(levels))
    return f'<defs><rect id="a0" width="1" height="1"/>{groups}</defs><use xlink:href="#a{levels}"/>'


@pytest.mark.parametrize(
    "inside",
    [
        _uses(6),
        "<g id='a'><use xlink:href='#a'/></g>",
        "<g id='a'><use xlink:href='#b'/></g><g id='b'><use xlink:href='#a'/></g>",
        "<mask id='m'><rect mask='url(#m)' width='9' height='9'/></mask>",
        "<g opacity='.9'>" * 120 + DISC + "</g>" * 120,
        "<rect width='1' height='1'/>" * 20_001,
    ],
    ids=["repeated", "itself", "each-other", "mask", "deep", "many"],
)
def test_a_drawing_without_end_is_refused(inside: str) -> None:
    assert refused(drawing(inside)) == ("logo", "logo-too-elaborate")


def test_words_in_a_drawing_are_drawn_in_our_own_type() -> None:
    words = taken(drawing("<text x='10' y='120' font-size='90' font-family='Nowhere'>気候 Clima</text>"))
    assert words.width > 3 * words.height


def test_drawings_that_are_damaged_in_any_way_end_in_a_logo_or_a_reason() -> None:
    chance = random.Random(7)
    whole = drawing(
        f"<defs><linearGradient id='g'><stop offset='0' stop-color='red'/></linearGradient>"
        f"<clipPath id='c'><circle r='90'/></clipPath></defs><style>.a{{stroke:#123}}</style>"
        f"<g transform='rotate(30) scale(2 .5)' clip-path='url(#c)' stroke-dasharray='3 1'>{DISC}"
        f"<path class='a' fill='url(#g)' d='M0 0C9 9 1e3-4.5 8z A5 5 0 1 0 30 30'/></g>"
    )
    for _ in range(60):
        torn = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            torn[chance.randrange(len(torn))] = chance.randrange(32, 127)
        assert isinstance(normalised(bytes(torn)), bytes | Problem)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", saved(leaf((801, 20))), saved(leaf(), "TIFF")])
def test_what_is_no_logo_is_not_drawn(data: bytes) -> None:
    assert plain_logo(data) is None


def test_a_logo_that_another_program_wrote_is_made_plain() -> None:
    noted = PngInfo()
    noted.add_text("Author", "Somebody")
    brought = saved(leaf(), pnginfo=noted)
    plain = plain_logo(brought)
    assert plain is not None
    assert b"Somebody" in brought
    assert b"Somebody" not in plain
    assert plain_logo(plain) == plain
