"""What is said of a place where a workspace does not lie well. Codes in, words out."""

from collections.abc import Mapping

from aca_desktop.domain.values.file_place import Place
from aca_desktop.i18n import Speech, mark

_WHO: Mapping[Place, str] = {
    "onedrive": mark("OneDrive copies this folder while you work, which can spoil the file."),
    "dropbox": mark("Dropbox copies this folder while you work, which can spoil the file."),
    "icloud": mark("iCloud copies this folder while you work, which can spoil the file."),
    "google-drive": mark("Google Drive copies this folder while you work, which can spoil the file."),
    "other-sync": mark("A program copies this folder while you work, which can spoil the file."),
    "network": mark("This folder is on another machine; when the network breaks off, signatures can be lost."),
}
_INSTEAD = mark(
    "Keep the file on this laptop. To share its content, write a file for another laptop: that may lie anywhere."
)


def warning(speech: Speech, place: Place) -> str:
    """Return what is wrong with a place and what to do."""
    return f"{speech.say(_WHO[place])}{'' if speech.language == 'ja' else ' '}{speech.say(_INSTEAD)}"
