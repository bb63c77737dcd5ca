"""`claims`: public sentences listed, written down and checked against what the workspace holds."""

from collections.abc import Iterable
from pathlib import Path

import click

from aca_desktop.cli.running import options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.numbers import number
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.figures.claims import Found
from aca_desktop.domain.figures.sentence_text import figures
from aca_desktop.domain.figures.slot_record import record_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences import telling
from aca_desktop.sentences.claims import amount, today
from aca_desktop.sentences.figure_words import CLAIM_VERDICTS, DOUBTS, recorded_after
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.claim_texts import Worded
from aca_desktop.services.figures.claims import Checked, CheckedSlot, Slot


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
            for one, wrong in claims.listing(workspace, which):
                told.append({**_data(which, one), "problems": _problems(speech, wrong)})
                said.append(speech.say("“{words}” ({id})", words=_words(speech, one), id=one.claim.id))
                said += _wrong(speech, wrong)
    return Answer({"claims": told}, said or [session.speech.say("There is no public sentence yet.")])


@click.command(
    "add",
    cls=Command,
    help=mark(
        "Write a public sentence down: its words, in which {a} stands for the figure of slot a, and what each "
        "figure counts.\n\n"
        "Needed are words (words.es=…) and for each figure slots.a.operator (more-than, at-least, exactly, "
        "nearly, about), slots.a.number and slots.a.counted (signatories, people, gdp …); or source, link and "
        "seen, for a sentence that is cited. The command reference lists all fields."
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


def _data(coalition: Coalition, one: Worded) -> dict[str, Json]:
    claim = one.claim
    return {
        "id": claim.id,
        "coalition": coalition.code,
        "basis": claim.basis,
        "text": {tag: one.words(tag) for tag in one.texts},
        "words": dict[str, Json](claim.words),
        "slots": {name: _slot_data(slot) for name, slot in claim.slots.items()},
        "source": claim.source,
        "link": claim.link,
        "seen": None if claim.seen is None else claim.seen.isoformat(),
    }


def _slot_data(slot: Slot) -> dict[str, Json]:
    return {
        **record_of(slot),
        "number": number(slot.number),
        "date": None if slot.on is None else slot.on.isoformat(),
    }


def _checked(speech: Speech, coalition: Coalition, one: Checked) -> dict[str, Json]:
    data = _data(coalition, one.worded)
    return {
        **data,
        "slots": {told.name: _checked_slot(speech, told) for told in one.slots},
        "verdict": one.verdict,
        "value": next((_value(told.now) for told in one.slots), None),
        "problems": _problems(speech, one.problems),
    }


def _checked_slot(speech: Speech, one: CheckedSlot) -> dict[str, Json]:
    rows: list[Json] = []
    look_up: list[Json] = []
    undecided: list[Json] = []
    if one.evidence is not None:
        rows += sorted({*one.evidence.ids} - one.evidence.hidden)
        undecided = [list[Json](both) for both in one.evidence.undecided]
        look_up = [{"commitment": old.id, "organisation": old.organisation} for old in one.evidence.too_old]
    return {
        **_slot_data(one.slot),
        "verdict": one.verdict,
        "value": _value(one.now),
        "value_then": _value(one.then),
        "whole": None if one.now is None else _value(one.now.whole),
        "recorded_after": 0 if one.then is None else one.then.recorded_after,
        "doubts": [*one.doubts],
        "organisations": rows,
        "unnamed": 0 if one.evidence is None else one.evidence.unnamed,
        "look_up": look_up,
        "undecided": undecided,
        "problems": _problems(speech, one.problems),
    }


def _problems(speech: Speech, wrong: Iterable[Problem]) -> list[Json]:
    return [{"field": one.field, "code": one.code, "message": telling.problem(speech, one)} for one in wrong]


def _wrong(speech: Speech, wrong: Iterable[Problem]) -> list[str]:
    return [f"  {one.field}: {telling.problem(speech, one)}" for one in wrong]


def _value(found: Found | None) -> int | str | None:
    return None if found is None else number(found.value)


def _sentences(speech: Speech, one: Checked) -> list[str]:
    said = [
        speech.say(
            "“{words}”: {verdict}",
            words=_words(speech, one.worded),
            verdict=speech.say(CLAIM_VERDICTS[one.verdict]),
        )
    ]
    words = figures(one.worded.runs(speech.language, "en"))
    for told in one.slots:
        said += _slot_sentences(speech, told, words.get(told.name, told.name))
    claim = one.claim
    if claim.source is not None:
        said.append("  " + speech.say("Its source: {source}", source=claim.source))
    if claim.link is not None and claim.seen is not None:
        said.append("  " + speech.say("{link}, seen on {day}", link=claim.link, day=speech.day(claim.seen)))
    return said + _wrong(speech, one.problems)


def _slot_sentences(speech: Speech, told: CheckedSlot, words: str) -> list[str]:
    verdict = speech.say(CLAIM_VERDICTS[told.verdict])
    said = ["  " + speech.say("Checked “{words}”: {verdict}", words=words, verdict=verdict)]
    if told.now is not None:
        said.append("    " + today(speech, told))
    if told.slot.on is not None and told.then is not None:
        on, value = speech.day(told.slot.on), amount(speech, told.slot, told.then.value)
        said.append("    " + speech.say("On {day}: {value}", day=on, value=value))
        said += [f"    {after}"] if (after := recorded_after(speech, told.then)) else []
    if told.evidence is not None and told.evidence.unnamed:
        said.append(
            "    "
            + speech.say_count(
                "Of these, {count} does not agree to be named",
                "Of these, {count} do not agree to be named",
                told.evidence.unnamed,
            )
        )
    said += ["    " + speech.say(DOUBTS[doubt]) for doubt in told.doubts]
    return said + ["  " + line for line in _wrong(speech, told.problems)]


def _words(speech: Speech, one: Worded) -> str:
    return one.words(speech.language, "en")
