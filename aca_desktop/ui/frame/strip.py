"""The strip at the window's foot: file, laptop, passphrase, last backup, and work that runs. Knows no session."""

from collections.abc import Callable
from datetime import date
from typing import override

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Job
from aca_desktop.ui.frame.measures import STRIP
from aca_desktop.ui.painting.shapes import line
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button, Kind
from aca_desktop.ui.parts.progress import STRIP_BAR, Progress
from aca_desktop.ui.parts.rows import Row
from aca_desktop.ui.parts.symbols import Symbol
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme import Theme, ThemedWidget
from aca_desktop.ui.theme.type import QUIET

_BAR = 120
_ICONS = ("database", "laptop", "lock-open", "archive-restore", "eye")
_PATIENCE = 200
"""Work that ends within this many milliseconds is not shown."""


class Strip(ThemedWidget, QWidget):
    """Says what is open, at the left, and what runs, at the right. `cancelled` tells that Cancel was pressed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._speech: Speech | None = None
        self._job: Job | None = None
        self._file = ("", "", False, False)
        self._backup: date | None = None
        self._facts = [self._build_fact(icon) for icon in _ICONS]
        self._work = Text("", QUIET)
        self._bar = Progress("", STRIP_BAR)
        self._cancel = Button("", Kind.TEXT, SMALL_SIZE)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._build()

    def _build_fact(self, icon: str) -> tuple[Symbol, Text, Row]:
        symbol, words = Symbol(icon, 14), Text("", QUIET, "quiet")
        return symbol, words, Row(symbol, words, gap=6)

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        for _symbol, _words, fact in self._facts:
            self._row.addWidget(fact)
        self._row.addStretch(1)
        self._row.addWidget(Row(self._work, self._bar, self._cancel, gap=8))
        for widget in (self._work, self._bar, self._cancel):
            widget.hide()
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cancel.clicked.connect(self.cancelled)
        self._patience.timeout.connect(self._show_work)

    def show_file(self, file: str, laptop: str, *, encrypted: bool, readable_only: bool) -> None:
        """Say what is open; nothing, if `file` is empty."""
        self._file = (file, laptop, encrypted, readable_only)
        self._say_file()

    def show_backup(self, day: date | None) -> None:
        """Say on which day the file was last backed up, or that it never was."""
        self._backup = day
        self._say_file()

    def begin(self, job: Job) -> None:
        """Show that this work runs, unless it is over in a moment."""
        self._job = job
        self._bar.setRange(0, 0)
        if not self._bar.isVisible():
            self._patience.start()
        else:
            self._show_work()

    def show_progress(self, job: Job, done: int, of: int) -> None:
        """Show how far the work is."""
        if job is self._job and of > 0:
            self._bar.setRange(0, of)
            self._bar.setValue(done)
            self._say_work(done, of)

    def rest(self) -> None:
        """Show that nothing runs."""
        self._job = None
        self._patience.stop()
        for widget in (self._work, self._bar, self._cancel):
            widget.hide()

    def retranslate(self, speech: Speech) -> None:
        """Say everything anew."""
        self._speech = speech
        self._cancel.setText(speech.say("Cancel"))
        self._bar.setAccessibleName(speech.say("Running work"))
        self._say_file()
        self._say_work(self._bar.value(), self._bar.maximum())

    def _show_work(self) -> None:
        if self._job is not None:
            self._say_work(self._bar.value(), self._bar.maximum())
            for widget in (self._work, self._bar, self._cancel):
                widget.show()

    def _say_work(self, done: int, of: int) -> None:
        if self._job is None or self._speech is None:
            return
        if of > 0:
            said = self._speech.say(
                "{work}: {done} of {of}",
                work=self._job.name,
                done=self._speech.number(done),
                of=self._speech.number(of),
            )
        else:
            said = self._job.name
        self._work.setText(said)

    def _say_file(self) -> None:
        if self._speech is None:
            return
        say: Callable[[str], str] = self._speech.say
        file, laptop, encrypted, readable_only = self._file
        locked = say("Passphrase on") if encrypted else say("Passphrase off")
        only = say("Read only") if readable_only else ""
        kept = say("No backup yet")
        if self._backup is not None:
            kept = self._speech.say("Backup of {day}", day=self._speech.short_day(self._backup))
        for (_symbol, text, fact), words, said in zip(
            self._facts,
            (file, laptop, locked if file else "", kept if file else "", only),
            (say("File"), say("Laptop"), "", "", ""),
            strict=True,
        ):
            text.setText(words)
            text.setToolTip(said)
            fact.setVisible(bool(words))
        self._facts[2][0].show_icon("lock" if encrypted else "lock-open")

    @override
    def use_theme(self, theme: Theme) -> None:
        self._row.setContentsMargins(theme.px(16), 1, theme.px(16), 0)
        self._row.setSpacing(theme.px(20))
        self._bar.setFixedWidth(theme.px(_BAR))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.theme().px(STRIP))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.theme().px(STRIP))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.tokens.card)
            line(painter, 0, 0, self.width(), 0, theme.tokens.line)
