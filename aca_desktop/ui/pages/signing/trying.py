"""Trying a laptop before the first guest: pen, finger and mouse on this very screen, its clock, disk and folder.

It returns nothing and keeps nothing; what was drawn goes with it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.pad.pad import SigningPad
from aca_desktop.ui.pages.signing.looked_at import LookedAt
from aca_desktop.ui.parts.buttons import SMALL_SIZE, Button
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.theme import Theme
from aca_desktop.ui.theme.type import BODY

if TYPE_CHECKING:
    from datetime import datetime

    from aca_desktop.services.signing.table_day import Surroundings

_WIDE, _HIGH = 840, 220
_NEAR = 1_000
"""Milliseconds after a pen's last word for which a touch beside it is the resting hand."""


class Seen(QObject):
    """What a pad has been drawn on with, found by looking at its events; they go on to the pad."""

    def __init__(self, pad: SigningPad) -> None:
        super().__init__(pad)
        self.pen = self.pressure = self.tilt = self.finger = self.mouse = self.palm = False
        self._pen_seen = QElapsedTimer()
        pad.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QTabletEvent):
            self._pen_seen.start()
            if kind == QEvent.Type.TabletPress:
                self.pen = True
            self.pressure = self.pressure or 0 < event.pressure() < 1
            self.tilt = self.tilt or bool(event.xTilt() or event.yTilt())
        elif kind == QEvent.Type.TouchBegin:
            if self._pen_seen.isValid() and self._pen_seen.elapsed() < _NEAR:
                self.palm = True
            else:
                self.finger = True
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            device = event.pointingDevice()
            self.mouse = self.mouse or device.pointerType() == QPointingDevice.PointerType.Generic
        return False


class TryDialog(Dialog):
    """A pad, and below it what it has seen so far. `folder_asked`: papers are to be kept elsewhere."""

    folder_asked = Signal()

    def __init__(
        self, speech: Speech, around: "Surroundings", now: "datetime", folder: Path | None, parent: QWidget
    ) -> None:
        super().__init__(speech.say("Try pen and screen"), parent, width=_WIDE)
        self._speech, self._around, self._now = speech, around, now
        self.body.addWidget(
            Text(
                speech.say(
                    "Draw for ten seconds with each that is to be used: pen, finger, mouse. Rest the hand on the "
                    "screen while the pen writes. Nothing of it is kept."
                ),
                BODY,
                wraps=True,
            )
        )
        self.pad = SigningPad(speech.say("Draw here"), speech)
        self.seen = Seen(self.pad)
        self.body.addWidget(self.pad)
        self.clear = Button(speech.say("Clear"), icon="eraser")
        self.clear.clicked.connect(self.pad.forget)
        self.body.addWidget(Row(self.clear, None))
        self._facts = {
            name: LookedAt() for name in ("pen", "finger", "mouse", "screen", "clock", "disk", "papers")
        }
        *facts, papers = self._facts.values()
        self.body.addWidget(Row(Column(*facts[:3], gap=8), Column(*facts[3:], gap=8), gap=24))
        self.elsewhere = Button(speech.say("Change…"), size=SMALL_SIZE, icon="folder-open")
        self.elsewhere.clicked.connect(self.folder_asked)
        kept = Row(papers, self.elsewhere, gap=12)
        kept.box.setStretch(0, 1)
        self.body.addWidget(kept)
        self.show_folder(folder)
        self.pad.changed.connect(self._say)
        self.add_way_out(speech.say("Done"))
        self._say()
        self.pad.setFocus()

    @override
    def use_theme(self, theme: Theme) -> None:
        super().use_theme(theme)
        self.pad.setFixedHeight(theme.px(_HIGH))

    def show_folder(self, folder: Path | None) -> None:
        """Say in which folder papers are kept, None for none."""
        words = self._speech.say("Papers: kept in no folder")
        if folder is not None:
            words = self._speech.say("Papers: kept in {folder}", folder=str(folder))
        self._facts["papers"].tell(words, ok=folder is not None)

    def _say(self) -> None:
        self._say_hands()
        self._say_screen()
        speech, around = self._speech, self._around
        clock = speech.say("Clock: {day}, {time}", day=speech.day(self._now.date()), time=speech.hour(self._now))
        if around.clock is not None:
            clock = speech.say("{clock}. It does not fit this laptop’s newest record.", clock=clock)
        self._facts["clock"].tell(clock, ok=around.clock is None)
        free = speech.say("Disk: {free} GB free", free=speech.number(around.free // 2**30))
        if around.is_tight:
            free = speech.say("Disk: {free} MB free, make room", free=speech.number(around.free // 2**20))
        self._facts["disk"].tell(free, ok=not around.is_tight)

    def _say_hands(self) -> None:
        speech, seen = self._speech, self.seen
        pen = speech.say("Pen: not seen yet")
        if seen.pen:
            parts = [
                speech.say("with pressure") if seen.pressure else speech.say("without pressure"),
                *([speech.say("with tilt")] if seen.tilt else []),
                *([speech.say("the resting hand is ignored")] if seen.palm else []),
            ]
            pen = speech.say("Pen: {how}", how=speech.enumerate(parts))
        self._facts["pen"].tell(pen, ok=seen.pen)
        finger = speech.say("Finger: seen") if seen.finger else speech.say("Finger: not seen yet")
        self._facts["finger"].tell(finger, ok=seen.finger)
        mouse = speech.say("Mouse: seen") if seen.mouse else speech.say("Mouse: not seen yet")
        self._facts["mouse"].tell(mouse, ok=seen.mouse)

    def _say_screen(self) -> None:
        screen, ink = self.screen(), self.pad.ink
        size = screen.size()
        words = self._speech.say(
            "Screen: {name}, {wide} × {high}; this pad is {millimetres} mm wide",
            name=screen.name() or "1",
            wide=size.width(),
            high=size.height(),
            millimetres=self._speech.number(round(ink.width / 100)),
        )
        self._facts["screen"].tell(words, ok=True)
