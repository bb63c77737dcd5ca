"""`verify`: whether sealed papers are what they say they are."""

from pathlib import Path

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.differences import differing
from aca_desktop.sentences.verification import VERDICTS, every_check
from aca_desktop.services.papers import verifying
from aca_desktop.services.papers.verifying import Checked


@click.command(
    "verify",
    cls=Command,
    help=mark(
        "Check sealed papers, to the byte.\n\n"
        "A folder stands for all files in it that end in .pdf or .acasync. Without --trust or --workspace nobody "
        "can say whose seal it is, and no paper is simply valid."
    ),
)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=options.PATH)
@click.option("--trust", type=options.PATH, metavar="ROOT.pem", help=mark("The coalition’s root certificate."))
@click.option(
    "--workspace",
    type=options.PATH,
    metavar="FILE.aca",
    help=mark("Hold the papers against this workspace’s journal, and against its coalitions’ roots."),
)
@click.pass_obj
def verify(session: Session, paths: tuple[Path, ...], trust: Path | None, workspace: Path | None) -> Answer:
    """Check sealed papers."""
    home = session.context.home
    with session.progress(_progress) as progress:
        if workspace is None:
            checked = verifying.verify(paths, home=home, trust=trust, progress=progress)
        else:
            with session.reading(workspace) as opened:
                checked = verifying.verify(paths, home=home, trust=trust, workspace=opened, progress=progress)
    results: list[Json] = [_data(one) for one in checked]
    trouble = None if checked else AcaError("nothing-to-verify")
    if any(one.verification.verdict != "valid" for one in checked):
        trouble = AcaError("not-valid")
    said = [line for one in checked for line in _sentences(session, one)]
    return Answer({"results": results}, said, trouble=trouble, code=1 if trouble else 0)


def _progress(speech: Speech, done: int, total: int) -> str:
    return speech.say("File {done} of {total}", done=speech.number(done), total=speech.number(total))


def _data(one: Checked) -> dict[str, Json]:
    found = one.verification
    by = found.sealed_by
    return {
        "path": str(one.path),
        "verdict": found.verdict,
        "reasons": [*found.reasons],
        "checks": [
            {"name": check.name, "outcome": check.outcome, "reason": check.reason} for check in found.checks
        ],
        "differences": [
            {"field": each.field, "document": each.document, "journal": each.journal, "kind": each.kind}
            for check in found.checks
            for each in check.differences
        ],
        "not_compared": [field for check in found.checks for field in check.not_compared],
        "sealed_at": found.sealed_at,
        "revocations_at": found.revocations_at,
        "sealed_by": None
        if by is None
        else {
            "coalition": by.coalition,
            "laptop": by.laptop,
            "issuer": by.issuer,
            "enrolled": by.enrolled,
            "sample": by.sample,
        },
        "kind": found.evidence.kind if found.evidence else None,
        "entry": found.evidence.entry if found.evidence else None,
    }


def _sentences(session: Session, one: Checked) -> list[str]:
    speech, found = session.speech, one.verification
    said = [
        speech.say("{path}: {verdict}", path=one.path, verdict=speech.say(VERDICTS[found.verdict])),
        *("  " + check.words for check in every_check(speech, found)),
        *("  " + words for words in differing(speech, found.check("journal"))),
    ]
    if found.sealed_by is not None:
        by = found.sealed_by
        said.append(
            "  " + speech.say("Sealed by {coalition}, laptop “{laptop}”", coalition=by.coalition, laptop=by.laptop)
        )
        if by.sample:
            said.append("  " + speech.say("It is a sample: nobody has signed this."))
    return said
