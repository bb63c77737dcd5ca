"""A laptop played on this machine: its data folder, and the command line called in this process or another."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from aca_desktop.cli.running import app
from aca_desktop.context import Context

PASSPHRASE = "una frase de prueba"  # noqa: S105 (guards nothing)
TEXT = "Nos comprometemos:\n\n- a medir\n- a reducir\n"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, and what it said on both streams."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> Any:
        """The error told as JSON on standard error."""
        return json.loads(self.err)["error"]


@dataclass(frozen=True)
class Laptop:
    """A laptop and the folder in which it works."""

    folder: Path
    name: str = "Mesa 1"
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """Its workspace."""
        return self.folder / "mesa.aca"

    @property
    def home(self) -> Path:
        """Its data folder."""
        return self.folder / "home"

    @property
    def passphrase_file(self) -> Path:
        """A file with the recovery file's passphrase."""
        path = self.folder / "passphrase"
        path.write_text(PASSPHRASE + "\n", encoding="utf-8")
        return path

    def call(self, *arguments: object) -> Ran:
        """Run a command in this process."""
        context = Context.of_this_machine()
        own = Context(context.now, context.random, self.home)
        return captured(lambda: app.main([str(one) for one in arguments], own))

    def ok(self, *arguments: object) -> Any:
        """Run a command in this process and return its JSON; it must be done."""
        ran = self.call(*arguments, "--json")
        assert (ran.code, ran.err) == (0, ""), ran
        return ran.data

    def refused(self, *arguments: object, code: int = 1) -> Any:
        """Run a command in this process and return the error that it tells; nothing is on standard output."""
        ran = self.call(*arguments, "--json")
        assert (ran.code, ran.out) == (code, ""), ran
        return ran.error

    def run(self, *arguments: object, **options: Any) -> Ran:
        """Run a command in a process of its own."""
        done = subprocess.run(
            self.command(*arguments),
            env=self.environ(),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
            **({"stdin": subprocess.DEVNULL} | options if "input" not in options else options),
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def command(self, *arguments: object) -> Sequence[str]:
        """Return how a command is started as a process."""
        return [sys.executable, "-m", "aca_desktop", *map(str, arguments)]

    def environ(self) -> dict[str, str]:
        """Return the environment of this laptop's processes."""
        return {**os.environ, "ACA_DESKTOP_HOME": str(self.home), **self.environment}

    def found(self, code: str = "aca-gdl", *, languages: Sequence[str] = ("es",)) -> Any:
        """Make the workspace, and found a coalition in it."""
        options = [option for tag in languages for option in ("--language", tag)]
        return self.ok(
            *("new", self.file, "--laptop", self.name, "--found", code, "--title", "Alianza de Prueba"),
            *("--country", "MX", *options),
            *("--recovery", self.folder / f"{code}.pem", "--passphrase-file", self.passphrase_file),
        )

    def publish(self, *days: str) -> Any:
        """Write a declaration in Spanish, and publish it as version 1; `days` are options such as --closes."""
        text = self.folder / "texto.md"
        text.write_text(TEXT, encoding="utf-8")
        added = self.ok(
            "declarations", "add", self.file, text, "--language", "es", "--title", "Declaración", *days
        )
        return self.ok(
            "declarations", "publish", self.file, "--version", "1", "--declaration", added["declaration"]
        )

    def digest(self) -> Any:
        """Return the digests of what its workspace holds."""
        return self.ok("digest", self.file)

    def record(self, **changes: Any) -> Path:
        """Write a RECORD.json with which an organisation may sign, with some of its fields changed."""
        from tests.domain.example_records import record_json

        path = self.folder / "record.json"
        path.write_text(json.dumps(record_json(**changes)), encoding="utf-8")
        return path


def captured(command: Callable[[], int]) -> Ran:
    """Run a command, and return how it ended and what it said."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = command()
    return Ran(code, _text(out), _text(err))


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue().decode("utf-8")
