"""Buttons and boxes of the table, in two measures: as drawn, and flatter where the text is large."""

from math import ceil
from typing import override

from PySide6.QtCore import QSize

from aca_desktop.ui.painting.words import width
from aca_desktop.ui.parts.buttons import Button, Kind, Option, Size
from aca_desktop.ui.parts.fields.checks import SIGNING_CHECK, CheckBox
from aca_desktop.ui.theme.type import SIGNING

FOOT = Size(72, 32, 28, 16, SIGNING.strong, 2)
INSIDE = Size(64, 24, 28, 16, SIGNING.strong, 2)
QUIET_INSIDE = Size(64, 24, 28, 16, SIGNING, 1)
FLAT = Size(46, 16, 24, 10, SIGNING.strong, 2)
QUIET_FLAT = Size(46, 16, 24, 10, SIGNING, 1)
"""The flat ones are used from 150 % on, when 46 is at least 69 pixels: more than 12 mm on usual laptops."""

CHOICE = Size(64, 16, 28, 12, SIGNING.strong, 2)


class TableButton(Button):
    """A button that becomes flat when the text is large."""

    def __init__(
        self,
        words: str = "",
        kind: Kind = Kind.SECONDARY,
        size: Size = INSIDE,
        *,
        icon: str | None = None,
        icon_after: bool = False,
        fills: bool = False,
        shown: bool = True,
    ) -> None:
        super().__init__(words, kind, size, icon=icon, icon_after=icon_after, fills=fills, shown=shown)
        self._usual = size
        self._roomy: tuple[str, ...] = ()

    def keep_room(self, *words: str) -> None:
        """Be wide enough for any of these words, so that nothing moves when others are said."""
        if words != self._roomy:
            self._roomy = words
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        hint, theme, style = super().sizeHint(), self.theme(), self._size.style
        wide = [ceil(width(words, style, theme)) for words in (self.words(), *self._roomy)]
        return QSize(hint.width() + max(wide) - wide[0], hint.height())

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        flat = QUIET_FLAT if self._usual is QUIET_INSIDE else FLAT
        self.set_size(flat if large else self._usual)


class TableOption(Option):
    """One of a few large choices, flat when the text is large."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words, CHOICE)

    def set_large(self, large: bool) -> None:
        """Use the measures for large text, or the usual ones."""
        self.set_size(FLAT if large else CHOICE)


class TableCheck(CheckBox):
    """A box whose whole row is high enough for a thumb, however few words it has."""

    def __init__(self, words: str = "", *, note: str = "", strong_note: bool = False) -> None:
        self._least = INSIDE.height
        super().__init__(words, SIGNING_CHECK, note=note, strong_note=strong_note)

    def set_large(self, large: bool) -> None:
        """Be flatter where the text is large."""
        self._least = FLAT.height if large else INSIDE.height
        self.updateGeometry()

    def _enough(self, hint: QSize) -> QSize:
        return hint.expandedTo(QSize(1, self.theme().px(self._least)))

    @override
    def sizeHint(self) -> QSize:
        return self._enough(super().sizeHint())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._enough(super().minimumSizeHint())

    @override
    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self.theme().px(self._least))
