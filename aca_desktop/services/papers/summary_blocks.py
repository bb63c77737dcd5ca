"""What a summary shows beside its list, in the paper's language: totals and targets, and what they are made of."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.figures.place_record import place_name
from aca_desktop.domain.figures.totals import Total
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.summary_blocks import (
    CommitmentRow,
    CommitmentsBlock,
    MarkKind,
    MethodFacts,
    PlaceFigure,
    PledgeBand,
    TargetMark,
    TotalRow,
    TotalsBlock,
    UnitedMoney,
)
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import claims, commitments, places, signatories
from aca_desktop.services.figures.claims import Checked
from aca_desktop.services.figures.commitments import CommitmentRow as Listed
from aca_desktop.services.figures.figure_words import COMMITMENT_TYPES, RECORDS_CONFLICT, SCOPES, rate_words
from aca_desktop.services.figures.totals import FIELDS, Totals, summed
from aca_desktop.services.papers.method_facts import method_facts, pledge_band
from aca_desktop.services.workspace.workspaces import Workspace

_KINDS: dict[str, MarkKind] = {
    "emission-reduction": "reduction",
    "renewable-energy": "renewable",
    "net-zero": "net-zero",
}


def commitments_block(
    speech: Speech, listed: Iterable[Listed], pledge: PledgeBand | None, today: date
) -> CommitmentsBlock | None:
    """Return all of these commitments, those with measurements first; None if there are none."""
    drawn = sorted(listed, key=lambda row: (-len(row.commitment.progress), row.commitment.base_year is None))
    rows = tuple(_commitment(speech, row) for row in drawn)
    featured = next((row for row in rows if row.base_year is not None and _is_drawn(row.marks)), None)
    return CommitmentsBlock(rows, featured, pledge, today) if rows else None


def targets_of(listed: Iterable[Listed]) -> Mapping[str, int]:
    """Count the targets by record of the organisation that set them."""
    counted: Counter[str] = Counter()
    for row in listed:
        counted[row.commitment.organisation] += len(row.commitment.targets)
    return counted


def _is_drawn(marks: Sequence[TargetMark]) -> bool:
    return any(one.year is not None for one in marks)


def _commitment(speech: Speech, row: Listed) -> CommitmentRow:
    one = row.commitment
    reached = [(year, percent) for year in sorted(one.progress) if (percent := one.reached(year)) is not None]
    return CommitmentRow(
        name=place_name(one.organisation, row.names, (speech.language, "en")),
        scope=speech.say(SCOPES.get(one.scope or "", COMMITMENT_TYPES[one.type])),
        base_year=one.base_year,
        marks=_marks(one, approved=row.validation is not None and row.validation.status == "approved"),
        measured=tuple((year, 100 - percent) for year, percent in reached),
        validation=row.validation,
        source=one.source,
    )


def _marks(one: Commitment, *, approved: bool) -> tuple[TargetMark, ...]:
    kind = _KINDS.get(one.type, "other")
    return tuple(TargetMark(target.year, target.percent, kind, approved) for target in one.targets)


@dataclass(frozen=True, slots=True)
class Blocks:
    """All blocks of a summary that its coalition has something for; `targets` by organisation's record, of those
    signatories that may be named. `checked` are its sentences, `sums` its totals."""

    totals: tuple[TotalsBlock, ...]
    commitments: CommitmentsBlock | None
    method: MethodFacts
    targets: Mapping[str, int]
    checked: Sequence[Checked]
    sums: Totals


def blocks(workspace: Workspace, coalition: Coalition, language: str) -> Blocks:
    """Return a summary's blocks as of now; totals within the territory that the first sentence on people names."""
    speech = Speech(language, coalition.record.country)
    checked = claims.check(workspace, coalition)
    today = workspace.context.now().date()
    counted = signatories.signatories(workspace, [coalition], (*FIELDS, "names.*"))
    territory = territory_of(checked)
    sums = summed(workspace, [coalition], counted, today, territory)
    whole = None if territory is None else summed(workspace, [coalition], counted, today)
    names = {
        one.id: unnamed_words(speech)
        if one.unnamed
        else name_of(one.fields, (language, *coalition.record.languages, "en")) or ""
        for one in counted
    }
    named = {record for one in counted if not one.unnamed for record in one.records}
    listed = [row for row in commitments.listed(workspace, coalition) if row.commitment.organisation in named]
    return Blocks(
        totals=tuple(_totals(speech, coalition, sums, whole, names)) if sums.standing else (),
        commitments=commitments_block(speech, listed, pledge_band(speech, coalition), today),
        method=method_facts(speech, [coalition], [sums]),
        targets=targets_of(listed),
        checked=checked,
        sums=sums,
    )


def unnamed_words(speech: Speech) -> str:
    """Return what stands in the place of a name that may not be published."""
    return speech.say("(does not wish to be named)")


def territory_of(checked: Iterable[Checked]) -> str | None:
    """Return the territory that the first figure of people names, None where none does."""
    told = (slot for one in checked for slot in one.slots)
    return next((one.slot.territory for one in told if one.slot.counted == "people" and one.now), None)


# -- totals


def _totals(
    speech: Speech, coalition: Coalition, sums: Totals, whole: Totals | None, names: dict[str, str]
) -> Iterable[TotalsBlock]:
    """Yield a block for each measure that anything is known of; `whole` are the totals without the territory."""
    everywhere = {} if whole is None else {_measured(total): total.net for total in (whole.population, *whole.gdp)}
    for total in (sums.population, *sums.gdp):
        if total.counted or (total.measure == "population" and total.missing):
            block = _block(speech, coalition, sums, total, names)
            yield replace(block, everywhere=everywhere.get(_measured(total)))


def _measured(total: Total) -> tuple[str, str | None]:
    return total.measure, total.currency


def _block(speech: Speech, coalition: Coalition, sums: Totals, total: Total, names: dict[str, str]) -> TotalsBlock:
    def name(code: str) -> str:
        return called(speech, coalition, sums, code)

    return TotalsBlock(
        measure="gdp" if total.measure == "gdp" else "population",
        currency=total.currency,
        territory=None if sums.territory is None else name(sums.territory),
        gross=total.gross,
        net=total.net,
        outside=sum((one.value or Decimal(0) for one in total.outside), Decimal(0)),
        inside=sum((one.value or Decimal(0) for one in total.removed), Decimal(0)),
        rows=_rows(speech, coalition, sums, total, names),
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
        doubts=(speech.say(RECORDS_CONFLICT),) if sums.conflicting else (),
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
    speech: Speech, coalition: Coalition, sums: Totals, total: Total, names: dict[str, str]
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
            by = next(
                (taken.get(piece) or called(speech, coalition, sums, around[piece]) for piece in again), None
            )
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
                taken.setdefault(piece, called(speech, coalition, sums, code))
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


def called(speech: Speech, coalition: Coalition, sums: Totals, code: str) -> str:
    """Return what a place is called in the paper's language."""
    country = code.removeprefix("iso3166-1:")
    if country != code and code not in sums.atlas.places:
        return speech.country_name(country)
    return places.name_in(sums.atlas, code, (speech.language, *coalition.record.languages, "en"))
