"""A coalition's mark: its logo, else its growth rings; and how much room it takes."""

from math import hypot, inf

from aca_desktop.documents.images.pictures import Picture
from aca_desktop.documents.images.rings import Growth, mark
from aca_desktop.documents.images.vectors import filled, rounded
from aca_desktop.documents.typesetting.colours import GREEN, WHITE, Colour
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press
from aca_desktop.domain.papers.papers import CoalitionFace

_WIDEST = 2.6
"""How many times as wide as high a logo may stand; longer ones stand lower."""


def growth(face: CoalitionFace) -> Growth:
    """Return the shape of a coalition's rings."""
    return Growth(face.lobes, face.amplitude, face.code)


def wider(press: Press, face: CoalitionFace, diameter: float) -> float:
    """Return by how many millimetres the coalition's mark is wider than rings of this diameter are."""
    logo = _logo(press, face)
    return 0.0 if logo is None else diameter * (min(_WIDEST, max(1.0, logo.width / logo.height)) - 1)


def draw_mark(
    press: Press, face: CoalitionFace, x: float, y: float, diameter: float, colour: Colour = GREEN, *,
    said: bool = False, tells: str = "", widest: float = inf,
) -> None:  # fmt: skip
    """Draw the coalition's mark with its centre there, a wide logo from the same left edge on.

    Rings are decoration, since the name stands beside them, and so is a logo, unless it is to be `said`. In white
    it is for a dark ground, where a logo gets a light one. `tells` tells several coalitions' marks apart.
    """
    logo = _logo(press, face)
    if logo is None:
        with press.pages.artifact():
            rings = "Mark" if colour == GREEN else "MarkOnDeep"
            press.pages.form(rings + tells, mark(growth(face), colour), x, y, diameter / 2 * MM / 1000)
        return
    wide, left, top = min(widest, diameter + wider(press, face, diameter)), x - diameter / 2, y - diameter / 2
    ground = colour == WHITE
    inset = 0.09 * diameter if ground else 0.0
    box = fitted(logo, (left + inset, top + inset, wide - 2 * inset, diameter - 2 * inset))
    if ground:
        with press.pages.artifact():
            plate = rounded(left * MM, press.pages.y(top + diameter), wide * MM, diameter * MM, inset * MM)
            press.pages.draw(f"{filled(WHITE)} {plate} f")
    if not said:
        with press.pages.artifact():
            press.pages.picture("Logo" + tells, logo, box)
        return
    says = press.speech.say("Logo of {coalition}", coalition=face.name)
    with press.pages.element("Figure", alt=says) as figure:
        press.pages.picture("Logo" + tells, logo, box)
        figure.box = (
            box[0] * MM, press.pages.y(box[1] + box[3]), (box[0] + box[2]) * MM, press.pages.y(box[1]),
        )  # fmt: skip


def draw_in_disc(press: Press, face: CoalitionFace, x: float, y: float, radius: float) -> bool:
    """Draw the logo as large as a disc (mm) allows, as decoration; say whether there is one."""
    logo = _logo(press, face)
    if logo is None:
        return False
    scale = 2 * radius / hypot(logo.width, logo.height)
    wide, high = logo.width * scale, logo.height * scale
    press.pages.picture("Logo", logo, (x - wide / 2, y - high / 2, wide, high))
    return True


def fitted(logo: Picture, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return where a picture stands in the middle of a box (left, top, width, height), as large as it allows."""
    left, top, width, height = box
    scale = min(width / logo.width, height / logo.height)
    wide, high = logo.width * scale, logo.height * scale
    return (left + (width - wide) / 2, top + (height - high) / 2, wide, high)


def _logo(press: Press, face: CoalitionFace) -> Picture | None:
    return None if face.logo is None else press.picture(face.logo)
