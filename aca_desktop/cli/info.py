"""`info`, and what `new` and `sample` say too: the laptop, its coalitions, their declarations, counts."""

from pathlib import Path

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.meaning import OrganisationStatus
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ROLES
from aca_desktop.services.coalition import declarations
from aca_desktop.services.coalition.coalitions import Coalition, coalitions, name_in
from aca_desktop.services.laptops.laptops import is_revoked, role
from aca_desktop.services.organisations import organisations, sameness
from aca_desktop.services.workspace.workspaces import Workspace

_SIGNATORIES: tuple[OrganisationStatus, ...] = ("approved", "signed", "provisional")


@click.command(
    "info", cls=Command, help=mark("Show what a workspace holds: laptop, coalitions, declarations, counts.")
)
@options.workspace_file
@click.pass_obj
def info(session: Session, file: Path) -> Answer:
    """Show what a workspace holds."""
    with session.reading(file) as workspace:
        return overview(session, workspace, file)


def overview(session: Session, workspace: Workspace, file: Path) -> Answer:
    """Return what a workspace holds, as the answer that `new`, `sample` and `info` share."""
    found = coalitions(workspace)
    laptop: dict[str, Json] = {"name": workspace.name, "fingerprint": workspace.check_code}
    if len(found) == 1:
        laptop["role"] = role(found[0])
    told = [_coalition(workspace, which) for which in found]
    said = [
        session.speech.say(
            "{path}: laptop “{name}”, check code {code}",
            path=file,
            name=workspace.name,
            code=workspace.check_code,
        )
    ]
    if not found:
        said.append(session.speech.say("No coalition has been founded here yet."))
    for which, data in zip(found, told, strict=True):
        said += _sentences(session.speech_in(which.record.country), workspace, which, data)
    return Answer({"workspace": str(file), "laptop": laptop, "coalitions": told}, said)


def _coalition(workspace: Workspace, coalition: Coalition) -> dict[str, Json]:
    counts = sameness.status_counts(workspace, coalition)
    return {
        "code": coalition.code,
        "id": coalition.id,
        "role": role(coalition),
        "revoked": is_revoked(workspace, coalition),
        "sample": coalition.sample,
        "signatories": sum(counts.get(status, 0) for status in _SIGNATORIES),
        "provisional": counts.get("provisional", 0),
        "organisations": organisations.listing(workspace, coalition, limit=0).total,
        "declarations": _declarations(workspace, coalition),
    }


def _declarations(workspace: Workspace, coalition: Coalition) -> list[Json]:
    rows: list[Json] = []
    for one in declarations.declarations(workspace, coalition):
        rows += [
            {
                "version": published.label,
                "languages": list[Json](published.languages),
                "published": True,
                "ended": published.ended,
                "sha256": published.sha256,
                "id": published.id,
                "declaration": one.id,
            }
            for published in one.publications
        ]
        if not one.publications:
            languages: list[Json] = [*sorted(one.texts)]
            rows.append(
                {
                    "version": None,
                    "languages": languages,
                    "published": False,
                    "ended": False,
                    "sha256": None,
                    "id": None,
                    "declaration": one.id,
                }
            )
    return rows


def _sentences(speech: Speech, workspace: Workspace, coalition: Coalition, data: dict[str, Json]) -> list[str]:
    signatories, all_, rows = data["signatories"], data["organisations"], data["declarations"]
    provisional = data["provisional"]
    said = [
        speech.say(
            "{code} · {name} · this laptop: {role}",
            code=coalition.code,
            name=name_in(coalition.record, speech.language),
            role=speech.say(ROLES[role(coalition)]),
        )
    ]
    if data["revoked"]:
        said.append("  " + speech.say("This laptop was revoked: what it writes here has no effect any more."))
    if isinstance(signatories, int) and isinstance(all_, int):
        said.append(
            "  "
            + speech.say_count("{count} signatory", "{count} signatories", signatories)
            + " · "
            + speech.say_count("{count} organisation", "{count} organisations", all_)
        )
    if isinstance(provisional, int) and provisional:
        said.append(
            "  "
            + speech.say_count(
                "{count} signatory is provisional: it counts in no total yet",
                "{count} signatories are provisional: they count in no total yet",
                provisional,
            )
        )
    for one in declarations.declarations(workspace, coalition):
        said += [
            "  " + publication_sentence(speech, published.label, published.languages, ended=published.ended)
            for published in one.publications
        ]
        if not one.publications:
            said.append("  " + speech.say("A declaration that is not published yet ({id})", id=one.id))
    return said if isinstance(rows, list) else []


def publication_sentence(speech: Speech, label: str, languages: list[str], *, ended: bool) -> str:
    """Return what is said of a published version in a list."""
    words = speech.enumerate([speech.language_name(tag) for tag in languages])
    if ended:
        return speech.say("Declaration {version} ({languages}), no longer signed", version=label, languages=words)
    return speech.say("Declaration {version} ({languages}), published", version=label, languages=words)
