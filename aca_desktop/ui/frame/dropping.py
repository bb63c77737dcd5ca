"""What is dropped on a window: judged by its content beside it, and led to whoever can do something with it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aca_desktop.errors import AcaError
from aca_desktop.i18n import mark
from aca_desktop.ui.background import Progress
from aca_desktop.ui.frame.messages import Message
from aca_desktop.ui.pages.page import Room
from aca_desktop.ui.troubles import told

if TYPE_CHECKING:
    from aca_desktop.services.workspace.judging import FileKind

_PAGES: dict[str, str] = {
    "sync": "laptops",
    "request": "laptops",
    "pdf": "documents",
    "table": "organisations",
    "places": "figures",
    "commitments": "figures",
    "spreadsheet": "organisations",
}
_NOT_A_FIGURE = mark(
    "{name} is no table of places or commitments: no column is called “place”, or “type” and “target_year”. If it "
    "has organisations, drop it on their page. Nothing was changed."
)
_WORKBOOK = mark(
    "{name} is a workbook. Open Places or Commitments and choose Import to add its rows. Nothing was changed."
)
_REFUSALS = {
    "database": mark(
        "{name} is a database of another program. Drop a workspace (.aca), a PDF, a CSV or another laptop’s file."
    ),
    "empty": mark("{name} is empty. Nothing was changed. Ask for it once more where it comes from."),
    "unknown": mark(
        "{name} is nothing that this program reads. It takes workspaces, PDFs, CSV, XLSX, XLS, ODS and "
        "other laptops’ files."
    ),
}


class Dropped:
    """What a page is led to by a drop (`Page.show_this`): files of one kind."""

    def __init__(self, kind: "FileKind", paths: list[Path]) -> None:
        self.kind = kind
        self.paths = paths


class Dropping(QObject):
    """`file_found`: a workspace (Path) was dropped. `page_asked`: a page, with the Dropped it is to show.

    `over` is the page on which they were dropped.
    """

    file_found = Signal(object)
    page_asked = Signal(str, object)
    told = Signal(object)

    def __init__(self, room: Room, parent: QObject, over: str = "") -> None:
        super().__init__(parent)
        self._room = room
        self._over = over

    def judge(self, paths: list[Path]) -> None:
        """Look what these files are, and tell."""

        def work(_progress: Progress) -> "list[tuple[Path, FileKind | AcaError]]":
            from aca_desktop.services.workspace.judging import judge

            found: list[tuple[Path, FileKind | AcaError]] = []
            for path in paths:
                try:
                    found.append((path, judge(path)))
                except AcaError as error:
                    found.append((path, error))
            return found

        self._room.jobs.run(self, work, self._on_judged)

    def _on_judged(self, found: "list[tuple[Path, FileKind | AcaError]]") -> None:
        by_kind: dict[FileKind, list[Path]] = {}
        for path, kind in found:
            if isinstance(kind, AcaError):
                self.told.emit(Message(told(kind)))
            else:
                by_kind.setdefault(kind, []).append(path)
        for kind, paths in by_kind.items():
            self._lead(kind, paths)

    def _lead(self, kind: "FileKind", paths: list[Path]) -> None:
        if kind in ("workspace", "locked"):
            for path in paths:
                self.file_found.emit(path)
        elif kind == "table" and self._over == "figures":
            for path in paths:
                self._refuse(_NOT_A_FIGURE, path)
        elif kind == "spreadsheet" and self._over == "figures":
            for path in paths:
                self._refuse(_WORKBOOK, path)
        elif kind in _PAGES:
            self.page_asked.emit(_PAGES[kind], Dropped(kind, paths))
        else:
            for path in paths:
                self._refuse(_REFUSALS[kind], path)

    def _refuse(self, why: str, path: Path) -> None:
        self.told.emit(Message(lambda speech: speech.say(why, name=path.name)))
