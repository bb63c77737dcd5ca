"""At a terminal: passphrases are asked for and not shown, and long work says how far it is."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.laptop import PASSPHRASE, Laptop

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is needed", allow_module_level=True)

import pty

if not os.path.exists("/dev/ptmx") or not os.path.exists("/dev/pts/ptmx"):  # noqa: PTH110 (devices)
    pytest.skip("this system lends no pseudo-terminals", allow_module_level=True)


class Terminal:
    """A command at a pseudo-terminal, which it has as standard input and standard error."""

    def __init__(self, master: int, process: "subprocess.Popen[bytes]") -> None:
        self._master = master
        self._process = process
        self.seen = ""

    def wait_for(self, words: str) -> None:
        """Read what is shown until these words come."""
        while words not in self.seen:
            self.seen += os.read(self._master, 4096).decode()

    def type(self, words: str) -> None:
        """Type words and Enter."""
        os.write(self._master, f"{words}\n".encode())

    def end(self) -> tuple[int, str]:
        """Return the exit code, and what was written to standard output."""
        out, _err = self._process.communicate()
        os.set_blocking(self._master, False)
        with suppress(OSError):
            self.seen += os.read(self._master, 100_000).decode()
        return self._process.returncode, out.decode()


@contextmanager
def at_terminal(laptop: Laptop, *arguments: object) -> Iterator[Terminal]:
    """Start a command at a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        laptop.command(*arguments),
        env=laptop.environ(),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=slave,
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()
        os.close(master)


def founding(laptop: Laptop) -> tuple[object, ...]:
    names = (
        "--laptop",
        "Mesa 1",
        "--found",
        "aca-gdl",
        "--title",
        "Alianza",
        "--country",
        "MX",
        "--language",
        "es",
    )
    return ("new", laptop.file, *names, "--recovery", laptop.folder / "root.pem")


def test_the_recovery_files_passphrase_is_asked_for_twice_and_not_shown(laptop: Laptop) -> None:
    with at_terminal(laptop, *founding(laptop)) as terminal:
        terminal.wait_for("A passphrase for the recovery file:")
        terminal.type(PASSPHRASE)
        terminal.wait_for("The same passphrase again:")
        terminal.type(PASSPHRASE)
        code, out = terminal.end()
    assert (code, "Root’s key is in" in out) == (0, True)
    assert PASSPHRASE not in terminal.seen


def test_two_that_differ_found_nothing(laptop: Laptop) -> None:
    with at_terminal(laptop, *founding(laptop)) as terminal:
        terminal.wait_for("A passphrase for the recovery file:")
        terminal.type(PASSPHRASE)
        terminal.wait_for("The same passphrase again:")
        terminal.type("otra")
        code, _out = terminal.end()
    assert code == 1
    assert "The two passphrases differ." in terminal.seen
    assert not laptop.file.exists()
    assert not (laptop.folder / "root.pem").exists()


def test_a_locked_workspace_is_opened_with_what_is_typed(laptop: Laptop) -> None:
    laptop.ok("--workspace-passphrase-file", laptop.passphrase_file, "new", laptop.file, "--laptop", "Mesa 1")
    for typed, code in ((PASSPHRASE, 0), ("otra", 1)):
        with at_terminal(laptop, "info", laptop.file) as terminal:
            terminal.wait_for("is locked, or no workspace. Its passphrase:")
            terminal.type(typed)
            ended, out = terminal.end()
        assert ended == code
        assert ("Mesa 1" in out) == (code == 0)


def test_long_work_says_how_far_it_is_only_where_somebody_watches(table: Laptop) -> None:
    table.ok("sign", table.file, table.record())
    out = table.folder / "papers"
    with at_terminal(table, "pdf", "declaration", table.file, "--all", "--out", out) as terminal:
        code, said = terminal.end()
    assert (code, said) == (0, "1 declaration written\n0 were there already\n")
    assert "Declaration 0 of 1" in terminal.seen
    assert re.sub(r"\r\x1b\[K", "", terminal.seen).count("\n") == 0
    ran = table.run("pdf", "declaration", table.file, "--all", "--out", Path(out))
    assert ran.err == ""
