"""Dies before each statement of a transaction in turn; a process of its own, since only one thread may fork."""

import os
import signal
import sys
from pathlib import Path

from aca_desktop.storage.journal.checking import check, digests
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER, key, subject
from tests.storage.stories import COALITION, enrolment, organisation, signature, write


def dies_at(path: Path, statement: int) -> bool:
    """Append in another process that is killed before so many statements of SQL; say whether it came so far."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == signal.SIGKILL
    left = [statement]

    def count(_: str) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        workspace.journal.database.conn.set_trace_callback(count)
        with workspace.transaction():
            write(workspace, [organisation(1), signature(1), enrolment("mesa", "event")])
            write(workspace, [organisation(2)], by=key("mesa"))
        os._exit(0)


def main(path: Path) -> None:
    """Die again and again until the transaction ends, and see that before that nothing of it is there.

    What is compared after it has ended is no part of it.
    """
    with WorkspaceFile.open(path, CHECKER) as workspace:
        before = digests(path, workspace.journal)
    statements = 1
    while dies_at(path, statements):
        with WorkspaceFile.open(path, CHECKER, write=statements % 2 == 0) as workspace:
            assert check(workspace, CHECKER) == []
            if digests(path, workspace.journal) != before:
                break
        statements += 1
    with WorkspaceFile.open(path, CHECKER) as workspace:
        assert workspace.journal.about(COALITION, subject(2)) != []
        assert check(workspace, CHECKER) == []
    sys.stdout.write(str(statements))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
