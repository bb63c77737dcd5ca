"""Copies for those who signed: saved where they ask, printed, sent; each handing-over is a fact of the journal.

A copy is the paper that `papers` makes. The fact is written when the copy is there, never before.
"""

from collections.abc import Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Literal

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.values.addresses import email
from aca_desktop.errors import AcaError
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.services.coalition.coalitions import Coalition, name_in
from aca_desktop.services.papers.faces import Signature, signature
from aca_desktop.services.papers.papers import Paper, write_into
from aca_desktop.services.signing import papers_due, papers_folder
from aca_desktop.services.workspace.workspaces import Workspace

type Way = Literal["file", "paper", "email"]

WAYS: tuple[Way, ...] = ("file", "paper", "email")
"""Saved in a folder or on a USB stick, printed, or put into an e-mail that is ready to be sent."""


def record_copy(workspace: Workspace, signed: str, way: Way) -> Entry:
    """Write that a copy of a signature's paper was handed over.

    Raise AcaError `unknown-signature`, `not-authorised` and what else writing raises.
    """
    found = signature(workspace, signed)
    day = workspace.context.now().date().isoformat()
    draft = Draft("copy", found.organisation, {"way": way, "day": day}, {}, (found.read.entry.id,))
    with workspace.file.transaction():
        if papers_folder.chosen_folder(workspace, found.coalition) is None:
            papers_due.settle(workspace, found.read.entry.id)
        return workspace.write(found.coalition.id, [draft])[0]


def save_copy(workspace: Workspace, signed: str, paper: Paper, folder: Path) -> Path:
    """Save a paper into a folder that is there, under a name that is free, and write that it was; return its path.

    Raise AcaError `folder-gone` (a USB stick was taken out), `disk-full`, `cannot-write`: then choose another.
    """
    path = write_into(paper, folder)
    record_copy(workspace, signed, "file")
    return path


def save_email(workspace: Workspace, signed: str, paper: Paper, folder: Path) -> Path:
    """Save an e-mail to the signer with the paper, ready to be opened and sent, and write that it was made.

    Raise AcaError `no-email` where no address was given, and what `save_copy` raises.
    """
    message = eml(workspace, signature(workspace, signed), paper)
    path = write_into(Paper(f"{paper.name.removesuffix('.pdf')}.eml", message), folder)
    record_copy(workspace, signed, "email")
    return path


def eml(workspace: Workspace, signed: Signature, paper: Paper) -> bytes:
    """Return an e-mail (RFC 5322) to the signer, in the language that was read, with the paper attached.

    `X-Unsent` lets mail programs open it for sending. Raise AcaError `no-email`.
    """
    language = signed.read.language if signed.read.language in LANGUAGES else "en"
    speech = Speech(language, signed.coalition.record.country)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _one_line(
        speech.say("Your signed declaration: {title}", title=signed.publication.titles[signed.read.language])
    )
    message["To"] = _address(signed)
    message["Date"] = workspace.context.now()
    message["X-Unsent"] = "1"
    message.set_content(_words(signed, speech))
    message.add_attachment(paper.data, maintype="application", subtype="pdf", filename=paper.name)
    return message.as_bytes()


def copies(workspace: Workspace, coalition: Coalition, organisation: str) -> Mapping[str, tuple[str, ...]]:
    """Return of an organisation's signatures (entry ids) the ways in which copies were handed over."""
    state = workspace.own_state(coalition.id, organisation)
    found: dict[str, tuple[str, ...]] = {}
    for one in workspace.journal.about(coalition.id, organisation):
        entry = one.entry
        if entry.header.kind == "copy" and entry.id in state.facts:
            way = str(read_contents(entry).values.get("way", ""))
            for signed in entry.header.over:
                found[signed] = (*found.get(signed, ()), way)
    return found


def _address(signed: Signature) -> Address:
    signer = signed.read.signer
    judged = email("email", signer.email) if signer and signer.email else None
    if signer is None or not isinstance(judged, str):
        raise AcaError("no-email", signature=signed.read.entry.id)
    local, _at, domain = judged.rpartition("@")
    return Address(_one_line(signer.name), local, domain)


def _words(signed: Signature, speech: Speech) -> str:
    record = signed.coalition.record
    fields = signed.state.shown("organisation")
    day = signed.read.day or datetime.fromisoformat(signed.read.entry.header.at).date()
    name = _one_line(signed.read.signer.name) if signed.read.signer else ""
    coalition = name_in(record, speech.language)
    return "\n\n".join(
        (
            speech.say("Dear {name},", name=name),
            speech.say(
                "attached is the declaration that you signed on {day} for {organisation}. It is sealed: if "
                "anything in it is changed, that can be seen. Its last page says how to check it.",
                day=speech.day(day),
                organisation=name_of(fields, (speech.language, *record.languages, "en")) or "",
            ),
            speech.say("Thank you for signing."),
            coalition,
            "",
        )
    )


def _one_line(text: str) -> str:
    """Return a text that no header of an e-mail breaks at: what came from another laptop may hold anything."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
