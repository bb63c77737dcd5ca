"""The system's own dialogs for choosing files. They return a path or nothing, and write nothing."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from aca_desktop.i18n import Speech
from aca_desktop.paths import documents, persons

TABLE_FILES = ("xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt")
"""How files of tables end."""

ENDING = ".aca"


def workspace_to_open(parent: QWidget, speech: Speech, folder: Path | None = None) -> Path | None:
    """Ask for a workspace that exists."""
    return file_to_open(parent, speech.say("Open a file"), _filter(speech), folder)


def workspace_to_save(parent: QWidget, speech: Speech, proposed: Path) -> Path | None:
    """Ask where a new workspace is to be written."""
    return file_to_save(parent, speech.say("Save as a new file"), _filter(speech), proposed, ENDING)


def table_to_open(parent: QWidget, speech: Speech) -> Path | None:
    """Ask for a table that exists: a workbook or text."""
    every = " ".join(f"*.{ending}" for ending in TABLE_FILES)
    kinds = f"{speech.say('Spreadsheets and CSV')} ({every});;{speech.say('All files')} (*)"
    return file_to_open(parent, speech.say("Import a table"), kinds)


def file_to_open(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> Path | None:
    """Ask for a file of these kinds (`Text (*.txt)`) that exists."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, _begin(folder), kinds)
    return Path(chosen) if chosen else None


def files_to_open(parent: QWidget, title: str, kinds: str, folder: Path | None = None) -> list[Path]:
    """Ask for files of other laptops; `kinds` says what they are called."""
    every = f"{kinds} (*.acasync *{ENDING});;* (*)"
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, _begin(folder), every)
    return [Path(one) for one in chosen]


def file_to_save(parent: QWidget, title: str, kinds: str, proposed: Path, ending: str) -> Path | None:
    """Ask for the name of a new file, which gets the ending if it has none."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(ending)


def folder_to_write_into(parent: QWidget, title: str, proposed: Path | None = None) -> Path | None:
    """Ask for a folder."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _begin(proposed))
    return Path(chosen) if chosen else None


def _begin(folder: Path | None) -> str:
    """Return where a dialog begins: in the user's Documents, if nothing else is told."""
    return str(folder or (documents() if documents().is_dir() else persons()))


def _filter(speech: Speech) -> str:
    return f"ACA Desktop (*{ENDING});;{speech.say('All files')} (*)"
