"""A guest's draft on disk: every field and stroke is handed to the session's worker as it comes. Knows no widget.

Fields that change while something is being written wait and go together; strokes go one by one, in their order.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Stroke
from aca_desktop.errors import AcaError

if TYPE_CHECKING:
    from aca_desktop.domain.signing.signature_record import SignatureRecord
    from aca_desktop.services.signing.drafts import DraftAbout, KeptDraft
    from aca_desktop.services.signing.signing import Signed
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.session import Session

type Writing[T] = Callable[["Workspace", str], T]


_A_MOMENT = 60
"""Milliseconds after which the thanks are seen: the desk's pages look anew then, and nobody waits for them."""


class DraftWriter(QObject):
    """One draft. `rested`: everything that was handed in is on disk. `troubled` (AcaError): something is not.

    What could not be written stays and is tried again with the next change, so that a disk that was full for a
    moment loses nothing.
    """

    rested = Signal()
    troubled = Signal(object)

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._draft: str | None = None
        self._fields: dict[str, Json] = {}
        self._queue: list[Writing[object]] = []
        self._writing = False

    @property
    def draft(self) -> str | None:
        """The draft's id, None while it is not yet on disk."""
        return self._draft

    @property
    def is_idle(self) -> bool:
        """Whether everything that was handed in is on disk."""
        return not (self._writing or self._fields or self._queue)

    @property
    def is_stuck(self) -> bool:
        """Whether there is no draft to write into, and none to come: it could not be begun."""
        return self._draft is None and not self._writing

    def begin(self, about: "DraftAbout") -> None:
        """Begin a draft; what is kept before it is there waits for it."""

        def work(workspace: "Workspace", _progress: "Progress") -> str:
            from aca_desktop.services.signing.drafts import open_draft

            return open_draft(workspace, about)

        def done(id_: str) -> None:
            self._draft = id_

        self._write(work, done)

    def take_up(self, id_: str, done: "Callable[[KeptDraft], None]", failed: Callable[[AcaError], None]) -> None:
        """Go on with a draft that lies there; `done` gets all that it holds."""

        def work(workspace: "Workspace", _progress: "Progress") -> "KeptDraft":
            from aca_desktop.services.signing.drafts import resume

            return resume(workspace, id_)

        def here(kept: "KeptDraft") -> None:
            self._draft = id_
            done(kept)

        self._write(work, here, failed)

    def keep(self, fields: Mapping[str, Json]) -> None:
        """Keep fields."""
        self._fields.update(fields)
        self._go_on()

    def keep_stroke(self, pad: str, number: int, stroke: Stroke, size: tuple[int, int]) -> None:
        """Keep a stroke as the one of that number, drawn on a pad of that size."""

        def writing(workspace: "Workspace", id_: str) -> None:
            from aca_desktop.services.signing.drafts import keep_stroke

            keep_stroke(workspace, id_, number, stroke, size, pad=pad)

        self._add(writing)

    def drop_strokes(self, pad: str, *, last_only: bool) -> None:
        """Take away a pad's last stroke, or all."""

        def writing(workspace: "Workspace", id_: str) -> None:
            from aca_desktop.services.signing.drafts import drop_strokes

            drop_strokes(workspace, id_, pad=pad, last_only=last_only)

        self._add(writing)

    def keep_file(self, name: str, file: Attachment | None) -> None:
        """Keep a file under a name; None removes it."""

        def writing(workspace: "Workspace", id_: str) -> None:
            from aca_desktop.services.signing import drafts

            data, file_name = (file.data, file.name) if file else (None, None)
            drafts.keep_file(workspace, id_, name, data, file_name)

        self._add(writing)

    def park(self) -> None:
        """Put the draft aside for later, with everything that was handed in."""

        def writing(workspace: "Workspace", id_: str) -> None:
            from aca_desktop.services.signing.drafts import park

            park(workspace, id_)

        self._add(writing)

    def discard(self) -> None:
        """Take the draft away."""

        def writing(workspace: "Workspace", id_: str) -> None:
            from aca_desktop.services.signing.drafts import discard

            discard(workspace, id_)

        self._fields.clear()
        self._add(writing)

    def sign(
        self,
        record: "SignatureRecord",
        name: str,
        done: "Callable[[Signed], None]",
        failed: Callable[[AcaError], None],
        ended: Callable[[], None],
    ) -> None:
        """Sign with the draft, which goes in the same transaction; `name` is what the strip says meanwhile."""
        fields, queue = self._take()

        def work(workspace: "Workspace", _progress: "Progress") -> "Signed":
            from aca_desktop.services.signing.drafts import sign_draft

            id_ = self._id()
            _keep_all(workspace, id_, fields, queue)
            return sign_draft(workspace, id_, record)

        def not_signed(error: AcaError) -> None:
            self._put_back(fields, queue)
            failed(error)

        def thanked(signed: "Signed") -> None:
            done(signed)
            QTimer.singleShot(_A_MOMENT, self._session, self._session.notice)

        self._write(work, thanked, not_signed, ended, name=name)

    # in the session's worker, one after the other

    def _add(self, writing: Writing[object]) -> None:
        self._queue.append(writing)
        self._go_on()

    def _go_on(self) -> None:
        if self._writing or self._draft is None or self.is_idle:
            return
        fields, queue = self._take()

        def failed(error: AcaError) -> None:
            if error.code != "draft-gone":
                self._put_back(fields, queue)
            self.troubled.emit(error)

        self._write(
            lambda workspace, _progress: _keep_all(workspace, self._id(), fields, queue),
            lambda _nothing: None,
            failed,
        )

    def _id(self) -> str:
        if self._draft is None:
            raise AssertionError("nothing is written before the draft is there")
        return self._draft

    def _take(self) -> tuple[dict[str, Json], list[Writing[object]]]:
        """Take what waits to be written."""
        taken = self._fields, self._queue
        self._fields, self._queue = {}, []
        return taken

    def _put_back(self, fields: dict[str, Json], queue: list[Writing[object]]) -> None:
        """Let what could not be written wait for the next change."""
        self._fields = fields | self._fields
        self._queue = queue + self._queue

    def _write[T](
        self,
        work: "Callable[[Workspace, Progress], T]",
        done: Callable[[T], None],
        failed: Callable[[AcaError], None] | None = None,
        ended: Callable[[], None] | None = None,
        *,
        name: str = "",
    ) -> None:
        self._writing = True
        worked = False

        def finished(result: T) -> None:
            nonlocal worked
            worked = True
            done(result)

        def at_rest() -> None:
            self._writing = False
            if worked:
                self._go_on()
            if ended is not None:
                ended()
            if self.is_idle:
                self.rested.emit()

        self._session.write(self, name, work, finished, failed or self.troubled.emit, at_rest, quiet=True)


def _keep_all(workspace: "Workspace", id_: str, fields: Mapping[str, Json], queue: list[Writing[object]]) -> None:
    """Write fields and then what waits in the queue, of which only what is not yet written stays in it."""
    from aca_desktop.services.signing import drafts

    if fields:
        drafts.keep(workspace, id_, fields)
    while queue:
        queue[0](workspace, id_)
        queue.pop(0)
