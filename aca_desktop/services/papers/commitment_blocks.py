"""The targets that signatories have set themselves, as a summary shows them, in the paper's language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.figures.place_record import place_name
from aca_desktop.domain.papers.summary_blocks import (
    CommitmentRow,
    CommitmentsBlock,
    MarkKind,
    PledgeBand,
    TargetMark,
)
from aca_desktop.i18n import Speech
from aca_desktop.services.figures.commitments import CommitmentRow as Listed
from aca_desktop.services.figures.figure_words import COMMITMENT_TYPES, SCOPES

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
