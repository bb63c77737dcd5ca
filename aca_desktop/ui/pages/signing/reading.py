"""What is to be read before signing, large enough: the declaration, the privacy notice. It changes nothing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aca_desktop.domain.text import Paragraph, Span, parse
from aca_desktop.i18n import Speech
from aca_desktop.ui.painting.paragraph import Run
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.rows import Column
from aca_desktop.ui.parts.scrolling import ScrollArea
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import Style

_LARGE = Style(18, 28)
_WIDE, _HIGH = 760, 480


class Reading(Dialog):
    """A text under its title. Escape, or the one button, leads back to signing."""

    def __init__(self, speech: Speech, title: str, blocks: Sequence[Text], parent: QWidget) -> None:
        super().__init__(title, parent, width=_WIDE)
        self.setModal(True)
        page = Column(*blocks, None, gap=16, margins=(0, 0, 16, 0))
        self._area = ScrollArea(page)
        self.body.addWidget(self._area)
        self.add_way_out(speech.say("Back to signing"))
        self._area.setMinimumHeight(self.look().px(_HIGH))


def declaration(speech: Speech, title: str, markdown: str, parent: QWidget) -> Reading:
    """Return a dialog with a declaration, its paragraphs and lists as they are printed."""
    blocks = []
    for block in parse(markdown).blocks:
        if isinstance(block, Paragraph):
            blocks.append(_text(block.spans))
            continue
        for place, item in enumerate(block.items):
            sign = "• " if block.start is None else f"{block.start + place}. "
            blocks.append(_text(item, sign))
    return Reading(speech, title, blocks, parent)


def notice(speech: Speech, words: str, parent: QWidget) -> Reading:
    """Return a dialog with a privacy notice."""
    blocks = [Text(one, _LARGE, wraps=True) for one in words.split("\n\n") if one.strip()]
    return Reading(speech, speech.say("Privacy notice"), blocks, parent)


def _text(spans: Sequence[Span], sign: str = "") -> Text:
    made = Text("", _LARGE, wraps=True)
    made.set_runs([Run(sign), *(Run(span.text, span.strong) for span in spans)])
    return made
