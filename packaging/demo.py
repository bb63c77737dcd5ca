"""Plays the main job through once, by the program's own commands: from a record at a table to sealed papers.

Run by .venv's Python through run.py. It writes into ./demo, or into a new folder inside it if that holds something
already, and overwrites nothing. It knows the command line and its JSON only, nothing of what lies behind.
"""

import json
import os
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

RECORDS = Path(__file__).resolve().parent.parent / "resources" / "samples" / "records"
SAMPLE = "aca-gdl"


class Refused(Exception):
    """A command did not do what it should; holds what it said."""


def main() -> int:
    """Play, and tell what lies where; 1 if a command refused."""
    try:
        play(fresh(Path("demo")))
    except (Refused, OSError) as trouble:
        print(f"The play stopped here: {trouble}", file=sys.stderr)
        return 1
    return 0


def fresh(folder: Path) -> Path:
    """Make and return a folder that holds nothing: this one, else the first free number inside it."""
    for number in count(1):
        free = folder if number == 1 else folder / str(number)
        try:
            free.mkdir()
        except FileExistsError:
            if free.is_dir() and not any(free.iterdir()):
                return free
        else:
            return free
    raise AssertionError("numbers do not end")


def play(folder: Path) -> None:
    """Build the sample, let two more organisations sign, write the summary and the root, and check every paper."""
    workspace = folder / f"{SAMPLE}.aca"
    narrate(f"Building the sample {SAMPLE}.")
    ran(folder, "sample", SAMPLE, str(workspace))
    show(workspace, "the sample's workspace: everything one laptop holds")
    papers = [signed(folder, workspace, record) for record in sorted(RECORDS.glob("*.json"))]
    narrate("Writing the coalition's summary.")
    for summary in ran(folder, "pdf", "summary", str(workspace), "--out", str(folder))["paths"]:
        papers.append(Path(summary))
        show(Path(summary), "the coalition's summary, sealed")
    ran(folder, "laptops", "root", str(workspace), "--out", str(folder))
    root = folder / "ROOT.pem"
    show(root, "the coalition's root certificate, which it publishes so that anybody can check its papers")
    narrate("Checking every paper against the root.")
    check(ran(folder, "verify", *map(str, papers), "--trust", str(root))["results"], len(papers))


def signed(folder: Path, workspace: Path, record: Path) -> Path:
    """Sign from a record and return the sealed declaration's path."""
    told = json.loads(record.read_text(encoding="utf-8"))
    organisation, signer = told["organisation"], told["signer"]["name"]
    name = organisation.get("name") or organisation["names"][told["language"]]
    narrate(f"{name} signs by the hand of {signer}.")
    paper = ran(folder, "sign", str(workspace), str(record), "--out", str(folder))["pdf"]
    if paper is None:
        raise Refused("the signature was kept, but its PDF was not made")
    show(
        Path(paper),
        f"the declaration as {name} signed it, by the hand of {signer}; sealed, with its evidence page",
    )
    return Path(paper)


def check(results: list[dict[str, Any]], papers: int) -> None:
    """Tell that all papers are valid, or refuse with the reasons of those that are not."""
    wrong = [f"{one['path']} is {one['verdict']} ({', '.join(one['reasons'])})" for one in results]
    wrong = [line for line, one in zip(wrong, results, strict=True) if one["verdict"] != "valid"]
    if wrong or len(results) != papers:
        raise Refused("; ".join(wrong) or f"{papers} papers were written and {len(results)} checked")
    print(f"All {papers} papers are valid under ROOT.pem. They are samples: nobody of these organisations signed.")


def ran(folder: Path, *arguments: str) -> Any:
    """Run one of the program's commands on a laptop of the play's own, and return its JSON."""
    own = {**os.environ, "ACA_DESKTOP_HOME": str((folder / ".laptop").resolve()), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", "aca_desktop", *arguments, "--json"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", env=own, check=False
    )
    sys.stderr.write(done.stderr)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise Refused(f"aca-desktop {arguments[0]} answered {done.returncode} without a word") from None
    if "error" in told or (done.returncode and arguments[0] != "verify"):
        raise Refused(f"aca-desktop {arguments[0]} refused")
    return told


def narrate(sentence: str) -> None:
    """Tell what happens next, on standard error."""
    print(sentence, file=sys.stderr, flush=True)


def show(path: Path, what: str) -> None:
    """Print a path that was written and what it is."""
    if not path.is_file():
        raise Refused(f"{path} should be there and is not")
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    print(f"{shown}\n    {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
