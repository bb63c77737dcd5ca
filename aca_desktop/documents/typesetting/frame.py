"""The frame of a page that may hang on a wall, and what marks one that may not: status strip and word across."""

from dataclasses import dataclass
from math import atan2, cos, hypot, sin
from typing import Literal

from aca_desktop.documents.images.vectors import circle, filled, rectangle, segment, stroked
from aca_desktop.documents.typesetting.colours import GREEN, INK, QUIET, RED, SUN, SUN_TEXT, WHITE, Colour
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.papers import PaperStatus
from aca_desktop.i18n import mark

EDGE = 10.0
INNER = 11.1
STRIP = 11.0

type Icon = Literal["clock", "struck", "cross", "replaced", "dotted"]


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a status shows: its word, colours, line and icon; word, line and icon differ, so grey paper holds it."""

    word: str
    colour: Colour
    on_colour: Colour
    seal: Colour
    icon: Icon
    frame: float
    dash: str
    second: float
    fill: float
    outline: float
    outline_dash: str
    rings: bool


MANIFESTS: dict[PaperStatus, Manifest] = {
    "provisional": Manifest(
        mark("Provisional"), SUN, INK, SUN_TEXT, "clock", 1.4, "[6 4] 0", 0.0, 0.17, 0.75, "[6 4] 0", rings=True
    ),
    "withdrawn": Manifest(
        mark("Withdrawn"), RED, WHITE, QUIET, "struck", 1.6, "[] 0", 0.4, 0.11, 0.42, "[] 0", rings=False
    ),
    "rejected": Manifest(
        mark("Rejected"), RED, WHITE, QUIET, "cross", 1.6, "[12 3] 0", 0.4, 0.11, 0.42, "[12 3] 0", rings=False
    ),
    "superseded": Manifest(
        mark("Superseded"), QUIET, WHITE, QUIET, "replaced", 1.2, "[9 3 2 3] 0", 0.0, 0.10, 0.45, "[9 3 2 3] 0",
        rings=False,
    ),
}  # fmt: skip
"""What marks each status that is not plainly in force; signed and approved papers are unmarked."""

DRAFT = Manifest(
    mark("Draft"), QUIET, WHITE, QUIET, "dotted", 1.2, "[0.1 4] 0", 0.0, 0.10, 0.45, "[0.1 3] 0", rings=False
)
"""What marks a text that nobody can sign yet."""


def draw_frame(press: Press, manifest: Manifest | None) -> None:
    """Draw the frame; decoration."""
    pages = press.pages
    width, height = pages.width, pages.height

    def box(edge: float) -> str:
        return rectangle(edge * MM, edge * MM, (width - 2 * edge) * MM, (height - 2 * edge) * MM) + " S"

    with pages.artifact():
        if manifest is None:
            pages.draw(f"{stroked(GREEN, 0.6)} {box(EDGE)} {stroked(GREEN, 0.2)} {box(INNER)}")
            return
        ends = "1 J " if manifest is DRAFT else ""
        pages.draw(f"{ends}{stroked(manifest.colour, manifest.frame, manifest.dash)} {box(EDGE)}")
        if manifest.second:
            pages.draw(f"{stroked(manifest.colour, manifest.second)} {box(INNER + 0.7)}")


def draw_strip(press: Press, manifest: Manifest, sentence: str, margin: float) -> None:
    """Draw the strip at the frame's top: icon, word, sentence."""
    pages = press.pages
    style = Style(8.5, 11, 600, manifest.on_colour, track=0.0 if press.japanese else 0.13)
    plain = Style(8.5, 10.4, 400, manifest.on_colour)
    word = press.speech.say(manifest.word)
    word = word if press.japanese else word.upper()
    middle = EDGE + STRIP / 2
    with pages.artifact():
        left, width = EDGE * MM, (pages.width - 2 * EDGE) * MM
        pages.draw(f"{filled(manifest.colour)} {rectangle(left, pages.y(EDGE + STRIP), width, STRIP * MM)} f")
        _draw_icon(press, manifest, (margin + 1.9) * MM, pages.y(middle))
    start = margin + 6.2
    with pages.element("P"):
        press.pages.line(start, middle + 1.05, press.set(word, style, 60)[0], style.colour)
        start += press.width(word, style) + 3.6
        lines = press.at_most(2, sentence, plain, pages.width - EDGE - 5 - start)
        top = middle + 1.05 - (len(lines) - 1) * plain.lead / MM / 2
        press.write(lines, start, top, plain)


def _draw_icon(press: Press, manifest: Manifest, x: float, y: float) -> None:
    r = 1.75 * MM
    dash = "1 J [0.1 1.94] 0" if manifest.icon == "dotted" else "[] 0"
    code = [stroked(manifest.on_colour, 1.1, dash), circle(x, y, r), "S"]
    match manifest.icon:
        case "clock":
            code += [f"{x:.2f} {y + 0.58 * r:.2f} m {x:.2f} {y:.2f} l {x + 0.48 * r:.2f} {y:.2f} l S"]
        case "struck":
            d = r * 0.7071
            code += [segment(x - d, y - d, x + d, y + d)]
        case "cross":
            d = r * 0.42
            code += [segment(x - d, y - d, x + d, y + d), segment(x - d, y + d, x + d, y - d)]
        case "replaced":
            d = r * 0.5
            code += [segment(x - d, y, x + d, y)]
            tip = x + 0.1 * r
            code += [f"{tip:.2f} {y + 0.4 * r:.2f} m {x + d:.2f} {y:.2f} l {tip:.2f} {y - 0.4 * r:.2f} l S"]
        case "dotted":
            pass
    press.pages.draw(" ".join(code))


def draw_word_across(press: Press, manifest: Manifest) -> None:
    """Write the status along the page's diagonal, under the text; decoration, since the strip says it."""
    pages = press.pages
    word = press.speech.say(manifest.word)
    word = word if press.japanese else word.upper()
    width, height = pages.width * MM, pages.height * MM
    unit = press.width(word, Style(100, 0, 600, track=0.06)) * MM / 100 - 0.06
    size = min(0.72 * hypot(width, height) / unit, 205.0)
    tilt = atan2(height, width)
    capital = 0.76 * size if press.japanese else 0.714 * size
    start_x = width / 2 - cos(tilt) * unit * size / 2 + sin(tilt) * capital / 2
    start_y = height / 2 - sin(tilt) * unit * size / 2 - cos(tilt) * capital / 2
    line = press.set(word, Style(round(size, 2), 0, 600, track=0.06), 10_000)[0]
    with pages.artifact("Watermark"), pages.spoken(word):
        # Outline first: where a glyph's parts overlap, the filling hides the lines between them.
        ends = "1 J " if manifest is DRAFT else ""
        pages.draw(f"q 1 j {ends}{stroked(manifest.colour.tint(manifest.outline), 1.4, manifest.outline_dash)}")
        pages.turned(line, start_x, start_y, tilt, mode=1)
        pages.draw(filled(manifest.colour.tint(manifest.fill)))
        pages.turned(line, start_x, start_y, tilt)
        pages.draw("Q")
