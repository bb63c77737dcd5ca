"""One thing that was looked at before the first guest comes, and whether it is as it should be."""

from PySide6.QtCore import Qt

from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY


class LookedAt(Row):
    """A circle and words beside it; the circle gets a check once it is as it should be."""

    def __init__(self) -> None:
        self._sign, self._words = Symbol("circle", 18), Text("", BODY, wraps=True)
        super().__init__(self._sign, self._words, gap=10)
        self.box.setStretch(1, 1)
        self.box.setAlignment(self._words, Qt.AlignmentFlag.AlignVCenter)

    @property
    def words(self) -> str:
        """What is said of it."""
        return self._words.text()

    def tell(self, words: str, *, ok: bool, icon: str = "circle") -> None:
        """Say how it is; `icon` is shown until it is as it should be."""
        self._words.setText(words)
        self._sign.show_icon("circle-check" if ok else icon, tone="primary" if ok else "quiet")
