"""A summary's cover: a true sentence on a deep block, and below it the numbers it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.documents.images.marks import draw_mark, growth, wider
from aca_desktop.documents.images.rings import on_deep, spread
from aca_desktop.documents.images.vectors import circle, filled, rectangle, segment, stroked, tick
from aca_desktop.documents.summary_pages.summary_facts import SUMMARY_MARGIN
from aca_desktop.documents.typesetting.colours import (
    DEEP,
    GREEN,
    INK,
    KICKER_ON_DEEP,
    LINE,
    ON_DEEP,
    QUIET,
    RINGS_ON_DEEP,
    SUN,
    WHITE,
)  # fmt: skip
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.coalition.emphasis import Span
from aca_desktop.domain.papers.papers import CoalitionFace
from aca_desktop.domain.papers.summary_blocks import KeyNumber

_EDGE, _HIGH = 10.0, 187.0
_HEART = (34.1, 30.1)
"""The rings' heart, from the block's right and lower edge."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover says: whose it is, the line over the headline, the headline and its proof, up to four numbers,
    and a paragraph at the foot."""

    face: CoalitionFace
    kicker: str
    headline: str | tuple[Span, ...]
    proof: str
    numbers: Sequence[KeyNumber]
    foot: str | None


def draw_cover(press: Press, cover: Cover) -> None:
    """Draw the cover on the current page."""
    high = _HIGH - (297 - press.pages.height)
    _draw_block(press, cover.face, high)
    _draw_name(press, cover.face)
    y = _draw_headline(press, cover)
    _draw_badge(press, cover.proof, y + 17)
    _draw_numbers(press, cover.numbers, _EDGE + high + 22)
    if cover.foot:
        style = Style(9, press.either(12.6, 13.5), 400, QUIET)
        if len(press.set(cover.foot, style, 146)) > 6:
            style = style.scaled(0.84)
        lines = press.at_most(8, cover.foot, style, 146)
        top = press.pages.height - 25.5 - (len(lines) - 1) * style.lead / MM
        with press.pages.element("P"):
            press.write(lines, SUMMARY_MARGIN, top, style)


def _draw_block(press: Press, face: CoalitionFace, high: float) -> None:
    pages = press.pages
    wide = pages.width - 2 * _EDGE
    x, y = _EDGE + wide - _HEART[0], _EDGE + high - _HEART[1]
    with pages.artifact():
        block = rectangle(_EDGE * MM, pages.y(_EDGE + high), wide * MM, high * MM)
        pages.draw(f"{filled(DEEP)} {block} f")
        edge = _EDGE + 0.6 / MM
        clip = (
            (edge - x) * MM,
            (y + edge - 2 * _EDGE - high) * MM,
            (pages.width - edge - x) * MM,
            (y - edge) * MM,
        )
        pages.form("Rings", spread(growth(face), on_deep(RINGS_ON_DEEP, DEEP), clip), x, y, 0.1)
        pages.draw(f"{filled(SUN)} {circle(x * MM, pages.y(y), 3.4 * MM)} f")


def _draw_name(press: Press, face: CoalitionFace) -> None:
    style = Style(11.5, 14.2, 600, WHITE)
    draw_mark(press, face, SUMMARY_MARGIN + 8.4, 34, 18, WHITE, said=True)
    more = wider(press, face, 18)
    for factor in (1.0, 0.86, 0.74, 0.64):
        style = Style(11.5, 14.2, 600, WHITE).scaled(factor)
        room = (72 if factor == 1.0 else 130) - more
        lines = press.set(face.name, style, room, shape="name")
        if len(lines) <= 3:
            break
    top = 34 + 1.45 - (len(lines) - 1) * style.lead / MM / 2
    with press.pages.element("P"):
        press.write(lines, SUMMARY_MARGIN + 23.5 + more, top, style)


def _draw_headline(press: Press, cover: Cover) -> float:
    """Draw kicker and headline, and return the last baseline."""
    kicker = Style(press.either(8, 9), 10, 600, KICKER_ON_DEEP, track=press.either(0.13, 0.08))
    with press.pages.element("P"):
        line = press.single(cover.kicker if press.japanese else cover.kicker.upper(), kicker, 150)
        press.pages.line(SUMMARY_MARGIN, 75.6, line, kicker.colour)
    latin, japanese = Style(34, 43, 300, WHITE, track=-0.3 / 34), Style(30, 47, 300, WHITE, track=0.6 / 30)
    for factor in (1.0, 0.88, 0.76, 0.66, 0.56, 0.46, 0.38, 0.32):
        style = (japanese if press.japanese else latin).scaled(factor)
        lines = press.set(cover.headline, style, 150, shape="title")
        if len(lines) * factor <= 4 * 0.88:
            break
    with press.pages.element("H1"):
        return press.write(lines, SUMMARY_MARGIN, press.either(90, 91), style)


def _draw_badge(press: Press, says: str, y: float) -> None:
    pages = press.pages
    style = Style(9.5, 12.8, 400, ON_DEEP)
    x = SUMMARY_MARGIN + 2.3
    with pages.artifact():
        cx, cy, r = x * MM, pages.y(y - 1.15), 2.3 * MM
        pages.draw(f"{filled(GREEN)} {stroked(WHITE, 0.9)} {circle(cx, cy, r)} B")
        pages.draw(f"1 J 1 j {stroked(WHITE, 1.5)} {tick(cx - 0.68 * r, cy - 0.7 * r, 1.36 * r)}")
    with pages.element("P"):
        press.write(press.set(says, style, press.either(90, 116), shape="name"), SUMMARY_MARGIN + 6.6, y, style)


def _draw_numbers(press: Press, shown: Sequence[KeyNumber], y: float) -> None:
    """Draw the numbers side by side, each column as wide as what it holds."""
    pages = press.pages
    big, small = Style(27, 30, 300, GREEN), Style(9, press.either(12.6, 13.5), 400, INK)
    x = SUMMARY_MARGIN
    for n, one in enumerate(shown[:4]):
        number, words = press.speech.number(one.number), one.words
        if n:
            with pages.artifact():
                rule = segment((x - 3.4) * MM, pages.y(y - 8.3), (x - 3.4) * MM, pages.y(y + 15))
                pages.draw(f"{stroked(LINE, 0.5)} {rule}")
        lines = press.set(words, small, 34)
        with pages.element("P"):
            pages.line(x, y, press.set(number, big, 100)[0], big.colour)
            press.write(lines, x, y + 6.6, small)
        x += max(press.width(number, big), *(line.width / MM for line in lines), 24.0) + 9.0
