"""One process for all windows of an installation: a second start hands over what it was started with, and ends.

It must not know what becomes of it.
"""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from aca_desktop import windows

_PATIENCE = 1_000
"""Milliseconds for an answer; after that a process that hangs is left alone."""

_MOMENT = 200
"""Milliseconds for which the window waits for a start, which writes as soon as it is connected."""

_LONGEST = 100_000
_TAKEN = b"taken\n"


def hand_over(path: Path | None, home: Path) -> bool:
    """Hand a file, or that a window is wanted, to the process that runs already; return whether it took it."""
    socket = QLocalSocket()
    socket.connectToServer(_name(home))
    if not socket.waitForConnected(_PATIENCE):
        return False
    windows.let_others_come_forward()
    asked = None if path is None else str(path.absolute())
    socket.write(json.dumps(asked).encode() + b"\n")
    taken = socket.waitForReadyRead(_PATIENCE) and socket.readAll().data() == _TAKEN
    socket.disconnectFromServer()
    return bool(taken)


class Listener(QObject):
    """`received` tells what a second start was started with: a file (Path), or None."""

    received = Signal(object)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        if not self._server.listen(_name(home)):  # left by a process that was killed, since nobody has answered
            QLocalServer.removeServer(_name(home))
            self._server.listen(_name(home))

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _on_connected(self) -> None:
        socket = self._server.nextPendingConnection()
        told = bytes(socket.readLine(_LONGEST).data()) if socket.waitForReadyRead(_MOMENT) else b""
        try:
            asked = json.loads(told)
        except ValueError:
            asked = False
        is_asked = asked is None or isinstance(asked, str)
        if is_asked:
            socket.write(_TAKEN)
            socket.waitForBytesWritten(_MOMENT)
        socket.disconnectFromServer()
        socket.deleteLater()
        if is_asked:
            self.received.emit(None if asked is None else Path(asked))


def _name(home: Path) -> str:
    """Return the server's name: another one for each data folder."""
    return "aca-desktop-" + hashlib.sha256(str(home.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
