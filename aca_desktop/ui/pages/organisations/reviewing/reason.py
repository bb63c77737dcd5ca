"""Asks for the reason of a withdrawal or a ratification. Returns it, and writes nothing."""

from PySide6.QtWidgets import QWidget

from aca_desktop.ui.parts.buttons import Kind
from aca_desktop.ui.parts.dialogs import Dialog
from aca_desktop.ui.parts.fields.fields import Field, Labelled
from aca_desktop.ui.parts.text import Text
from aca_desktop.ui.theme.type import BODY


class ReasonDialog(Dialog):
    """What will happen, a field for the reason, which may stay empty, and two answers."""

    def __init__(
        self, title: str, what: str, label: str, answers: tuple[str, str], parent: QWidget, *, harm: bool
    ) -> None:
        super().__init__(title, parent)
        self.field = Field()
        self.body.addWidget(Text(what, BODY, "quiet", wraps=True))
        self.body.addWidget(Labelled(label, self.field, lines=0))
        take, leave = answers
        self.take = self.add_answers(take, leave, kind=Kind.HARM if harm else Kind.PRIMARY)
        self.field.setFocus()

    @property
    def reason(self) -> str | None:
        """What was typed, None for nothing."""
        return self.field.text().strip() or None
