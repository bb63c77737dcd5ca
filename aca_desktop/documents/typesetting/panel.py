"""The panel at a paper's end: numbered steps on the left, one short text on the right."""

from aca_desktop.documents.images.vectors import filled, rounded
from aca_desktop.documents.typesetting.colours import GREEN, INK, PANEL
from aca_desktop.documents.typesetting.page import MM
from aca_desktop.documents.typesetting.press import Press, Style

_BESIDE = 4.0
_GUTTER = 9.0


class Panel:
    """A tinted box, 4 mm wider than the measure on either side; set first, so that its height is known."""

    def __init__(
        self, press: Press, width: float, title: str, steps: tuple[str, ...], aside_title: str, aside: str
    ) -> None:
        self._press, self._width = press, width
        self._head = Style(9, 12, 600, GREEN)
        self._text = Style(7.8, press.either(11.2, 11.8), 400, INK)
        self._left = (width - _GUTTER) * 0.6
        self._right = width - _GUTTER - self._left
        self._title, self._aside_title = title, aside_title
        self._steps = [press.set(step, self._text, self._left - 4.4) for step in steps]
        self._aside = press.set(aside, self._text, self._right)
        lead = self._text.lead / MM
        self._step_heights = [len(lines) * lead + 0.7 for lines in self._steps]
        self.height = 11.6 + max(sum(self._step_heights) - 0.7, len(self._aside) * lead) - lead + 4.4

    def draw(self, left: float, top: float) -> None:
        """Draw the panel, its words from `left`, its upper edge at `top`."""
        press, pages = self._press, self._press.pages
        with pages.artifact():
            box = rounded(
                (left - _BESIDE) * MM, pages.y(top + self.height), (self._width + 2 * _BESIDE) * MM,
                self.height * MM, 2 * MM,
            )  # fmt: skip
            pages.draw(f"{filled(PANEL)} {box} f")
        with pages.element("H2"):
            pages.line(left, top + 5.8, press.set(self._title, self._head, self._left)[0], GREEN)
        y = top + 11.6
        with pages.group("L"):
            for n, (lines, height) in enumerate(zip(self._steps, self._step_heights, strict=True), start=1):
                with pages.group("LI"):
                    with pages.element("Lbl"):
                        pages.line(left, y, press.set(str(n), Style(7.8, 0, 600), 10)[0], GREEN)
                    with pages.element("LBody"):
                        press.write(lines, left + 4.4, y, self._text)
                y += height
        aside = left + self._left + _GUTTER
        with pages.element("H2"):
            pages.line(aside, top + 5.8, press.set(self._aside_title, self._head, self._right)[0], GREEN)
        with pages.element("P"):
            press.write(self._aside, aside, top + 11.6, self._text)
