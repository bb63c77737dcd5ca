"""A process that signs without end and tells each signature once it is on disk: for tests that kill it."""

import sys
from dataclasses import replace
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.domain.journal.strict_json import read_json
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.values.problems import Problem
from aca_desktop.paths import resources
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.papers import faces, papers
from aca_desktop.services.samples.sample_content import content
from aca_desktop.services.signing import signing
from aca_desktop.services.workspace import workspaces


def record() -> SignatureRecord:
    value = read_json((resources() / "samples" / "records" / "zuniga.json").read_bytes())
    assert not isinstance(value, Problem)
    read = read_record(value)
    assert isinstance(read, SignatureRecord)
    return read


def context_of(folder: Path) -> Context:
    return replace(Context.of_this_machine(), home=folder / "home")


def found(path: Path) -> None:
    """Found the sample's coalition in a new workspace and publish its declaration as version 1."""
    sample = content("aca-gdl")
    with workspaces.create_workspace(path, context_of(path.parent), "Mesa 3") as workspace:
        coalition = coalitions.found(workspace, sample.coalition, path.parent / "recovery.pem", "correct horse")
        declarations.publish(workspace, coalition, declarations.add(workspace, coalition, sample.declaration), "1")


def sign_without_end(path: Path) -> None:
    signed = record()
    with (
        workspaces.open_workspace(path, context_of(path.parent), write=True) as workspace,
        papers.Papers(workspace) as press,
    ):
        while True:
            done = signing.sign(workspace, signed)
            sys.stdout.write(f"{done.signature}\n")
            sys.stdout.flush()
            paper = press.declaration(faces.signature(workspace, done.signature))
            papers.write(paper, path.parent / "out", path)


if __name__ == "__main__":
    sign_without_end(Path(sys.argv[1]))
