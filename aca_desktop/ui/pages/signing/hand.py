"""The pad with what goes with it: take back a stroke, clear, and why a dot is no signature. Knows no form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputDevice

from aca_desktop.domain.signature_record import Device
from aca_desktop.i18n import Speech
from aca_desktop.ui.pad import SigningPad
from aca_desktop.ui.pages.signing.filled import Hand
from aca_desktop.ui.parts.buttons import Button
from aca_desktop.ui.parts.rows import Column, Row
from aca_desktop.ui.parts.text import section_title


class HandCard(Column):
    """`judged` tells that the ink is or is not a signature now."""

    judged = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12)
        self._title = section_title("")
        self.pad = SigningPad("", Speech("en"))
        self.pad.changed.connect(self._on_changed)
        self.pad.judged.connect(lambda _why: self.judged.emit())
        self._undo = Button("", icon="undo-2", fills=True)
        self._clear = Button("", icon="eraser", fills=True)
        self._undo.clicked.connect(self.pad.undo)
        self._clear.clicked.connect(self.pad.clear)
        self.box.addWidget(self._title)
        self.box.addWidget(self.pad, 1)
        self.box.addWidget(Row(self._undo, self._clear))
        self._on_changed()

    @property
    def hand(self) -> Hand:
        """What the pad has."""
        ink = self.pad.ink
        points = [point for stroke in ink.strokes for point in stroke]
        device = Device(
            name=_device_name(self.pad),
            pressure=any(point.pressure is not None for point in points),
            tilt=any(point.tilt is not None for point in points),
        )
        return Hand(ink, self.pad.device or "mouse", device)

    def wipe(self) -> None:
        """Forget the ink for good."""
        self.pad.forget()

    def show_signer(self, name: str, organisation: str) -> None:
        """Write below the line who signs for whom."""
        self.pad.set_caption(", ".join(filter(None, (name.strip(), organisation.strip()))))

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the language of now."""
        self._title.setText(speech.say("Sign here"))
        self.pad.retranslate(speech.say("Sign here"), speech)
        self._undo.setText(speech.say("Undo stroke"))
        self._clear.setText(speech.say("Clear"))

    def _on_changed(self) -> None:
        has_ink = bool(self.pad.ink.strokes)
        had_focus = self._undo.hasFocus() or self._clear.hasFocus()
        self._undo.setEnabled(self.pad.can_undo)
        self._clear.setEnabled(has_ink)
        if had_focus and not (self._undo.hasFocus() or self._clear.hasFocus()):
            self.pad.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judged.emit()


def _device_name(pad: SigningPad) -> str | None:
    """Return what the system calls the device that was drawn with, if it calls it anything."""
    kinds = {
        "pen": (QInputDevice.DeviceType.Stylus, QInputDevice.DeviceType.Airbrush),
        "touch": (QInputDevice.DeviceType.TouchScreen, QInputDevice.DeviceType.TouchPad),
        "mouse": (QInputDevice.DeviceType.Mouse,),
    }[pad.device or "mouse"]
    named = (one.name().strip() for one in QInputDevice.devices() if one.type() in kinds)
    return next((name[:80] for name in named if name.isprintable() and name), None)
