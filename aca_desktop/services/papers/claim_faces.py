"""Public sentences as a summary proves them, figure by figure, in the paper's language."""

from collections.abc import Mapping, Sequence

from aca_desktop.domain.figures.claims import Operator
from aca_desktop.domain.figures.slot_record import record_of
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.papers.summary_blocks import MOST_NAMED, ClaimFace, ClaimVerdict, SlotFace, SlotFigures
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.claim_texts import names_of
from aca_desktop.services.figures.claims import Checked, CheckedSlot
from aca_desktop.services.figures.figure_words import DOUBTS, recorded_after
from aca_desktop.services.figures.slot_filters import amount, filters
from aca_desktop.services.figures.slot_words import Names, written
from aca_desktop.services.papers.claim_proofs import Proofs, threshold
from aca_desktop.services.workspace.workspaces import Workspace

_SIGNS: dict[Operator, str] = {"more-than": ">", "at-least": "≥", "exactly": "=", "nearly": "≈", "about": "≈"}


def claim_faces(
    workspace: Workspace, speech: Speech, coalition: Coalition, every: Sequence[Checked], rows: Mapping[str, int]
) -> tuple[ClaimFace, ...]:
    """Return sentences as a paper shows them, each figure with its proof; `rows` are the numbers of the rows in
    the paper's list by organisation."""
    proofs = Proofs(workspace, coalition, speech, every)
    return tuple(_claim(workspace, speech, coalition, one, proofs, rows) for one in every)


def _claim(
    workspace: Workspace,
    speech: Speech,
    coalition: Coalition,
    one: Checked,
    proofs: Proofs,
    rows: Mapping[str, int],
) -> ClaimFace:
    claim = one.claim
    names = names_of(
        workspace,
        coalition,
        claims.counted_coalitions(workspace, coalition),
        speech.language,
        claim.slots.values(),
    )
    runs = one.worded.runs(*(speech.language, *coalition.record.languages, "en"))
    order = [run.slot for run in runs if run.slot is not None]
    slots = sorted(one.slots, key=lambda told: order.index(told.name) if told.name in order else len(order))
    said: ClaimVerdict = "cited" if one.verdict is None else one.verdict
    words = {run.slot: run.words for run in runs}
    faces = tuple(_slot(speech, told, words, names, proofs, rows) for told in slots)
    return ClaimFace(runs, said, faces, claim.source, claim.link, claim.seen)


def _slot(
    speech: Speech,
    told: CheckedSlot,
    words: Mapping[str | None, str],
    names: Names,
    proofs: Proofs,
    rows: Mapping[str, int],
) -> SlotFace:
    slot, sources, span = told.slot, proofs.sources(told), proofs.span(told)
    count = None
    shown = told.then if told.verdict == "false" and told.then else told.now
    if shown is not None and told.verdict != "not-provable":
        sign = _SIGNS[slot.operator] if told.verdict == "true" else "/"
        count = f"{amount(speech, slot, shown.value)} {sign} {amount(speech, slot, slot.number)}"
    figures = SlotFigures(
        counted=slot.counted,
        operator=slot.operator,
        number=slot.number,
        unit=slot.unit,
        day=slot.on,
        found=None if told.now is None else told.now.value,
        then=None if told.then is None else told.then.value,
        recorded_after=0 if told.then is None else told.then.recorded_after,
        unnamed=0 if told.evidence is None else told.evidence.unnamed,
        organisations=len(proofs.organisations(told)),
        least=None if span is None else span[0],
        most=None if span is None else span[1],
        sources=len(sources),
    )
    return SlotFace(
        name=told.name,
        words=words.get(told.name, written(speech, slot, names)),
        verdict=told.verdict,
        count=count,
        filters=tuple(filters(speech, slot, names)),
        proof=_proof(speech, told),
        query=canonical.text(record_of(slot)),
        figures=figures,
        found=None if shown is None else amount(speech, slot, shown.value),
        threshold=threshold(speech, slot),
        open_cases=proofs.open_cases(told),
        rows=tuple(sorted(rows[one] for one in proofs.named(told) if one in rows)),
        sources=tuple(sources[:MOST_NAMED]),
        not_counted=tuple(proofs.not_counted(told)),
    )


def _proof(speech: Speech, told: CheckedSlot) -> str:
    slot = told.slot
    said = [speech.say(_PROOFS.get(slot.counted, _PROOFS["signatories"]))]
    if slot.on is not None and told.then is not None and told.now is not None:
        then, now = amount(speech, slot, told.then.value), amount(speech, slot, told.now.value)
        said.append(speech.say("On {day}: {then}; today: {now}.", day=speech.day(slot.on), then=then, now=now))
        said += [after] if (after := recorded_after(speech, told.then)) else []
    if told.evidence is not None and told.evidence.unnamed:
        said.append(
            speech.say_count(
                "Of these, {count} does not agree to be named",
                "Of these, {count} do not agree to be named",
                told.evidence.unnamed,
            )
        )
    said += [speech.say(DOUBTS[doubt]) for doubt in told.doubts]
    if told.problems:
        said.append(speech.say("It could not be counted: what it counts is not here, or not any more."))
    return ("" if speech.language == "ja" else " ").join(said)


_PROOFS = {
    "signatories": mark(
        "Counted: signatories whose signature is in force, approved or signed, provisional ones left out."
    ),
    "people": mark("Counted: people of the places that governments among the signatories stand for, each once."),
    "gdp": mark("Counted: the gross domestic product of the places that governments stand for, each once."),
    "coalitions": mark("Counted: coalitions that have a signatory."),
}
