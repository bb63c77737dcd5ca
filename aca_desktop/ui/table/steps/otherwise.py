"""Instead of drawing: the name typed, a row of a paper sheet, the image of a seal. Each says that it counts.

Knows no draft; files are chosen elsewhere.
"""

from typing import override

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.signature_reading import row_code
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.words import draw_line
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.form import Form
from aca_desktop.ui.table.steps.attaching import Attaching
from aca_desktop.ui.table.steps.typed_field import TypedField, labelled
from aca_desktop.ui.theme.theme import ThemedWidget
from aca_desktop.ui.theme.type import SIGNING, THANKS, Style

_TYPED = Style(THANKS.size, THANKS.line)
"""A typed name is upright and plain: it must not look like a hand's."""


class TypedName(Column):
    """`written`: the name as it is typed."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=16)
        self.name = TypedField()
        self._label = labelled(self.name)
        self._paper = _Paper()
        self._note = Text("", SIGNING, "quiet", wraps=True)
        self.name.written.connect(self.written)
        for widget in (self._label, self._paper, self._note):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_form(self, form: Form) -> None:
        """Show what is filled in."""
        if self.name.text() != form.typed:
            with QSignalBlocker(self.name):
                self.name.setText(form.typed)
        self._paper.show_words(form.typed)

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._label.set_label(speech.say("Type your full name"))
        self._note.setText(speech.say("It is marked as typed on the paper, and counts like a drawn signature."))


class PaperRow(Column):
    """`coded`: the row's code in full. `photo` attaches a picture of the sheet."""

    coded = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=16)
        self._begins = ""
        self.code = TypedField()
        self._label = labelled(self.code)
        self.photo = Attaching("image")
        self._note = Text("", SIGNING, "quiet", wraps=True)
        self.code.written.connect(lambda text: self.coded.emit(self._whole(text)))
        for widget in (self._note, self._label, self.photo):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_coalition(self, code: str) -> None:
        """Put the coalition's short code before what is typed."""
        self._begins = code.upper().rpartition("-")[2] + "-"

    def show_form(self, form: Form) -> None:
        """Show what is filled in."""
        shown = form.row_code.removeprefix(self._begins)
        if self._whole(self.code.text()) != form.row_code:
            with QSignalBlocker(self.code):
                self.code.setText(shown)

    def is_right(self, text: str) -> bool:
        """Say whether this is a row's code."""
        return isinstance(row_code("row_code", text), str)

    def _whole(self, text: str) -> str:
        typed = text.strip().upper()
        return typed if not typed or "-" in typed else self._begins + typed

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._note.setText(
            speech.say("Sign on a row of the paper sheet, then enter the 4-character code beside it.")
        )
        self._label.set_label(speech.say("Code of the row"), hint=f"{self._begins}····")
        self.photo.retranslate(
            speech, speech.say("Attach a photo or scan"), speech.say("The staff can also do it later.")
        )


class SealImage(Column):
    """The image of a seal beside the printed name: 記名押印."""

    def __init__(self) -> None:
        super().__init__(gap=16)
        self.image = Attaching("stamp")
        self._paper = _Paper()
        self._note = Text("", SIGNING, "quiet", wraps=True)
        for widget in (self._note, self._paper, self.image):
            self.box.addWidget(widget)
        self.box.addStretch(1)

    def show_form(self, form: Form) -> None:
        """Show the printed name."""
        self._paper.show_words(form.person)

    def show_file(self, file: Attachment | None) -> None:
        """Show the seal."""
        self.image.show_file(file)
        self._paper.show_image(file.data if file else b"")

    def retranslate(self, speech: Speech) -> None:
        """Say everything in the guest's language."""
        self._note.setText(speech.say("Your printed name with the image of your seal beside it."))
        self.image.retranslate(speech, speech.say("Attach the seal’s image"), speech.say("A PNG or a JPEG."))


class _Paper(ThemedWidget, QLabel):
    """A printed name on paper, a seal at its right."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._image = QImage()

    def show_words(self, words: str) -> None:
        """Show a name."""
        self.setText(words)
        self.update()

    def show_image(self, data: bytes) -> None:
        """Show a seal's image, or none."""
        self._image = QImage.fromData(data) if data else QImage()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(480), theme.px(112))

    @override
    def minimumSizeHint(self) -> QSize:
        theme = self.theme()
        return QSize(theme.px(160), theme.px(112))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme()
        tokens = theme.tokens
        with QPainter(self) as painter:
            rounded(painter, self.rect(), theme.px(8), tokens.paper, tokens.line, tokens.border)
            inside = QRectF(self.rect()).adjusted(theme.px(24), theme.px(12), -theme.px(24), -theme.px(12))
            if not self._image.isNull():
                side = inside.height()
                size = self._image.size().toSizeF()
                size.scale(side, side, Qt.AspectRatioMode.KeepAspectRatio)
                place = QRectF(inside.right() - size.width(), inside.top(), size.width(), size.height())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(place, self._image)
                inside.setRight(place.left() - theme.px(16))
            draw_line(painter, inside, self.text(), _TYPED, theme, tokens.ink)
