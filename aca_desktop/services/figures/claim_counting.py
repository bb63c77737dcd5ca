"""What a public sentence counts, at a day: the signatories it chooses, and the number that they come to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from aca_desktop.domain.coalition.sectors import PRESETS, within
from aca_desktop.domain.figures.claims import PERCENT, Chosen, Doubt, Found, Slot
from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.figures.places import Atlas
from aca_desktop.domain.figures.totals import Total, total, whole_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.identity import Pair
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import publication_by_id
from aca_desktop.services.coalition.sectors import sector_of
from aca_desktop.services.figures import commitments, places
from aca_desktop.services.figures.backdating import Backdating
from aca_desktop.services.figures.choosing import asked_of, by_record, fitting
from aca_desktop.services.figures.gathering import OWN_MEASURES, Gathered, gathered
from aca_desktop.services.figures.signatories import COUNTED, Everybody, Signatory, everybody, known, once, unnamed
from aca_desktop.services.figures.totals import Totals, added_up, own_totals, require_known, require_place, united
from aca_desktop.services.figures.undecided import (
    Undecided,
    at_least,
    between,
    undecided_among,
    whichever_is_right,
)
from aca_desktop.services.organisations.duplicates import undecided
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.counted import Alike, newest_day

STEPS: tuple[tuple[str, ...], ...] = (
    *(("status",), ("country",), ("place",), ("sector",), ("tier",), ("founding",)),
    *(("joined_since", "joined_until"), ("declaration",), ("listed",)),
    ("commitment", "commitment_percent", "validation", "body"),
)
"""What a slot chooses, in the order in which its proof tells whom each choice leaves out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a number.

    `ids` are the organisations chosen, each by the record under which it counts; `hidden` are those of them that
    may not be named; `same` has the organisation of each of these records that is not the only one of its own.
    `totals` are of places, where places were summed; `too_old` are commitments that were seen too long ago to
    count (look them up again); `undecided` are pairs of organisations that may be one, on whom the number depends
    until somebody decides.
    """

    ids: Sequence[str]
    hidden: frozenset[str]
    same: Mapping[str, str]
    totals: Totals | None
    too_old: Sequence[Commitment]
    undecided: Sequence[Pair]

    @property
    def unnamed(self) -> int:
        """How many of the chosen may not be named."""
        return len(self.hidden)

    @property
    def organisations(self) -> dict[str, str]:
        """The organisations chosen, each with the record under which it counts."""
        return {self.same.get(id_, id_): id_ for id_ in self.ids}


class Counting:
    """Counts for sentences of one coalition, reading what they ask of its signatories once for each day."""

    def __init__(
        self, workspace: Workspace, coalition: Coalition, counted: Sequence[Coalition], wanted: Iterable[Slot]
    ) -> None:
        self._workspace = workspace
        self._which = coalition
        self._counted = counted
        asked = list(wanted)
        chosen = [part for one in asked for part in choices_of(one)]
        self._fields = frozenset(field for one in asked for field in _asked_by(one))
        self._status = any(one.status == "approved" for one in chosen)
        self._publications = any(one.declaration is not None for one in chosen)
        self._signatures = self._publications or any("joined" in asked_of(one) for one in chosen)
        self._everybody: dict[date | None, Everybody] = {}
        self._fitting: dict[tuple[Chosen, Everybody, date], Everybody] = {}
        self._sums: dict[Everybody, Gathered] = {}
        self._backdating = Backdating(workspace, counted)

    def found(self, slot: Slot, at: date | None, day: date) -> tuple[Found, Evidence]:
        """Return what a slot counts, of whom had signed until `at` (None: all known now), figures as of `day`.

        Raise Refused for a filter or a territory that is not here any more.
        """
        evidence: list[Evidence] = []

        def number(every: Everybody) -> Found:
            found, behind = self._counted_of(slot, every, at, day)
            evidence.append(behind)
            return found

        names = _deciding(slot)
        found = whichever_is_right(self._at(at), slot.counted, lambda name: name.startswith(names), number)
        return found, evidence[0]

    def _counted_of(self, slot: Slot, every: Everybody, at: date | None, day: date) -> tuple[Found, Evidence]:
        """Return what a slot counts of everybody, as their records say it."""
        whole = None
        if slot.whole is not None:
            of = slot.whole.chosen
            among = self._known if of.status == "known" else every
            whole = self._found(slot, self._fits(of, among, day), day)[0]
            every = self._fits(replace(of, status=slot.chosen.status), every, day)
        fits = self._fits(slot.chosen, every, day)
        number, evidence = self._found(slot, fits, day)
        early = self._backdating.too_early(fits)
        if early:
            without_them, _evidence = self._found(slot, fits.without(early), day)
            number = between(number, [without_them], "signed-before-public")
        after = 0 if at is None else self._backdating.recorded_after(fits, at)
        return replace(number, whole=whole, recorded_after=after), evidence

    def narrowing(self, slot: Slot, day: date) -> Iterator[tuple[tuple[str, ...], int]]:
        """Yield how many organisations fit today as one choice after the other is made, first of all with none;
        each with the members of `Chosen` by which it is made. Raise Refused as `found` does."""
        every = self._at(None)
        for part in reversed(choices_of(slot)):
            so_far = Chosen()
            for names in ((), *STEPS):
                made = {name: getattr(slot.chosen if name == "status" else part, name) for name in names}
                if names and made == {name: getattr(Chosen(), name) for name in names}:
                    continue
                so_far = replace(so_far, **made)
                fits = self._fits(so_far, every, day)
                yield names, fits.count
            every = fits

    def provisional(self, slot: Slot, day: date) -> int:
        """Return how many at most a slot would count besides once all provisional signatures are ratified."""
        chosen = replace(slot.chosen, status="signed", joined_since=None, joined_until=None, declaration=None)
        return self._fits(chosen, known(self._workspace, self._counted, self._fields, ("provisional",)), day).count

    def _found(self, slot: Slot, fits: Everybody, day: date) -> tuple[Found, Evidence]:
        """Return what a slot counts of those who fit, whoever of them is one organisation or stands where."""
        whole, totals = self._number(slot, fits, day)

        def counted(some: Everybody) -> Found:
            return whole if some is fits else self._number(slot, some, day)[0]

        number = counted(fits)
        undecided = undecided_among(self._undecided, fits)
        if undecided.groups:
            number = at_least(
                slot.counted, fits, undecided, lambda some: number if some is fits else counted(some)
            )
        if fits.too_old:
            number = Found(number.value, None, (*number.doubts, "validation-too-old"))
        return number, self._evidence(fits, totals, undecided)

    @cached_property
    def _known(self) -> Everybody:
        """All organisations on record but those refused, whether they have signed or not."""
        return known(
            self._workspace, self._counted, self._fields,
            signatures=self._signatures, publications=self._publications,
        )  # fmt: skip

    @cached_property
    def _places(self) -> Atlas:
        return places.atlas_of(self._workspace, self._counted)

    @cached_property
    def _commitments(self) -> Mapping[str, Sequence[Commitment]]:
        return {one.id: commitments.commitments(self._workspace, one) for one in self._counted}

    @cached_property
    def _undecided(self) -> Sequence[Pair]:
        return [both for one in self._counted for both in undecided(self._workspace, one)]

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        """The records that count and may not be named."""
        return frozenset(id_ for one in self._counted for id_ in unnamed(self._workspace, one, COUNTED))

    @cached_property
    def _newest(self) -> str:
        """The last day of which anything is known: from then on all days are as it stands now."""
        return max((newest_day(self._workspace.journal, one.id) for one in self._counted), default="")

    def _at(self, at: date | None) -> Everybody:
        if at is not None and at.isoformat() >= self._newest:
            at = None
        if at not in self._everybody:
            self._everybody[at] = everybody(
                self._workspace,
                self._counted,
                self._fields,
                at,
                status=self._status,
                signatures=self._signatures,
                publications=self._publications,
            )
        return self._everybody[at]

    def _evidence(self, fits: Everybody, totals: Totals | None, undecided: Undecided) -> Evidence:
        organisations = once(fits.apart)
        alike = [self._unnamed.intersection(group.ids) for group in fits.alike] if self._unnamed else []
        return Evidence(
            ids=fits.ids,
            hidden=frozenset().union(*alike, (one.id for one in organisations if one.unnamed)),
            same={one.id: one.one for one in organisations if one.id != one.one},
            totals=totals,
            too_old=fits.too_old,
            undecided=undecided.pairs,
        )

    def _number(self, slot: Slot, fits: Everybody, day: date) -> tuple[Found, Totals | None]:
        match slot.counted:
            case "signatories":
                return Found.certain(fits.count), None
            case "coalitions":
                return Found.certain(len({one.coalition for one in fits.whole})), None
            case "sectors":
                return Found.certain(
                    len({self._top(one.fields.get("sector")) for one in fits.whole} - {None})
                ), None
            case "subdivisions":
                return Found.certain(len(self._subdivisions(slot, fits.whole))), None
            case "countries":
                return Found.certain(
                    len({str(code) for one in fits.whole if (code := one.fields.get("country"))})
                ), None
            case "places":
                return Found.certain(len(self._represented(slot, fits))), None
            case "people" | "gdp":
                sums = self._gathered(fits)
                totals = added_up(self._workspace, self._counted, sums, day, slot.territory, self._places)
                if slot.counted == "gdp" and not sums.standing:
                    return Found(Decimal(0), None, ("no-government-with-place",)), totals
                if slot.unit not in (None, PERCENT):
                    return _of_money(slot, self._counted, totals, day), totals
                return of_places(slot, totals, day), totals
            case "staff" | "students" | "revenue":
                return _of_organisations(slot, self._gathered(fits), day), None

    def _gathered(self, fits: Everybody) -> Gathered:
        if fits not in self._sums:
            self._sums[fits] = gathered(self._counted, fits.apart, fits.alike, fits.spoken)
        return self._sums[fits]

    def _top(self, code: Json) -> str | None:
        known = sector_of(self._which, code) if isinstance(code, str) else None
        return (known.parent or known.code) if known else code if isinstance(code, str) else None

    def _represented(self, slot: Slot, fits: Everybody) -> set[str]:
        """Return the places that governments among the signatories stand for, sets by what they hold."""
        found, own, inside = self._expanded(slot, {*self._gathered(fits).standing})
        return {one for one in found if inside is None or inside & {one, *own.outer_places(one)}}

    def _subdivisions(self, slot: Slot, chosen: Sequence[Alike | Signatory]) -> set[str]:
        """Return the first subdivisions of countries in which signatories are."""
        named = {
            str(one.fields[name]) for one in chosen for name in ("place", "represents") if one.fields.get(name)
        }
        expanded, own, inside = self._expanded(slot, named)
        found = set()
        for code in expanded:
            chain = [code, *own.outer_places(code)]
            if inside is not None and not inside & set(chain):
                continue
            outermost = [one for one in chain if not one.startswith("iso3166-1:")]
            found |= {outermost[-1]} if outermost and outermost[-1].startswith("iso3166-2:") else set()
        return found

    def _expanded(self, slot: Slot, named: set[str]) -> tuple[set[str], Atlas, set[str] | None]:
        """Return places, sets by what they hold, the atlas that knows them, and what the slot's territory has."""
        territory = None if slot.territory is None else require_place("territory", slot.territory)
        own = places.naming(self._places, [*named, *([territory] if territory else [])])
        inside = None if territory is None else _inside(own, "territory", territory)
        return {one for where in named for one in own.expanded(own.code(where))}, own, inside

    def _fits(self, chosen: Chosen, every: Everybody, day: date) -> Everybody:
        key = chosen, every, day
        if key not in self._fitting:
            self._fitting[key] = self._who_fits(*key)
        return self._fitting[key]

    def _who_fits(self, chosen: Chosen, every: Everybody, day: date) -> Everybody:
        lies = self._require_filters(chosen, every)
        sectors = None if chosen.sector is None else self._with_finer(chosen.sector)
        commits = chosen.commitment is not None or chosen.validation is not None
        committed = by_record(chosen, self._counted, self._commitments, day) if commits else None
        return fitting(chosen, every, day, sectors, lies, committed)

    def _with_finer(self, sector: str) -> frozenset[str]:
        """Return a sector with what is finer, by the presets too: a coalition with `business` knows `company`."""
        return within(sector, self._which.record.sectors) | within(sector, PRESETS)

    def _require_filters(self, chosen: Chosen, every: Everybody) -> Callable[[str], bool] | None:
        """Return whether a place lies in the one that is chosen, None if none is; raise Refused if a sector, a
        declaration or a place that is chosen is not here any more."""
        if chosen.sector is not None and chosen.sector not in self._which.terms.sectors:
            known = sorted(self._which.terms.sectors)
            raise Refused([Problem("sector", "unknown-sector", {"sector": chosen.sector, "known": known})])
        if chosen.declaration is not None:
            published = [publication_by_id(self._workspace, one, chosen.declaration) for one in self._counted]
            if not any(published):
                raise Refused([Problem("declaration", "declaration-not-published")])
        if chosen.place is None:
            return None
        where = {str(one.fields["place"]) for one in every.whole if "place" in one.fields}
        own = places.naming(self._places, [*where, chosen.place])
        inside = _inside(own, "place", own.code(chosen.place))

        def lies(place: str) -> bool:
            return any(inside & {code, *own.outer_places(code)} for code in own.expanded(own.code(place)))

        return cache(lies)


def choices_of(slot: Slot) -> tuple[Chosen, ...]:
    """Return what a slot chooses, and of which whole."""
    return (slot.chosen,) if slot.whole is None else (slot.chosen, slot.whole.chosen)


def _asked_by(slot: Slot) -> frozenset[str]:
    """Return the fields of signatories that a slot asks for, besides what everybody's SPOKEN tell."""
    summed = {key: {"represents"} for key in ("people", "gdp", "places")}
    summed |= {"subdivisions": {"place", "represents"}, "countries": {"country"}}
    chosen = frozenset(field for one in choices_of(slot) for field in asked_of(one))
    return chosen | summed.get(slot.counted, set())


def _deciding(slot: Slot) -> tuple[str, ...]:
    """Return how the names of the fields begin on which a slot's number depends."""
    sectors = any(one.sector for one in choices_of(slot)) or slot.counted in ("people", "gdp", "places", "sectors")
    own = (f"figures.{slot.counted}.", "parent") if slot.counted in OWN_MEASURES else ()
    return (*_asked_by(slot), *(("sector",) if sectors else ()), *own)


def _inside(own: Atlas, field: str, code: str) -> set[str]:
    """Return the places that a territory or place is made of; raise Refused if nobody knows."""
    require_known(own, field, code)
    return set(own.expanded(code))


def of_places(slot: Slot, totals: Totals, day: date) -> Found:
    """Return people or GDP, in the unit asked for: a number, a sum in a currency, or a share of the territory."""
    found = _total(slot, totals)
    doubts: list[Doubt] = []
    if found.missing:
        doubts.append("figures-missing")
    if totals.covered.left_out:
        doubts.append("places-left-out")
    if found.exceeds:
        return Found(Decimal(0), None, ("more-than-territory",))
    if slot.unit != PERCENT:
        return Found(found.net, None if doubts else found.net, tuple(doubts))
    whole = whole_of(totals.atlas, str(totals.territory), found.measure, day.year, found.currency)
    if not whole:
        return Found(Decimal(0), None, ("territory-without-figure",))
    share = found.net * 100 / whole
    return Found(share, Decimal(100) if doubts else share, tuple(doubts))


def _of_money(slot: Slot, counted: Sequence[Coalition], totals: Totals, day: date) -> Found:
    """Return GDP in a currency; what places have in another one counts by a rate that was given, never without."""
    all_ = united(counted, totals.atlas, totals.covered, day, slot.unit)
    found = of_places(slot, totals, day)
    doubts: list[Doubt] = ["rate-missing"] if all_ is not None and all_.without_rate else []
    if all_ is None or not all_.converted:
        return Found(found.value, found.most, (*doubts, *found.doubts))
    if all_.missing:
        doubts.append("figures-missing")
    if totals.covered.left_out:
        doubts.append("places-left-out")
    return Found(all_.net, None if doubts else all_.net, tuple(doubts))


def _total(slot: Slot, totals: Totals) -> Total:
    if slot.counted == "people":
        return totals.population
    if slot.unit == PERCENT:
        return totals.gdp[0]
    return total(totals.atlas, totals.covered, "gdp", totals.at.year, slot.unit, territory=totals.territory)


def _of_organisations(slot: Slot, chosen: Gathered, day: date) -> Found:
    """Return a sum of what organisations say of themselves; who says nothing may have any number."""
    for own in own_totals(chosen.said, day.year):
        if (own.measure, own.currency) == (slot.counted, slot.unit):
            saying = {one.place for one in own.removed} | {code for code, _at in own.counted}
            everybody = len(saying) == chosen.signatories and not own.missing
            return Found(own.net, own.net if everybody else None, () if everybody else ("figures-missing",))
    return Found(Decimal(0), None, ("figures-missing",)) if chosen.signatories else Found.certain(0)
