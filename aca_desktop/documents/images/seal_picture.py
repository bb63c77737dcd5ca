"""The seal as it is seen: a disc with the mark's rings, words round it, and the place of its signature field."""

from dataclasses import dataclass, replace
from datetime import date
from math import cos, pi, sin

from aca_desktop.documents.images.marks import draw_in_disc, growth
from aca_desktop.documents.images.rings import mark
from aca_desktop.documents.images.vectors import circle, filled, stroked
from aca_desktop.documents.typesetting.colours import SUN, WHITE, Colour
from aca_desktop.documents.typesetting.fonts import MISSING
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style
from aca_desktop.domain.papers.papers import CoalitionFace, SealFace

RADIUS = 17.0


@dataclass(frozen=True, slots=True)
class SealWords:
    """What stands round the seal, above and below, and what a reader is told about the field."""

    above: str
    below: str
    told: str


def coalition_seal(press: Press, face: CoalitionFace, seal: SealFace, day: date) -> SealWords:
    """Return the words of a seal that stands for the coalition on a day, and for no single signature."""
    speech = press.speech
    shown = speech.day(day) if press.japanese else speech.short_day(day)
    below = speech.say("electronic seal · {day}", day=shown)
    if face.sample:
        below = speech.say("sample · {day}", day=shown)
    told = speech.say(
        "Electronic seal of {coalition}, made on the laptop {laptop}", coalition=face.in_text, laptop=seal.laptop
    )
    return SealWords(face.name if press.japanese else face.name.upper(), below, told)


def draw_seal(press: Press, x: float, y: float, face: CoalitionFace, colour: Colour, words: SealWords) -> None:
    """Draw the seal with its centre at x, y (mm) and put its field there."""
    pages = press.pages
    r = RADIUS * MM
    cx, cy = x * MM, pages.y(y)
    with pages.artifact():
        pages.draw(
            f"{filled(WHITE)} {circle(cx, cy, r + 1.2 * MM)} f {stroked(colour, 0.7)} {circle(cx, cy, r)} S "
            f"{stroked(colour, 0.3)} {circle(cx, cy, r - 0.9 * MM)} S {circle(cx, cy, 0.7 * r)} S"
        )
        heart = 0.66 * r
        if not draw_in_disc(press, face, x, y, 0.62 * RADIUS):
            rings = mark(growth(face), colour, 7, 0.45 / heart, 0.0)
            pages.form(f"Heart{colour.red}", rings, x, y, heart / 1000)
            pages.draw(f"{filled(SUN)} {circle(cx, cy, 0.09 * r)} f")
        with pages.spoken(words.above):
            _around(press, words.above, Style(5.0, 0, 600, colour), (x, y), above=True)
        with pages.spoken(words.below):
            _around(press, words.below, Style(4.7, 0, 400, colour), (x, y), above=False)
    pages.seal_field((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS), words.told)


_ARC = {True: 1.25 * pi, False: 0.62 * pi}
"""How far words may run round the seal, in radians."""


def _around(press: Press, words: str, style: Style, centre: tuple[float, float], *, above: bool) -> None:
    """Write words along the ring between the circles, smaller where they are too long, at last cut short."""
    track = 0.02 if press.japanese else 0.09 if above else 0.04
    middle = (RADIUS - 0.9 + 0.7 * RADIUS) / 2 * MM
    size = style.size
    while True:
        style = replace(style, size=size, track=track)
        base = middle - 0.36 * size if above else middle + 0.36 * size
        line = press.set(words, style, 10_000)[0]
        if line.width <= _ARC[above] * base or (size <= 3.0 and len(words) < 4):
            break
        if size > 3.0:
            size -= 0.25
        else:
            words = words[:-2].rstrip() + "…"
    pages = press.pages
    pages.draw(filled(style.colour))
    if any(segment.font == MISSING for segment in line.segments):
        pages.draw(stroked(style.colour, 0.2))
    x, y = centre[0] * MM, pages.y(centre[1])
    sign = -1 if above else 1
    angle = pi / 2 - sign * line.width / base / 2 if above else 3 * pi / 2 - line.width / base / 2
    for char in words:
        line = press.set(char, style, 10_000)[0]
        advance = line.width / MM * MM if char != " " else style.size * (0.26 + style.track)
        angle += sign * advance / 2 / base
        along = angle + sign * pi / 2
        left = x + base * cos(angle) - cos(along) * advance / 2
        foot = y + base * sin(angle) - sin(along) * advance / 2
        pages.turned(line, left, foot, along)
        angle += sign * advance / 2 / base
