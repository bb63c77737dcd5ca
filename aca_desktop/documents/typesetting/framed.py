"""Pages that may hang on a wall: frame, rings, head, title, text, and at the foot of the last what signs it.

Knows which words go where, not what they say: declaration, draft and joint declaration say that.
"""

from collections.abc import Callable
from dataclasses import dataclass

from aca_desktop.documents.images.marks import draw_mark, growth, wider
from aca_desktop.documents.images.rings import Box, Spread, on_white, spread
from aca_desktop.documents.images.seal_picture import RADIUS
from aca_desktop.documents.typesetting.body import Flow, Room, lay_out, paged
from aca_desktop.documents.typesetting.colours import GREEN, QUIET
from aca_desktop.documents.typesetting.frame import INNER, Manifest, draw_frame, draw_strip, draw_word_across
from aca_desktop.documents.typesetting.lines import Line
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.documents.typesetting.running import draw_running_head
from aca_desktop.domain.coalition.text import parse
from aca_desktop.domain.papers.papers import CoalitionFace

MARGIN = 32.0
SEAL_UP = 51.0
_TITLE_SIZES = (1.0, 0.88, 0.76, 0.66, 0.56, 0.48)


@dataclass(frozen=True, slots=True)
class Framing:
    """Whose page it is, how a status shows on it (with the strip's sentence), and how far from the edge it is."""

    coalition: CoalitionFace
    manifest: Manifest | None = None
    says: str = ""
    margin: float = MARGIN
    down: float = 0.0
    rings: bool = True


@dataclass(frozen=True, slots=True)
class FramedWords:
    """What a framed page says: the small line over the title, the title, the text in Markdown."""

    kicker: str
    title: str
    text: str


def seal_centre(press: Press, framing: Framing) -> tuple[float, float]:
    """Return where the seal's middle stands, in mm."""
    return press.pages.width - framing.margin - RADIUS, press.pages.height - SEAL_UP


def draw_text(press: Press, framing: Framing, words: FramedWords, foot: Callable[[], None]) -> int:
    """Draw a text, what `foot` draws under its end, and return how many pages they take."""
    pages, measure = press.pages, press.pages.width - 2 * framing.margin
    title, style = set_title(press, words.title, 0.86 * measure)
    top = press.either(68, 68.8)
    first = top + (len(title) - 1) * style.lead / MM + press.either(12.4, 14.0)
    room = Room(first, 52.0, pages.height - 24, pages.height - press.either(82, 86))
    body = lay_out(press, parse(words.text).blocks, measure, room.end_over_signature - first)
    flow = Flow(press, body)
    sheets = paged(body.rows, room)
    for n, rows in enumerate(sheets):
        if n:
            pages.next_page()
        draw_ground(press, framing, with_rings=n == len(sheets) - 1)
        if n == 0:
            draw_head(press, framing)
            _draw_title(press, framing, title, style, words.kicker, top)
        else:
            draw_running_head(press, framing.coalition, words.title, framing.margin, down=10.0)
        flow.draw(rows, framing.margin, room.first if n == 0 else room.later)
    foot()
    return len(sheets)


def draw_ground(press: Press, framing: Framing, *, with_rings: bool) -> None:
    """Draw rings, the word across, the frame and the strip: what lies under the words, from below."""
    manifest = framing.manifest
    if with_rings and framing.rings and (manifest is None or manifest.rings):
        draw_rings(press, framing.coalition, seal_centre(press, framing), on_white(GREEN))
    if manifest is not None:
        draw_word_across(press, manifest)
    draw_frame(press, manifest)
    if manifest is not None:
        draw_strip(press, manifest, framing.says, framing.margin)


def draw_rings(press: Press, face: CoalitionFace, heart: tuple[float, float], kind: Spread) -> None:
    """Draw a coalition's rings round their heart (mm), as far as the frame's inner line."""
    edge = INNER
    draw_rings_within(press, face, heart, kind, (edge, edge, press.pages.width - edge, press.pages.height - edge))


def draw_rings_within(
    press: Press, face: CoalitionFace, heart: tuple[float, float], kind: Spread, box: Box
) -> None:
    """Draw a coalition's rings round their heart, cut to a box (left, top, right, bottom; all in mm)."""
    pages = press.pages
    x, y = heart
    left, top, right, bottom = box
    inset = 0.6 / MM
    clip = (
        (left + inset - x) * MM, -(bottom - inset - y) * MM, (right - inset - x) * MM, (y - top - inset) * MM,
    )  # fmt: skip
    with pages.artifact():
        pages.form("Rings", spread(growth(face), kind, clip), x, y, 0.1)


def draw_head(press: Press, framing: Framing) -> None:
    """Draw mark, name and subtitle, their middle level with the mark's."""
    face, pages = framing.coalition, press.pages
    middle = 35 + framing.down
    below_style = Style(8, 10.4, 400, QUIET)
    draw_mark(press, face, framing.margin + 9.2, middle, 19.6, said=True)
    beside = framing.margin + 24 + wider(press, face, 19.6)
    room = pages.width - framing.margin - beside
    name_style = Style(11.5, 14.2, 600)
    name = press.set(face.name, name_style, min(68, room), shape="name")
    for factor in (1.0, 0.86, 0.74, 0.64, 0.54):
        if len(name) <= 2:
            break
        name_style = Style(11.5, 14.2, 600).scaled(factor)
        name = press.set(face.name, name_style, room)
    below = press.at_most(1, face.subtitle, below_style, room) if face.subtitle else ()
    lead, gap = name_style.lead / MM, press.either(4.8, 5.8)
    height = 2.9 + (len(name) - 1) * lead + (gap if below else 0)
    y = middle - height / 2 + 2.9
    with pages.element("P"):
        y = press.write(name, beside, y, name_style)
    if below:
        with pages.element("P"):
            press.write(below, beside, y + gap, below_style)


def set_title(
    press: Press, words: str, measure: float, largest: Style | None = None
) -> tuple[tuple[Line, ...], Style]:
    """Set a title as large as three lines allow."""
    latin, japanese = Style(27, 33, 300, track=-0.2 / 27), Style(24, 35, 300, track=0.8 / 24)
    largest = largest or (japanese if press.japanese else latin)
    for factor in _TITLE_SIZES:
        style = largest.scaled(factor)
        lines = press.set(words, style, measure, shape="title")
        if len(lines) <= 3:
            break
    return lines, style


def kicker_style(press: Press) -> Style:
    """Return how the small line over a title is written."""
    return Style(press.either(8, 9), 10, 600, GREEN, track=press.either(0.13, 0.08))


def _draw_title(
    press: Press, framing: Framing, title: tuple[Line, ...], style: Style, kicker: str, y: float
) -> None:
    pages, over = press.pages, kicker_style(press)
    with pages.element("P"):
        words = kicker if press.japanese else kicker.upper()
        line = press.set(words, over, pages.width - 2 * framing.margin)[0]
        pages.line(framing.margin, 57, line, over.colour)
    with pages.element("H1"):
        press.write(title, framing.margin, y, style)
