"""Third step: the declaration, large, down to its end. Letters become larger here; words never change."""

from collections.abc import Sequence
from decimal import Decimal
from typing import override

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from aca_desktop.domain.coalition.text import Paragraph, Span, parse
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.painting.shapes import rounded
from aca_desktop.ui.painting.telling import Line
from aca_desktop.ui.parts.cards import Card
from aca_desktop.ui.parts.progress import SIGNING_BAR, Progress
from aca_desktop.ui.parts.rows import Column, Row, empty
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.table.form import Form
from aca_desktop.ui.table.steps.controls import FOOT, TableButton
from aca_desktop.ui.table.steps.step import Step, Table
from aca_desktop.ui.theme.theme import Theme, ThemedWidget, theme_of
from aca_desktop.ui.theme.type import READING, SIGNING, Style

SIZES = (24, 28, 32, 36, 42, 48, 56)
"""Letters in pixels of the design; lines are half as high again."""

_USUAL = SIZES.index(READING.size)
_KEPT = 2
"""So many lines stay in sight when a page is turned."""

_FADE = 40


class DeclarationStep(Step):
    """`aside` belongs into the foot: the letters' size, and how far one has read."""

    def __init__(self) -> None:
        super().__init__(gap=0)
        self._size = _USUAL
        self._shown: object = None
        self._reading = QElapsedTimer()
        self._title = Text("", READING.strong, wraps=True)
        self._texts = Column(gap=16)
        self._page = Column(self._title, self._texts, None, gap=16, margins=(64, 16, 64, 32))
        self.area = _Area(self._page)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._on_moved())
        bar.rangeChanged.connect(lambda _low, _high: self._on_moved())
        self.card = _Sheet(self.area)
        self.card.body.addWidget(self.area)
        self.box.addWidget(self.card, 1)
        self._build_aside()

    def _build_aside(self) -> None:
        self.smaller = TableButton("A−", size=FOOT)
        self.larger = TableButton("A+", size=FOOT)
        self.smaller.clicked.connect(lambda: self._resize(-1))
        self.larger.clicked.connect(lambda: self._resize(1))
        self._told = Text("", SIGNING)
        self._bar = Progress("", SIGNING_BAR)
        self._bar.setRange(0, 100)
        self._how_far = Column(None, self._told, self._bar, None, gap=8)
        self.aside = Row(None, self.smaller, self.larger, self._how_far, None, gap=12)
        self.aside.box.setStretch(3, 3)

    # what is filled in

    @override
    def show_form(self, form: Form) -> None:
        super().show_form(form)
        self._shown = None
        self.area.verticalScrollBar().setValue(0)  # before the text, which stays where it was read
        self._show_text()
        self._on_moved()

    @override
    def take_form(self, form: Form) -> None:
        before = self.form
        super().take_form(form)
        if form.language != before.language:
            self._show_text()

    @override
    def show_table(self, table: Table) -> None:
        super().show_table(table)
        self._shown = None
        self._show_text()

    @override
    def begin(self) -> None:
        self._reading.start()
        QTimer.singleShot(0, self, self._on_moved)

    @override
    def finish(self) -> None:
        if self._reading.isValid():
            seconds = self.form.seconds + self._reading.elapsed() // 1000
            self._reading.invalidate()
            self.changed.emit({"seconds": min(seconds, 86_400)})

    @override
    def go_on(self) -> bool:
        """Turn a page, until the end was seen."""
        if not self.form.read and not self._is_at_end():
            self.turn_page()
            return True
        if not self.form.read:
            self.changed.emit({"read": True})
        return False

    @override
    def way_on(self) -> tuple[str, str]:
        return self.ways_on()[self.form.read]

    @override
    def ways_on(self) -> tuple[tuple[str, str], ...]:
        return (self.speech.say("Keep reading"), "arrow-down"), super().way_on()

    def turn_page(self) -> None:
        """Show what comes below, a few lines of before included."""
        bar = self.area.verticalScrollBar()
        kept = theme_of(self).px(_KEPT * self._style.line)
        bar.setValue(bar.value() + max(bar.pageStep() - kept, bar.singleStep()))

    @property
    def share(self) -> int:
        """How much has been seen, in hundredths."""
        bar = self.area.verticalScrollBar()
        return round(100 * bar.value() / bar.maximum()) if bar.maximum() else 100

    def _is_at_end(self) -> bool:
        bar = self.area.verticalScrollBar()
        return bar.value() >= bar.maximum()

    def _on_moved(self) -> None:
        if not self.isVisible():
            return
        self.area.fade.setVisible(not self._is_at_end())
        if self._is_at_end() and not self.form.read:
            self.changed.emit({"read": True})
        self._tell_share()
        self.judged.emit()

    def _tell_share(self) -> None:
        share = 100 if self.form.read else self.share
        words = self.speech.say("You have read {share}", share=self.speech.percent(Decimal(share) / 100))
        self._told.setText(words)
        self._bar.setValue(share)
        self._bar.setAccessibleName(words)

    # the text

    @property
    def _style(self) -> Style:
        size = SIZES[self._size]
        return Style(size, round(size * 1.5))

    def _resize(self, steps: int) -> None:
        self._size = min(max(self._size + steps, 0), len(SIZES) - 1)
        self._shown = None
        self._show_text()

    def _show_text(self) -> None:
        """Show the text in the language that is read, where it was in the paragraph that was at the top."""
        if self.table is None:
            return
        shown = (self.table.publication.id, self.form.language, self._size)
        if shown == self._shown:
            return
        self._shown = shown
        place = self._place()
        publication, tag = self.table.publication, self.form.language
        self._title.setText(publication.titles.get(tag, ""))
        self._title.set_style(self._style.strong)
        empty(self._texts.box)
        for text in _texts(publication.texts.get(tag, ""), self._style):
            self._texts.box.addWidget(text)
        self.smaller.setEnabled(self._size > 0)
        self.larger.setEnabled(self._size < len(SIZES) - 1)
        QTimer.singleShot(0, self, lambda: self._go_to(place))  # once it is laid out

    def _place(self) -> tuple[int, float]:
        """Return the paragraph at the top (0 is the title), and which share of it is above."""
        above = self.area.verticalScrollBar().value()
        found = (0, 0.0)
        for number, text in enumerate(self._all_texts()):
            top = text.mapTo(self._page, text.rect().topLeft()).y()
            if top <= above and text.height():
                found = number, min(1.0, (above - top) / text.height())
        return found

    def _go_to(self, place: tuple[int, float]) -> None:
        number, share = place
        texts = self._all_texts()
        if (number, share) != (0, 0.0) and number < len(texts):
            text = texts[number]
            top = text.mapTo(self._page, text.rect().topLeft()).y()
            self.area.verticalScrollBar().setValue(round(top + share * text.height()))
        self._on_moved()

    def _all_texts(self) -> list[QWidget]:
        items = (self._texts.box.itemAt(n) for n in range(self._texts.box.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [self._title, *(widget for widget in widgets if widget is not None)]

    @override
    def retranslate(self, speech: Speech) -> None:
        super().retranslate(speech)
        self.smaller.setAccessibleName(speech.say("Smaller letters"))
        self.larger.setAccessibleName(speech.say("Larger letters"))
        self.area.setAccessibleName(speech.say("The declaration"))
        self._tell_share()

    @override
    def set_large(self, large: bool) -> None:
        for button in (self.smaller, self.larger):
            button.set_large(large)
        self._how_far.setVisible(not large)


class _Sheet(Card):
    """The card that the text is on; its edge tells that the keys scroll it."""

    def __init__(self, area: "_Area") -> None:
        super().__init__(padding=3, gap=0)
        self._area = area
        area.focus_changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._area.hasFocus():
            theme = self.theme()
            with QPainter(self) as painter:
                rounded(painter, self.rect(), theme.px(8), None, theme.tokens.primary, 3)


class _Area(ScrollArea):
    """What scrolls the text, by keys too; `fade` lies over its lower edge while there is more."""

    focus_changed = Signal()

    def __init__(self, content: QWidget) -> None:
        super().__init__(content, inside=True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fade = _Fade(self)

    def told_role(self) -> QAccessible.Role:
        """Return what it is to a screen reader."""
        return QAccessible.Role.Document

    def told(self) -> list[Line]:
        """Return what is read out, paragraph by paragraph."""
        content = self.widget()
        texts = content.findChildren(Text) if content is not None else []
        return [Line(one.text(), QRect(one.mapTo(self, QPoint(0, 0)), one.size())) for one in texts if one.text()]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        high = theme_of(self).px(_FADE)
        self.fade.setGeometry(0, self.height() - high, self.viewport().width(), high)
        self.fade.raise_()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()


class _Fade(ThemedWidget, QWidget):
    """Lets the last line go out softly, so that one sees that there is more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme: Theme = self.theme()
        if not theme.tokens.tinted:
            return
        ground = QColor(theme.tokens.card)
        nothing = QColor(ground)
        nothing.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, nothing)
        fade.setColorAt(1, ground)
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), fade)


def _texts(markdown: str, style: Style) -> list[Text]:
    """Return a declaration's paragraphs and items as they are printed."""
    made = []
    for block in parse(markdown).blocks:
        if isinstance(block, Paragraph):
            made.append(_text(block.spans, style))
            continue
        for place, item in enumerate(block.items):
            sign = "• " if block.start is None else f"{block.start + place}. "
            made.append(_text(item, style, sign))
    return made


def _text(spans: Sequence[Span], style: Style, sign: str = "") -> Text:
    made = Text("", style, wraps=True)
    made.set_runs([*([Run(sign)] if sign else []), *(Run(span.text, span.strong) for span in spans)])
    return made
