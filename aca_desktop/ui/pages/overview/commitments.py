"""How many commitments there are, by how they were validated, and the country's pledge beside them."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from aca_desktop.i18n import Speech, mark
from aca_desktop.ui.pages.overview.heads import CardHead
from aca_desktop.ui.pages.wanted import WantedFigures
from aca_desktop.ui.painting.stack import LegendEntry, Shade, Slice, StackedBar
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.flow import Flow
from aca_desktop.ui.parts.rows import Row, Rule
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text, quiet, section_title
from aca_desktop.ui.theme.type import QUIET

if TYPE_CHECKING:
    from aca_desktop.services.figures.commitments import CommitmentRow

_SLICES: tuple[tuple[str | None, str, Shade], ...] = (
    ("self-declared", mark("Self-declared"), "light"),
    ("committed", mark("Committed"), "middle"),
    ("approved", mark("Validated"), "full"),
    ("lapsed", mark("Lapsed"), "grey"),
    ("removed", mark("Removed"), "grey"),
    (None, mark("Not validated"), "grey"),
)


class CommitmentsCard(Card):
    """Until they are read, it says that they are being counted."""

    page_asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self._speech = Speech("en")
        self._rows: Sequence[CommitmentRow] | None = None
        self._pledge = self._source = ""
        self._title, self._count = section_title(""), quiet("")
        self._bar = StackedBar()
        self._entries = {status: LegendEntry() for status, _words, _shade in _SLICES}
        self._legend = Flow(*self._entries.values(), gap=10)
        self._none = quiet("", wraps=True)
        self._promise = Text("", QUIET, "quiet", wraps=True, lines=3)
        self._rule = Rule()
        flag = Symbol("flag", 18, tone="primary")
        self._foot = Row(flag, self._promise, gap=12)
        self._foot.box.setAlignment(flag, Qt.AlignmentFlag.AlignTop)
        self._foot.box.setStretch(1, 1)
        for status, entry in self._entries.items():
            entry.clicked.connect(lambda _on=False, status=status: self._lead(status))
        for part in (CardHead(self._title, None, self._count), self._bar, self._legend, self._none, self._rule):
            self.body.addWidget(part)
        self.body.addWidget(self._foot)
        self.body.addStretch(1)

    def show_commitments(self, rows: "Sequence[CommitmentRow]", pledge: str, source: str) -> None:
        """Show other commitments, and what the country has pledged and where that was read ("" if not said)."""
        self._rows, self._pledge, self._source = rows, pledge, source
        self._tell()

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._speech = speech
        self._title.setText(speech.say("Commitments"))
        self._tell()

    def _lead(self, status: str | None) -> None:
        self.page_asked.emit("figures", WantedFigures("commitments", validation=status or "none"))

    def _tell(self) -> None:
        rows, speech = self._rows, self._speech
        counts = Counter(None if row.validation is None else row.validation.status for row in rows or ())
        slices = {
            status: Slice(speech.say(words), counts[status], shade)  # type: ignore[index]
            for status, words, shade in _SLICES
        }
        self._bar.show_slices(self._title.text(), tuple(slices.values()), speech)
        for status, entry in self._entries.items():
            entry.tell(slices[status], speech)
            entry.setVisible(slices[status].count > 0)
        for part in (self._bar, self._legend):
            part.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._none.setText(
            speech.say("Being counted…") if rows is None else speech.say("No commitment is written down yet.")
        )
        self._count.setText(count_words(speech, rows) if rows else "")
        self._rule.setVisible(bool(self._pledge))
        self._foot.setVisible(bool(self._pledge))
        self._promise.set_marked(self._pledge)
        self._foot.setToolTip(self._source)
        self._promise.setAccessibleDescription(self._source)


def count_words(speech: Speech, rows: "Sequence[CommitmentRow]") -> str:
    """Return how many commitments there are, and of how many signatories."""
    owners = len({row.commitment.organisation for row in rows})
    return speech.say_count(
        "{commitments}, of {count} organisation", "{commitments}, of {count} organisations", owners,
        commitments=speech.number(len(rows)),
    )  # fmt: skip
