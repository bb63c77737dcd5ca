"""A workspace file with a small journal in it, written as a laptop writes: signed, through drafts."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.storage.workspace.workspace import LocalLaptop, WorkspaceFile
from tests.journals import AT, CHECKER, key, root_certificate, subject

COALITION = key("root Alianza").replica
ORGANISATION = subject(1)
LAPTOP = LocalLaptop("Mesa 1", key("ana").to_pkcs8(), "installation")


def founded(path: Path, passphrase: str | None = None) -> None:
    """Make a workspace of a coalition just founded, whose coordinator this laptop is."""
    with WorkspaceFile.create(path, CHECKER, passphrase=passphrase) as workspace:
        workspace.keep_laptop(LAPTOP)
        with workspace.transaction():
            write(
                workspace,
                [
                    Draft(
                        "founding",
                        named_subject(COALITION),
                        {"code": "alianza", "certificate": root_certificate("Alianza"), "sample": False},
                    ),
                    enrolment("ana", "coordinator"),
                ],
                by=key("root Alianza"),
            )
            write(workspace, [Draft("coalition", named_subject(COALITION), {"names.es": "Alianza"})])


def write(workspace: WorkspaceFile, drafts: Sequence[Draft], by: LaptopKey | None = None) -> list[Entry]:
    """Append drafts to the feed of ana, or of another key."""
    return workspace.journal.append(COALITION, drafts, by or key("ana"), at=AT, random=secrets.token_bytes)


def enrolment(name: str, role: str) -> Draft:
    """Return the enrolment of the laptop of that name."""
    return Draft("enrolment", named_subject(key(name).replica), {"role": role, "name": name, "certificate": "00"})


def organisation(number: int, name: str = "Uno") -> Draft:
    """Return the first edit of an organisation."""
    return Draft("organisation", subject(number), {"names.es": name, "sector": "business"}, {"notes": "secreto"})


def signature(number: int, *over: Entry) -> Draft:
    """Return a signature of an organisation, with ink."""
    return Draft(
        "signature",
        subject(number),
        {"publication": "c" * 64, "day": "2026-06-05", "consents.contact": {"given": True, "version": "1"}},
        {"signer": {"family": "山田"}, "ink": {"blob": 0}},
        tuple(entry.id for entry in over),
        (("personal", b"ink of 100 points"), ("open", b"rows")),
    )


def table(workspace: WorkspaceFile, name: str) -> list[tuple[object, ...]]:
    """Return all rows of a table."""
    return [tuple(row) for row in workspace.journal.database.execute(f"SELECT * FROM {name}").fetchall()]
