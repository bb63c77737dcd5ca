"""A coalition's logo: whatever picture is brought becomes a small, upright PNG in sRGB, or is refused.

Read with distrust: sizes are judged before pixels are unpacked. What is drawn of it on paper is a `Picture`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from lxml import etree
from PIL import Image
from resvg_py import svg_to_bytes

from aca_desktop.documents.images.pictures import MOST_PIXELS, plain_png, taken
from aca_desktop.domain.coalition.logo import FIELD, MOST_BYTES
from aca_desktop.domain.values.plain_png import size_of
from aca_desktop.domain.values.problems import Problem
from aca_desktop.paths import resources

_SVG = "http://www.w3.org/2000/svg"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_SHAPES = frozenset(
    {
        "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "linearGradient",
        "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "style", "text", "tspan", "a", "switch",
    }
)  # fmt: skip
_LEFT_OUT = frozenset(
    {
        "script", "title", "desc", "metadata", "animate", "animateColor", "animateMotion", "animateTransform",
        "set", "view", "cursor",
    }
)  # fmt: skip
_MOST_BYTES = 2 * 2**20
_MOST_SHAPES = 20_000
"""Drawn, each repetition by `use` counted."""

_DEEPEST = 100
"""Each level may need a layer of its own to be drawn on."""

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,2})?)(px|pt|pc|mm|cm|in|q|Q)?\s*")
_INSIDE = re.compile(r"url\(\s*(['\"]?)#[^'\")]+\1\s*\)")
_STYLE_THAT_REACHES_OUT = re.compile(r"@|\\|url\(|expression|javascript:", re.IGNORECASE)


class _Refused(Exception):
    """Carries the reason out of the tree that is being read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def rasterised(data: bytes, longest_side: int) -> Image.Image | Problem:
    """Return an SVG drawn with its longest side that long, in RGBA, or what is wrong with it."""
    if b"<" not in data[:1024] or b"svg" not in data[:65536]:
        return Problem(FIELD, "logo-not-a-picture")
    if len(data) > _MOST_BYTES:
        return Problem(FIELD, "attachment-too-large", {"limit": _MOST_BYTES})
    try:
        root = _parsed(data)
        code = _rewritten(root, longest_side)
    except _Refused as refused:
        return refused.problem
    regular, semibold, japanese = (
        str(resources() / "fonts" / f"{name}.ttf")
        for name in ("NotoSans-Regular", "NotoSans-SemiBold", "NotoSansJP-Regular")
    )
    try:
        png = svg_to_bytes(
            svg_string=code,
            skip_system_fonts=True,
            font_files=[regular, semibold, japanese] if "<text" in code else None,
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
            serif_family="Noto Sans",
        )
        with Image.open(BytesIO(png), formats=("PNG",)) as drawn:
            return drawn.convert("RGBA")
    except (ValueError, OSError):
        return Problem(FIELD, "logo-damaged")


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _Refused(Problem(FIELD, "logo-damaged")) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise _Refused(Problem(FIELD, "logo-not-a-picture"))
    return root


def _rewritten(root: etree._Element, longest_side: int) -> str:
    left, top, width, height = _box(root)
    if min(width, height) <= 0 or max(width, height) > 64 * min(width, height):
        raise _Refused(Problem(FIELD, "logo-without-size"))
    scale = longest_side / max(width, height)
    clean = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG, "xlink": "http://www.w3.org/1999/xlink"})
    _copy(root, clean)
    clean.set("viewBox", f"{left:g} {top:g} {width:g} {height:g}")
    clean.set("width", f"{max(1, round(width * scale))}")
    clean.set("height", f"{max(1, round(height * scale))}")
    _require_few(clean)
    return str(etree.tostring(clean, encoding="unicode"))


def _box(root: etree._Element) -> tuple[float, float, float, float]:
    """Return what the picture shows: its view box, else all of its width and height."""
    try:
        box = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    except ValueError:
        box = []
    if len(box) == 4 and all(abs(part) < 1e9 for part in box):
        return box[0], box[1], box[2], box[3]
    sides = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    numbers = [float(side[1]) for side in sides if side]
    if len(numbers) < 2 or max(numbers) > 1e9:
        raise _Refused(Problem(FIELD, "logo-without-size"))
    return 0.0, 0.0, numbers[0], numbers[1]


def _copy(source: etree._Element, target: etree._Element) -> None:
    """Copy attributes, text and shapes, and refuse what is no shape. lxml keeps the depth below 256."""
    for name, value in source.attrib.items():
        _copy_attribute(target, str(name), str(value))
    target.text = source.text
    if target.tag == f"{{{_SVG}}}style" and _STYLE_THAT_REACHES_OUT.search(_INSIDE.sub("", source.text or "")):
        raise _needs("style")
    for kid in source:
        if not isinstance(kid.tag, str):
            raise _needs("entity")
        space, _, name = kid.tag.rpartition("}")
        is_fallback = name == "foreignObject" and source.tag == f"{{{_SVG}}}switch"
        if space != f"{{{_SVG}" or name in _LEFT_OUT or is_fallback:
            _append_tail(target, kid.tail)
            continue
        if name not in _SHAPES:
            raise _needs(name)
        copied = etree.SubElement(target, kid.tag)
        _copy(kid, copied)
        copied.tail = kid.tail


def _append_tail(target: etree._Element, tail: str | None) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "") + (tail or "")
    else:
        target.text = (target.text or "") + (tail or "")


def _copy_attribute(target: etree._Element, name: str, value: str) -> None:
    if name in _HREF:
        if target.tag == f"{{{_SVG}}}a":
            return
        if not value.startswith("#"):
            raise _needs("href")
        target.set(_HREF[1], value)
    elif "}" not in name and not name.lower().startswith("on"):
        if "url(" in _INSIDE.sub("", value).lower():
            raise _needs("url")
        target.set(name, value)


def _require_few(root: etree._Element) -> None:
    """Refuse a tree that would draw too much, where shapes are named again and again, or name themselves."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    counted: dict[etree._Element, int] = {}

    def count(element: etree._Element, within: frozenset[etree._Element]) -> int:
        if element in within or len(within) > _DEEPEST:
            raise _Refused(Problem(FIELD, "logo-too-elaborate", {"limit": _MOST_SHAPES}))
        if element not in counted:
            inner = within | {element}
            counted[element] = 1 + sum(count(kid, inner) for kid in _drawn_by(element, named))
        if counted[element] > _MOST_SHAPES:
            raise _Refused(Problem(FIELD, "logo-too-elaborate", {"limit": _MOST_SHAPES}))
        return counted[element]

    count(root, frozenset())


def _drawn_by(element: etree._Element, named: dict[str | None, etree._Element]) -> Iterator[etree._Element]:
    """Yield an element's kids and the elements that it names, by `use`, as a mask or otherwise."""
    yield from element
    for value in element.attrib.values():
        for name in re.findall(r"#([^'\")\s]+)", str(value)):
            if name in named:
                yield named[name]


def _needs(part: str) -> _Refused:
    return _Refused(Problem(FIELD, "logo-needs", {"part": part[:40]}))


LONGEST_SIDE = 800
"""Pixels: 600 to the inch where a logo is drawn largest."""

_SHORTEST_LONG_SIDE = 64
_LONGEST_RATIO = 8
_KEPT_BYTES = 512 * 2**10
_RASTERS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def normalised(data: bytes) -> bytes | Problem:
    """Return a PNG, JPEG or SVG as a PNG with alpha, its longest side 800 pixels at most; a Problem of `logo`."""
    if len(data) > MOST_BYTES:
        return Problem(FIELD, "attachment-too-large", {"limit": MOST_BYTES})
    picture = _raster(data) if data.startswith(_RASTERS) else rasterised(data, LONGEST_SIDE)
    if isinstance(picture, Problem):
        return picture
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha > 2 else 0).getbbox()
    if seen is None:
        return Problem(FIELD, "logo-empty")
    picture = picture.crop(seen)
    if max(picture.size) < _SHORTEST_LONG_SIDE:
        return Problem(FIELD, "logo-too-small", {"least": _SHORTEST_LONG_SIDE})
    if max(picture.size) > _LONGEST_RATIO * min(picture.size):
        return Problem(FIELD, "logo-too-narrow", {"limit": _LONGEST_RATIO})
    return _packed(picture)


@lru_cache(maxsize=16)
def plain_logo(data: bytes) -> bytes | None:
    """Return a logo of the journal as records hold one; None for what another program wrote and can't be drawn."""
    size = size_of(data)
    if size is not None and max(size) <= LONGEST_SIDE:
        return data
    made = normalised(data)
    return None if isinstance(made, Problem) else made


def _raster(data: bytes) -> Image.Image | Problem:
    picture = taken(data)
    if picture == "too-many-pixels":
        return Problem(FIELD, "logo-too-many-pixels", {"limit": MOST_PIXELS})
    return Problem(FIELD, "logo-damaged") if isinstance(picture, str) else picture


def _packed(picture: Image.Image) -> bytes:
    """Return it as PNG, smaller until it takes no more room than every paper can spare."""
    side = min(LONGEST_SIDE, max(picture.size))
    while len(packed := plain_png(picture, (side, side))) > _KEPT_BYTES and side > _SHORTEST_LONG_SIDE:
        side = side * 4 // 5
    return packed
