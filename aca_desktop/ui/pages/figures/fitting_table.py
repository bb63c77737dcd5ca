"""A table as high as its rows, lower where there is less room, never lower than a few of them."""

from typing import override

from PySide6.QtCore import QAbstractItemModel, QSize
from PySide6.QtWidgets import QSizePolicy

from aca_desktop.ui.parts.tables import ROW, Table

_HEADER = 36


class FittingTable(Table):
    """`least` rows are always seen, where there are as many."""

    def __init__(self, *, row: int = ROW, header: bool = True, least: int = 2) -> None:
        super().__init__("", row=row, header=header)
        self._high, self._above, self._least = row, _HEADER if header else 0, least
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.updateGeometry)

    def _needed(self, rows: int) -> int:
        theme = self.theme()
        return theme.px(self._above) + theme.px(self._high) * rows

    @property
    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.theme().px(320), self._needed(self._count))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme().px(200), self._needed(min(self._count, self._least)))
