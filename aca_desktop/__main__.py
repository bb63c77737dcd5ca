"""The program's beginning: a file or nothing opens the window, anything else is for the command line.

It must know of both no more than where they begin, and import only the one that is meant.
"""

import sys
from collections.abc import Container, Sequence
from pathlib import Path

_STOPPED = 130


def main() -> int:
    """Run the program with its arguments and return the exit code."""
    arguments = sys.argv[1:]
    try:
        from aca_desktop.cli import app
        from aca_desktop.cli.usage import WrongUsage
        from aca_desktop.context import Context

        context = Context.of_this_machine()
        if is_for_the_window(arguments, app.COMMANDS):
            return app.fail(arguments, context, WrongUsage("window-not-built", help=app.PROGRAM))
        return app.main(arguments, context)
    except KeyboardInterrupt:
        return _STOPPED


def is_for_the_window(arguments: Sequence[str], commands: Container[str]) -> bool:
    """Say whether no command is meant: there is nothing, or one file."""
    words = [word for word in arguments if word != "--json"]
    if not words:
        return True
    if len(words) > 1 or words[0].startswith("-") or words[0] in commands:
        return False
    return words[0].endswith(".aca") or Path(words[0]).exists()


if __name__ == "__main__":
    sys.exit(main())
