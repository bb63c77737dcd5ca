"""How a coalition stands, in one look: what waits to be done, who counts, by sector and as it grew.

Charts are those of the summary: the same organisations, sectors and days, through domain.papers.charts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.figures.claim_record import claim_problems
from aca_desktop.domain.figures.claims import Chosen, Claim, Found, holds, unprovable, verdict
from aca_desktop.domain.figures.place_record import code_of_place
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.meaning import IN_FORCE
from aca_desktop.domain.papers.charts import Bars, Growth, bars, growth
from aca_desktop.domain.values.problems import Problem
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import Declaration, declarations
from aca_desktop.services.coalition.events import events
from aca_desktop.services.coalition.sectors import sector_of, sector_rank, sector_words
from aca_desktop.services.figures.claim_counting import Evidence, of_places
from aca_desktop.services.figures.claim_texts import worded
from aca_desktop.services.figures.claims import (
    Checked,
    CheckedSlot,
    check_each,
    claims,
    counted_coalitions,
    founding_day,
)
from aca_desktop.services.figures.signatories import everybody
from aca_desktop.services.figures.totals import Totals
from aca_desktop.services.organisations.duplicates import duplicates, undecided
from aca_desktop.services.organisations.sameness import same_records
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.queries import counted, listing, long_lists
from aca_desktop.storage.queries.conflicts import conflicting
from aca_desktop.storage.queries.counted import Alike

_OF_ORGANISATIONS = frozenset({"organisation", "review", "same"})


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows.

    `statuses` counts records as they are listed, `signatories` organisations that count, each once (provisional
    ones do not); `today` are signatures of today. `contradicting` organisations have fields with several values,
    `other_conflicts` are fields of anything else; `duplicates` are pairs that may be one. `drafts` of declarations
    differ from what is published. `laptops` are those that were enrolled besides this one, `laptops_to_come` those
    of which something is known to be missing, or nothing is here. `codes` are the sectors behind the bars, in
    their order.
    """

    statuses: Mapping[str, int]
    signatories: int
    today: int
    contradicting: int
    other_conflicts: int
    duplicates: int
    drafts: int
    published: bool
    has_notice: bool
    has_event: bool
    laptops: int
    laptops_to_come: int
    sectors: Bars
    codes: tuple[str, ...]
    growth: Growth

    @property
    def organisations(self) -> int:
        """All that are listed."""
        return sum(self.statuses.values())


@dataclass(frozen=True, slots=True)
class _Counted:
    sector: str
    day: date
    count: int


def overview(workspace: Workspace, coalition: Coalition, language: str) -> Overview:
    """Return how a coalition stands now, its sectors in the words of a language."""
    who = _counted(workspace, coalition)
    tops = _tops(coalition, language, who)
    words = {code: sector_words(coalition, code, language) for code in tops}
    rest = Speech(language).say("Other sectors")
    subjects = conflicting(workspace.journal, coalition.id)
    written = declarations(workspace, coalition)
    statuses = listing.status_counts(workspace.journal, coalition.id)
    today = workspace.context.now().date().isoformat()
    others = _enrolled(workspace, coalition)
    return Overview(
        statuses=statuses,
        signatories=sum(one.count for one in who),
        today=counted.signed_on(workspace.journal, coalition.id, IN_FORCE, today),
        contradicting=len(long_lists.contradicting(workspace.journal, coalition.id)),
        other_conflicts=sum(kind not in _OF_ORGANISATIONS for _subject, kind, _field in subjects),
        duplicates=len(duplicates(workspace, coalition)),
        drafts=sum(is_draft(one) for one in written),
        published=any(not version.ended for one in written for version in one.publications),
        has_notice=coalition.record.notice is not None,
        has_event=bool(events(workspace, coalition)),
        laptops=len(others),
        laptops_to_come=len(others - _come(workspace, coalition)),
        sectors=bars((words[code], count) for code, count in tops.items()),
        codes=tuple(sorted(tops, key=lambda code: -tops[code])),
        growth=growth(_by_words(who, words), rest),
    )


def headline(workspace: Workspace, coalition: Coalition, sums: Totals | None = None) -> Checked | None:
    """Return the first public sentence that is counted, as it stands now; None where there is none.

    `sums` are totals of today: where the sentence is about all signatories, they prove it without reading each.
    """
    first = next((one for one in claims(workspace, coalition) if one.basis == "counted"), None)
    if first is None:
        return None
    at_once = None if sums is None else _from_totals(workspace, coalition, first, sums)
    return at_once or next(check_each(workspace, coalition, [first]))


def _from_totals(workspace: Workspace, coalition: Coalition, claim: Claim, sums: Totals) -> Checked | None:
    """Return a sentence of one figure as totals of today prove it, None where they say less than it asks."""
    today = workspace.context.now().date()
    if len(claim.slots) != 1 or claim_problems(claim, founding_day(workspace, coalition), today):
        return None
    ((name, slot),) = claim.slots.items()
    if slot.chosen != Chosen() or slot.unit is not None or slot.counted not in ("signatories", "people"):
        return None
    if slot.whole is not None or unprovable(slot, today):
        return None
    coalitions = counted_coalitions(workspace, coalition)
    if coalitions != [coalition] or undecided(workspace, coalition):
        return None
    said_today = slot.on is None or (slot.on <= today and slot.on.year == today.year)
    if not said_today or (slot.on and slot.on.isoformat() < counted.newest_day(workspace.journal, coalition.id)):
        return None  # what stood then is to be counted by itself
    if slot.counted == "people" and same_records(workspace, [coalition]):
        return None
    if slot.counted == "people" and (slot.territory is None) != (sums.territory is None):
        return None
    if slot.territory is not None and slot.counted == "people":
        code = code_of_place("territory", slot.territory)
        if isinstance(code, Problem) or sums.atlas.code(code) != sums.territory:
            return None
    found = Found.certain(sums.signatories) if slot.counted == "signatories" else of_places(slot, sums, today)
    held = holds(slot.operator, slot.number, found)
    evidence = Evidence((), frozenset(), {}, sums if slot.counted == "people" else None, (), ())
    (said,) = worded(workspace, coalition, coalitions, [claim])
    told = CheckedSlot(name, slot, verdict(held, held), found, found, evidence)
    return Checked(said, told.verdict, [told])


def turned(workspace: Workspace, coalition: Coalition) -> list[Checked]:
    """Return the sentences besides the headline that were true at their date and are not true any more."""
    every = [one for one in claims(workspace, coalition) if one.basis == "counted"]
    others = [one for one in every[1:] if any(slot.on is not None for slot in one.slots.values())]
    return [one for one in check_each(workspace, coalition, others) if one.verdict == "not-any-more"]


def is_draft(declaration: Declaration) -> bool:
    """Say whether a declaration has words that are in no version that can be signed."""
    texts = {tag: text for tag, text in declaration.texts.items() if text.strip()}
    return bool(texts) and not any(
        texts == version.texts and _same(declaration.titles, version.titles)
        for version in declaration.publications
        if not version.ended
    )


def _enrolled(workspace: Workspace, coalition: Coalition) -> set[str]:
    """Return the subjects of the laptops that may write, revoked ones and this one left out."""
    authority = workspace.journal.authority(coalition.id)
    own = {named_subject(coalition.id), named_subject(workspace.key.replica)}
    return {one for one, rank in authority.ranks.items() if rank > Rank.NONE} - authority.survivors.keys() - own


def _come(workspace: Workspace, coalition: Coalition) -> set[str]:
    """Return the subjects of the laptops of which something is here, and nothing is known to be missing."""
    return {
        named_subject(one.replica)
        for one in feeds.feeds(workspace.journal, coalition.id)
        if one.entries and not one.gaps and (one.told is None or one.told <= one.last)
    }


def _same(written: Mapping[str, str], published: Mapping[str, str]) -> bool:
    return {tag: title for tag, title in written.items() if title} == dict(published)


def _counted(workspace: Workspace, coalition: Coalition) -> list[_Counted]:
    """Return who counts, each organisation once, with the day of its first signature that stands as it does."""
    counts: Counter[tuple[str, date]] = Counter()
    every = everybody(workspace, [coalition], (), signatures=True)
    for one in every.whole:
        status = "approved" if any(own.status == "approved" for own in one.signatures) else "signed"
        day = next(own.day for own in one.signatures if own.status == status)
        counts[_top(coalition, one.fields.get("sector")), day] += len(one.ids) if isinstance(one, Alike) else 1
    return [_Counted(sector, day, count) for (sector, day), count in counts.items()]


def _by_words(who: Iterable[_Counted], words: Mapping[str, str]) -> Mapping[tuple[date, str], int]:
    counts: Counter[tuple[date, str]] = Counter()
    for one in who:
        counts[one.day, words[one.sector]] += one.count
    return counts


def _top(coalition: Coalition, code: object) -> str:
    if not isinstance(code, str):
        return ""
    sector = sector_of(coalition, code)
    return (sector.parent or sector.code) if sector else code


def _tops(coalition: Coalition, language: str, who: Iterable[_Counted]) -> dict[str, int]:
    """Return how many each sector has, in the order in which the summary lists them."""
    counts: Counter[str] = Counter()
    for one in who:
        counts[one.sector] += one.count
    order = sorted(
        counts, key=lambda code: (sector_rank(coalition, code), sector_words(coalition, code, language))
    )
    return {code: counts[code] for code in order}
