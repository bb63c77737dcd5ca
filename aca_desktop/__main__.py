"""The program's beginning: a file or nothing opens the window, anything else is for the command line.

It must know of both no more than where they begin, and import only the one that is meant.
"""

import gc
import os
import sys
from collections.abc import Container, Sequence
from pathlib import Path

_STOPPED = 130


def main() -> int:
    """Run the program with its arguments and return the exit code."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a frozen program's further processes begin here, and go no further
    code = _run(sys.argv[1:])
    if code == _STOPPED:
        # Ctrl-C inside an exec (a dataclass being made) is remembered, and CPython would end by the signal, not by
        # this code; the next exec forgets it
        exec("")  # noqa: S102
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        from aca_desktop.context import Context

        context = Context.of_this_machine()
        if has_display() and is_for_the_window(arguments, _Commands()):
            gc.disable()  # until the window is there: what is made at the start stays
            from aca_desktop.ui import app as window

            return window.start(Path(arguments[0]) if arguments else None, context)

        from aca_desktop.cli.running import app
        from aca_desktop.cli.running.usage import WrongUsage

        if is_for_the_window(arguments, app.COMMANDS):
            return app.fail(arguments, context, WrongUsage("no-display", help=app.PROGRAM))
        return app.main(arguments, context)
    except KeyboardInterrupt:
        return _STOPPED


def is_for_the_window(arguments: Sequence[str], commands: Container[str]) -> bool:
    """Say whether no command is meant: there is nothing, or one file."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return False
    return arguments[0].endswith(".aca") or (Path(arguments[0]).exists() and arguments[0] not in commands)


class _Commands:
    """The command line's commands, imported only where a word might be one."""

    def __contains__(self, word: object) -> bool:
        from aca_desktop.cli.running.app import COMMANDS

        return word in COMMANDS


def has_display() -> bool:
    """Say whether a window can be shown; where it can't, Qt would end the program without a word of ours."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
