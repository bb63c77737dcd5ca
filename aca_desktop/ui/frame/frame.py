"""What stands round the pages: side bar, top bar, messages, strip; made when they are needed. Knows no session."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.ui.frame.contents import Entry
from aca_desktop.ui.frame.measures import LEAST, SIDE_BAR, STRIP, TOP_BAR
from aca_desktop.ui.frame.messages import Messages
from aca_desktop.ui.parts.scrolling import thin_bars
from aca_desktop.ui.speech import WindowSpeech
from aca_desktop.ui.theme.theme import theme_of


class Bars(QObject):
    """The three bars of a window that has a file."""

    def __init__(self, entries: Sequence[Entry], frame: QWidget) -> None:
        from aca_desktop.ui.frame.side_bar import SideBar
        from aca_desktop.ui.frame.strip import Strip
        from aca_desktop.ui.frame.top_bar import TopBar

        super().__init__(frame)
        self.side: SideBar = SideBar(entries)
        self.top: TopBar = TopBar()
        self.strip: Strip = Strip()

    def set_visible(self, visible: bool) -> None:
        """Show all of them, or none."""
        for bar in (self.side, self.top, self.strip):
            bar.setVisible(visible)

    def retranslate(self, speech: Speech) -> None:
        """Say everything anew."""
        for bar in (self.side, self.top, self.strip):
            bar.retranslate(speech)


class _Stack(QStackedWidget):
    """Pages of which only the one that is seen is measured."""

    @override
    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()


class _Holder(QWidget):
    """As large as its room, and never smaller than the stack can be, whatever height its pages would like."""

    def __init__(self, stack: QWidget) -> None:
        super().__init__()
        self._stack = stack
        stack.setParent(self)

    @override
    def sizeHint(self) -> QSize:
        return self._stack.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._stack.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stack.setGeometry(self.rect())


class _Room(QScrollArea):
    """The stack's room: a page that is larger than a small window, or whose text is large, is scrolled in it."""

    def __init__(self, stack: QWidget) -> None:
        super().__init__()
        self._stack = stack
        thin_bars(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        holder = _Holder(stack)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)  # which taking it has set

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # another page is seen, or its page has become larger
        return done

    @override
    def sizeHint(self) -> QSize:
        return self._stack.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the page's least size, as far as the least window has room for it beside the bars."""
        zoom = theme_of(self).zoom
        beside = QSize(round(SIDE_BAR * zoom), round((TOP_BAR + STRIP) * zoom))
        return self._stack.minimumSizeHint().boundedTo(LEAST - beside)


class Frame(QWidget):
    """Holds the pages (`stack`). `built` tells that the bars are there now, to be connected."""

    built = Signal()

    def __init__(self, entries: Sequence[Entry], speech: WindowSpeech) -> None:
        super().__init__()
        self.stack: QStackedWidget = _Stack()
        self._entries = entries
        self._speech = speech
        self._bars: Bars | None = None
        self._right = _tight(QVBoxLayout())
        self.room = _Room(self.stack)
        self.messages = Messages(self, self.room, speech)
        self._right.addWidget(self.messages.line)
        self._right.addWidget(self.room, 1)
        self._middle = _tight(QHBoxLayout())
        self._middle.addLayout(self._right, 1)
        self._whole = _tight(QVBoxLayout(self))
        self._whole.addLayout(self._middle, 1)

    @property
    def has_bars(self) -> bool:
        """Whether the bars were made."""
        return self._bars is not None

    @property
    def bars(self) -> Bars:
        """The bars, made now if they were not."""
        if self._bars is None:
            self._bars = Bars(self._entries, self)
            self._middle.insertWidget(0, self._bars.side)
            self._right.insertWidget(0, self._bars.top)
            self._whole.addWidget(self._bars.strip)
            self._bars.retranslate(self._speech.now)
            self.built.emit()
        return self._bars

    def retranslate(self) -> None:
        """Say what the bars say anew."""
        if self._bars is not None:
            self._bars.retranslate(self._speech.now)


def _tight[L: (QVBoxLayout, QHBoxLayout)](layout: L) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
