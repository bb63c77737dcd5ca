"""`claims`: public sentences listed, written down and checked against what the workspace holds."""

from decimal import Decimal
from pathlib import Path

import click

from aca_desktop.cli import options, selection
from aca_desktop.cli.answers import Answer
from aca_desktop.cli.commands import Command, Group
from aca_desktop.cli.numbers import number
from aca_desktop.cli.session import Session
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.claim_record import fields_of
from aca_desktop.domain.claims import PERCENT, Claim, Found
from aca_desktop.domain.place_record import place_name
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences import telling
from aca_desktop.sentences.figure_words import CLAIM_VERDICTS, DOUBTS, recorded_after
from aca_desktop.services import claims, coalitions
from aca_desktop.services.claims import Checked
from aca_desktop.services.coalitions import Coalition


@click.command("list", cls=Command, help=mark("List public sentences, and what is wrong with them."))
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List public sentences."""
    told: list[Json] = []
    said: list[str] = []
    with session.reading(file) as workspace:
        for which in selection.coalitions_of(workspace, coalition):
            speech = session.speech_in(which.record.country)
            for claim, wrong in claims.listing(workspace, which):
                problems: list[Json] = [
                    {"field": one.field, "code": one.code, "message": telling.problem(speech, one)}
                    for one in wrong
                ]
                told.append({**_data(which, claim), "problems": problems})
                said.append(speech.say("“{words}” ({id})", words=_words(speech, claim), id=claim.id))
                said += [f"  {one.field}: {telling.problem(speech, one)}" for one in wrong]
    return Answer({"claims": told}, said or [session.speech.say("There is no public sentence yet.")])


@click.command(
    "add",
    cls=Command,
    help=mark(
        "Write a public sentence down, with what it counts, so that it can be checked.\n\n"
        "Needed are words (words.es=…), operator (more-than, at-least, exactly, nearly), number and counted "
        "(signatories, people, gdp …); README lists all fields."
    ),
)
@options.workspace_file
@options.fields
@options.coalition
@click.pass_obj
def add(session: Session, file: Path, fields: tuple[str, ...], coalition: str | None) -> Answer:
    """Write a public sentence down."""
    typed = options.typed_fields(fields)
    with session.writing(file) as workspace:
        id_ = claims.add(workspace, coalitions.coalition(workspace, coalition), typed)
    return Answer({"id": id_}, [session.speech.say("Added: {id}", id=id_)])


@click.command(
    "check",
    cls=Command,
    help=mark(
        "Check public sentences: true, not true at their date, not any more, or not provable.\n\n"
        "Exit code 0 whatever comes out."
    ),
)
@options.workspace_file
@click.option("--claim", metavar="ID", help=mark("Only this sentence."))
@options.coalition
@click.pass_obj
def check(session: Session, file: Path, claim: str | None, coalition: str | None) -> Answer:
    """Check public sentences."""
    told: list[Json] = []
    said: list[str] = []
    with session.reading(file) as workspace:
        for which in selection.coalitions_of(workspace, coalition):
            speech = session.speech_in(which.record.country)
            for one in claims.check(workspace, which, claim):
                told.append(_checked(speech, which, one))
                said += _sentences(speech, one)
    if claim is not None and not told:
        raise AcaError("unknown-claim", claim=claim[:80])
    return Answer({"claims": told}, said or [session.speech.say("There is no public sentence yet.")])


group = Group("claims", mark("Public sentences with numbers: list, add and check them."), [list_, add, check])


def _data(which: Coalition, claim: Claim) -> dict[str, Json]:
    said = {name: value for name, value in fields_of(claim).items() if not name.startswith("words.")}
    return {
        "id": claim.id,
        "coalition": which.code,
        "text": dict[str, Json](claim.words),
        **said,
        "number": number(claim.number),
        "date": None if claim.on is None else claim.on.isoformat(),
    }


def _checked(speech: Speech, which: Coalition, one: Checked) -> dict[str, Json]:
    problems: list[Json] = [
        {"field": wrong.field, "code": wrong.code, "message": telling.problem(speech, wrong)}
        for wrong in one.problems
    ]
    rows: list[Json] = []
    look_up: list[Json] = []
    undecided: list[Json] = []
    if one.evidence is not None:
        rows += sorted({*one.evidence.ids} - one.evidence.hidden)
        undecided = [list[Json](both) for both in one.evidence.undecided]
        look_up = [{"commitment": old.id, "organisation": old.organisation} for old in one.evidence.too_old]
    return {
        **_data(which, one.claim),
        "verdict": one.verdict,
        "value": _value(one.now),
        "value_then": _value(one.then),
        "recorded_after": 0 if one.then is None else one.then.recorded_after,
        "doubts": [*one.doubts],
        "organisations": rows,
        "unnamed": 0 if one.evidence is None else one.evidence.unnamed,
        "look_up": look_up,
        "undecided": undecided,
        "problems": problems,
    }


def _value(found: Found | None) -> int | str | None:
    return None if found is None else number(found.value)


def _sentences(speech: Speech, one: Checked) -> list[str]:
    said = [
        speech.say(
            "“{words}”: {verdict}",
            words=_words(speech, one.claim),
            verdict=speech.say(CLAIM_VERDICTS[one.verdict]),
        )
    ]
    if one.now is not None:
        said.append("  " + speech.say("Today: {value}", value=_written(speech, one.claim, one.now)))
    if one.claim.on is not None and one.then is not None:
        on, value = speech.day(one.claim.on), _written(speech, one.claim, one.then)
        said.append("  " + speech.say("On {day}: {value}", day=on, value=value))
        said += [f"  {after}"] if (after := recorded_after(speech, one.then)) else []
    if one.evidence is not None and one.evidence.unnamed:
        said.append(
            "  "
            + speech.say_count(
                "Of these, {count} does not agree to be named",
                "Of these, {count} do not agree to be named",
                one.evidence.unnamed,
            )
        )
    said += ["  " + speech.say(DOUBTS[doubt]) for doubt in one.doubts]
    said += [f"  {wrong.field}: {telling.problem(speech, wrong)}" for wrong in one.problems]
    if one.claim.source is not None:
        said.append("  " + speech.say("Its source: {source}", source=one.claim.source))
    return said


def _written(speech: Speech, claim: Claim, found: Found) -> str:
    if claim.unit == PERCENT:
        return speech.percent(round(found.value, 1) / Decimal(100))
    return speech.number(found.value) + (f" {claim.unit}" if claim.unit else "")


def _words(speech: Speech, claim: Claim) -> str:
    return place_name(claim.id, claim.words, (speech.language, "en"))
