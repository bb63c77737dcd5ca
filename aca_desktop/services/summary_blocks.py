"""What a summary shows beside its list, in the paper's language: totals, public sentences, key numbers."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from aca_desktop.domain import canonical
from aca_desktop.domain.claims import Chosen, Operator, Run
from aca_desktop.domain.commitments import Commitment
from aca_desktop.domain.organisation_words import name_of
from aca_desktop.domain.place_record import place_name
from aca_desktop.domain.slot_record import record_of
from aca_desktop.domain.summary_blocks import (
    ClaimFace,
    ClaimVerdict,
    CommitmentRow,
    CommitmentsBlock,
    Headline,
    KeyNumber,
    MarkKind,
    MethodFacts,
    PlaceFigure,
    PledgeBand,
    SlotFace,
    SlotFigures,
    TargetMark,
    TotalRow,
    TotalsBlock,
    UnitedMoney,
)
from aca_desktop.domain.totals import Total
from aca_desktop.i18n import Speech, mark
from aca_desktop.services import claims, commitments, places, signatories
from aca_desktop.services.claim_texts import names_of
from aca_desktop.services.claims import Checked, CheckedSlot
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.commitments import CommitmentRow as Listed
from aca_desktop.services.figure_words import COMMITMENT_TYPES, DOUBTS, PLACES_CONFLICT, SCOPES, rate_words
from aca_desktop.services.method_facts import method_facts, pledge_band
from aca_desktop.services.slot_filters import amount, filters
from aca_desktop.services.slot_words import Names, written
from aca_desktop.services.totals import FIELDS, Totals, summed
from aca_desktop.services.workspaces import Workspace

_SIGNS: dict[Operator, str] = {"more-than": ">", "at-least": "≥", "exactly": "=", "nearly": "≈", "about": "≈"}
_KINDS: dict[str, MarkKind] = {
    "emission-reduction": "reduction",
    "renewable-energy": "renewable",
    "net-zero": "net-zero",
}
_SHOWN_COMMITMENTS = 18


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a summary that its coalition has something for; `targets` by organisation."""

    headline: Headline | None
    numbers: tuple[KeyNumber, ...]
    totals: tuple[TotalsBlock, ...]
    commitments: CommitmentsBlock | None
    claims: tuple[ClaimFace, ...]
    method: MethodFacts
    targets: Mapping[str, int]


def blocks(workspace: Workspace, which: Coalition, language: str) -> Blocks:
    """Return a summary's blocks as of now; totals within the territory that the first sentence on people names."""
    speech = Speech(language, which.record.country)
    checked = claims.check(workspace, which)
    today = workspace.context.now().date()
    counted = signatories.signatories(workspace, [which], (*FIELDS, "names.*"))
    territory = territory_of(checked)
    sums = summed(workspace, [which], counted, today, territory)
    whole = None if territory is None else summed(workspace, [which], counted, today)
    unnamed = {one.id for one in counted if one.unnamed}
    names = {
        one.id: unnamed_words(speech)
        if one.id in unnamed
        else name_of(one.fields, (language, *which.record.languages, "en")) or ""
        for one in counted
    }
    listed = commitments.listed(workspace, which)
    return Blocks(
        headline=headline(speech, which, checked),
        numbers=_numbers(speech, sums, len(listed)),
        totals=tuple(_totals(speech, which, sums, whole, names)) if sums.standing else (),
        commitments=_commitments(
            speech,
            [one for one in listed if one.commitment.organisation not in unnamed],
            pledge_band(speech, which),
            today,
        ),
        claims=tuple(_claim(workspace, speech, which, one) for one in checked),
        method=method_facts(speech, [which], [sums]),
        targets=_targets(listed),
    )


def unnamed_words(speech: Speech) -> str:
    """Return what stands in the place of a name that may not be published."""
    return speech.say("(does not wish to be named)")


def territory_of(checked: Iterable[Checked]) -> str | None:
    """Return the territory that the first figure of people names, None where none does."""
    told = (slot for one in checked for slot in one.slots)
    return next((one.slot.territory for one in told if one.slot.counted == "people" and one.now), None)


def headline(speech: Speech, which: Coalition, checked: Iterable[Checked]) -> Headline | None:
    """Return the sentences of the cover: the first two that are true; None if none is."""
    true = [one for one in checked if one.verdict == "true"][:2]
    if not true:
        return None
    stop = Run("。" if speech.language == "ja" else ".")
    gap = "" if speech.language == "ja" else " "
    runs: list[Run] = []
    for one in true:
        *said, last = one.worded.runs(*_languages(speech, which))
        ended = last.words.rstrip(".。") if last.slot is None else last.words
        runs += [Run(gap), *said, replace(last, words=ended), stop]
    values = [_counted(speech, told) for one in true for told in one.slots]
    proof = speech.say(
        "Checked, in bold: {numbers}. The other words are the coalition’s own.",
        numbers=speech.enumerate(values),
    )
    return Headline(tuple(run for run in runs[1:] if run.words), proof)


def _numbers(speech: Speech, sums: Totals, targets: int) -> tuple[KeyNumber, ...]:
    found = []
    if sums.population.counted:
        words = speech.say_count("signatory", "signatories", sums.signatories)
        if sums.founding:
            words = speech.say_count(
                "signatories, {count} of them a founder", "signatories, {count} of them founders", sums.founding
            )
        found.append(KeyNumber(speech.number(sums.signatories), words))
        found.append(KeyNumber(speech.number(sums.population.net), speech.say("people, each counted once")))
        places_ = len(sums.population.counted)
        found.append(
            KeyNumber(speech.number(places_), speech.say_count("place counted", "places counted", places_))
        )
        if targets:
            words = speech.say_count("commitment", "commitments", targets)
            found.append(KeyNumber(speech.number(targets), words))
    return tuple(found)


# -- totals


def _totals(
    speech: Speech, which: Coalition, sums: Totals, whole: Totals | None, names: dict[str, str]
) -> Iterable[TotalsBlock]:
    """Yield a block for each measure that anything is known of; `whole` are the totals without the territory."""
    everywhere = {} if whole is None else {_measured(total): total.net for total in (whole.population, *whole.gdp)}
    for total in (sums.population, *sums.gdp):
        if total.counted or (total.measure == "population" and total.missing):
            block = _block(speech, which, sums, total, names)
            yield replace(block, everywhere=everywhere.get(_measured(total)))


def _measured(total: Total) -> tuple[str, str | None]:
    return total.measure, total.currency


def _block(speech: Speech, which: Coalition, sums: Totals, total: Total, names: dict[str, str]) -> TotalsBlock:
    def name(code: str) -> str:
        return called(speech, which, sums, code)

    return TotalsBlock(
        measure="gdp" if total.measure == "gdp" else "population",
        currency=total.currency,
        territory=None if sums.territory is None else name(sums.territory),
        gross=total.gross,
        net=total.net,
        outside=sum((one.value or Decimal(0) for one in total.outside), Decimal(0)),
        inside=sum((one.value or Decimal(0) for one in total.removed), Decimal(0)),
        rows=_rows(speech, which, sums, total, names),
        places=tuple(
            PlaceFigure(name(code), at.figure.value, at.year, at.figure.source)
            for code, at in sorted(total.counted, key=lambda one: (-one[1].figure.value, one[0]))
        ),
        source="; ".join(total.sources) or None,
        missing=tuple(name(code) for code in total.missing),
        exceeds=total.exceeds,
        years=total.years,
        later=tuple(name(code) for code in total.later),
        left_out=tuple(name(code) for code, _why in sums.covered.left_out),
        united=_united(speech, sums, total, name),
        doubts=(speech.say(PLACES_CONFLICT),) if sums.conflicting else (),
    )


def _united(speech: Speech, sums: Totals, total: Total, name: Callable[[str], str]) -> UnitedMoney | None:
    """Return the sum over currencies, beside the total in the currency that it is in."""
    one = sums.united
    if one is None or total.measure != "gdp" or total.currency != one.currency:
        return None
    return UnitedMoney(
        net=one.net,
        rates=tuple(rate_words(speech, part.rate) for part in one.converted),
        without_rate=tuple(name(code) for code in one.without_rate),
    )


def _rows(
    speech: Speech, which: Coalition, sums: Totals, total: Total, names: dict[str, str]
) -> tuple[TotalRow, ...]:
    """Return a row for each signatory that stands for a place, outer ones first: its figure, what is taken off."""
    own, found = sums.atlas, []
    around = {one.place: one.inside for one in sums.covered.removed}
    parts = {one.place: one.parts for one in sums.covered.beyond}
    outside = {one.place: None if one.value is None else one.value / one.times for one in total.outside}
    taken: dict[str, str] = {}
    standing = sorted(sums.standing.items(), key=lambda one: (_depth(sums, one[0]), one[0]))
    for named, organisations in standing:
        code = own.code(named)
        members = own.expanded(code)
        pieces = [piece for member in sorted(members) for piece in parts.get(member, (member,))]
        values = {member: _value(sums, total, member) for member in (*members, *pieces)}
        for organisation in organisations:
            beyond = sum((outside.get(member) or Decimal(0) for member in members), Decimal(0))
            again = [piece for piece in pieces if taken.get(piece) or around.get(piece, piece) != piece]
            inside = sum((values[piece] or Decimal(0) for piece in again), Decimal(0))
            by = next((taken.get(piece) or called(speech, which, sums, around[piece]) for piece in again), None)
            whole = [values[member] for member in members]
            found.append(
                TotalRow(
                    place=names.get(organisation, organisation),
                    code=code.partition(":")[2] if len(members) == 1 else None,
                    value=None
                    if None in whole or not whole
                    else sum((v for v in whole if v is not None), Decimal(0)),
                    removed=beyond + inside,
                    why="inside" if inside and inside >= beyond else "outside" if beyond else None,
                    of=by,
                    members=len(members),
                )
            )
            for piece in pieces:
                taken.setdefault(piece, called(speech, which, sums, code))
    return tuple(found)


def _depth(sums: Totals, named: str) -> int:
    """Return how deep a place lies, a set as deep as its outermost member."""
    own = sums.atlas
    members = own.expanded(own.code(named))
    return min((len(list(own.outer_places(member))) for member in members), default=0)


def _value(sums: Totals, total: Total, code: str) -> Decimal | None:
    place = sums.atlas.places.get(code)
    at = place.figure(total.measure, sums.at.year, total.currency) if place else None
    return at.figure.value if at else None


def called(speech: Speech, which: Coalition, sums: Totals, code: str) -> str:
    """Return what a place is called in the paper's language."""
    country = code.removeprefix("iso3166-1:")
    if country != code and code not in sums.atlas.places:
        return speech.country_name(country)
    return places.name_in(sums.atlas, code, (speech.language, *which.record.languages, "en"))


# -- public sentences


def _claim(workspace: Workspace, speech: Speech, which: Coalition, one: Checked) -> ClaimFace:
    claim = one.claim
    names = names_of(
        workspace, which, claims.counted_coalitions(workspace, which), speech.language, claim.slots.values()
    )
    runs = one.worded.runs(*_languages(speech, which))
    order = [run.slot for run in runs if run.slot is not None]
    slots = sorted(one.slots, key=lambda told: order.index(told.name) if told.name in order else len(order))
    said: ClaimVerdict = "cited" if one.verdict is None else one.verdict
    faces = tuple(_slot(speech, told, {run.slot: run.words for run in runs}, names) for told in slots)
    return ClaimFace(runs, said, faces, claim.source, claim.link, claim.seen)


def _slot(speech: Speech, told: CheckedSlot, words: Mapping[str | None, str], names: Names) -> SlotFace:
    slot = told.slot
    count = None
    if told.now is not None and told.verdict != "not-provable":
        shown = told.then if told.verdict == "false" and told.then else told.now
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
        unnamed=0 if told.evidence is None else told.evidence.unnamed,
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
    )


def _proof(speech: Speech, told: CheckedSlot) -> str:
    slot = told.slot
    said = [speech.say(_PROOFS.get(slot.counted, _PROOFS["signatories"]))]
    if slot.on is not None and told.then is not None and told.now is not None:
        then, now = amount(speech, slot, told.then.value), amount(speech, slot, told.now.value)
        said.append(speech.say("On {day}: {then}; today: {now}.", day=speech.day(slot.on), then=then, now=now))
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


def _counted(speech: Speech, told: CheckedSlot) -> str:
    """Return what was counted together with what it is: 36 signatories."""
    slot, found = told.slot, told.now
    if found is None:
        return "–"
    number = amount(speech, slot, found.value)
    if found.whole is not None:
        return speech.say("{part} of {whole}", part=number, whole=amount(speech, slot, found.whole.value))
    if slot.unit is not None or found.value != found.value.to_integral_value():
        return number
    match slot.counted:
        case "signatories":
            return _signatories(speech, slot.chosen, int(found.value))
        case "people":
            return speech.say("{number} people", number=number)
        case "coalitions":
            return speech.say_count("{count} coalition in all", "{count} coalitions in all", int(found.value))
    return number


def _signatories(speech: Speech, chosen: Chosen, count: int) -> str:
    """Return how many signatories there are of those that a sentence is about, told apart from others."""
    if chosen.commitment is not None or chosen.validation is not None:
        return speech.say_count(
            "{count} signatory with that target", "{count} signatories with that target", count
        )
    if chosen.founding:
        return speech.say_count("{count} founding signatory", "{count} founding signatories", count)
    if replace(chosen, status="signed", declaration=None) != Chosen():
        return speech.say_count("{count} signatory of that kind", "{count} signatories of that kind", count)
    return speech.say_count("{count} signatory", "{count} signatories", count)


def _languages(speech: Speech, which: Coalition) -> tuple[str, ...]:
    return (speech.language, *which.record.languages, "en")


# -- commitments


def _commitments(
    speech: Speech, listed: Sequence[Listed], pledge: PledgeBand | None, today: date
) -> CommitmentsBlock | None:
    """Return the commitments that have a year to be drawn at, those with measurements first."""
    drawn = [row for row in listed if row.commitment.target_year is not None]
    if not drawn:
        return None
    drawn.sort(key=lambda row: (-len(row.commitment.progress), row.commitment.base_year is None))
    rows = [_commitment(speech, row) for row in drawn[:_SHOWN_COMMITMENTS]]
    featured = next((row for row in rows if row.base_year is not None and row.marks), None)
    total = sum(len(_marks(row.commitment, approved=False)) for row in drawn)
    return CommitmentsBlock(tuple(rows), total, featured, pledge, today)


def _commitment(speech: Speech, row: Listed) -> CommitmentRow:
    one = row.commitment
    reached = [(year, percent) for year in sorted(one.progress) if (percent := one.reached(year)) is not None]
    return CommitmentRow(
        name=place_name(one.organisation, row.names, (speech.language, "en")),
        scope=speech.say(SCOPES.get(one.scope or "", COMMITMENT_TYPES[one.type])),
        base_year=one.base_year,
        marks=_marks(one, approved=row.validation is not None and row.validation.status == "approved"),
        measured=tuple((year, 100 - percent) for year, percent in reached),
    )


def _targets(listed: Iterable[Listed]) -> Mapping[str, int]:
    """Count each organisation's targets; a commitment without a year is one too."""
    counted: Counter[str] = Counter()
    for row in listed:
        counted[row.commitment.organisation] += max(1, len(_marks(row.commitment, approved=False)))
    return counted


def _marks(one: Commitment, *, approved: bool) -> tuple[TargetMark, ...]:
    kind = _KINDS.get(one.type, "other")
    targets = {**one.interim, **({one.target_year: one.percent} if one.target_year else {})}
    return tuple(TargetMark(year, percent, kind, approved) for year, percent in sorted(targets.items()))
