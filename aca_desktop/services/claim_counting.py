"""What a public sentence counts, at a day: the signatories it chooses, and the number that they come to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from aca_desktop.domain.claims import PERCENT, Chosen, Claim, Doubt, Found
from aca_desktop.domain.commitments import Commitment
from aca_desktop.domain.places import Atlas, Place
from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.domain.sectors import PRESETS, within
from aca_desktop.domain.totals import Total, total, whole_of
from aca_desktop.services import commitments, places
from aca_desktop.services.coalitions import Coalition
from aca_desktop.services.declarations import publication_by_id
from aca_desktop.services.faces import sector_of
from aca_desktop.services.gathering import of_itself
from aca_desktop.services.signatories import Signatory, once, signatories
from aca_desktop.services.totals import (
    FIELDS,
    Totals,
    own_totals,
    require_known,
    require_place,
    summed,
    united,
)
from aca_desktop.services.workspaces import Workspace
from aca_desktop.storage.counting import newest_day


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a number: the signatories chosen, how many of them may not be named, the totals of places
    where places were summed, and the commitments that were seen too long ago to count (look them up again)."""

    rows: Sequence[Signatory]
    unnamed: int
    totals: Totals | None
    too_old: Sequence[Commitment]


@dataclass(frozen=True, slots=True)
class _Fits:
    """Who fits what a sentence chooses, and who might: all that keeps them out is that a validation is old."""

    surely: list[Signatory]
    perhaps: list[Signatory]
    too_old: list[Commitment]


class Counting:
    """Counts for the sentences of one coalition, reading signatories once for each day."""

    def __init__(self, workspace: Workspace, which: Coalition, counted: Sequence[Coalition]) -> None:
        self._workspace = workspace
        self._which = which
        self._counted = counted
        self._signatories: dict[date | None, list[Signatory]] = {}
        self._commitments = [
            (one, commitments.of_organisations(commitments.commitments(workspace, one))) for one in counted
        ]

    def found(self, claim: Claim, at: date | None, day: date) -> tuple[Found, Evidence]:
        """Return what a sentence counts, of whom had signed until `at` (None: all known now), figures as of `day`.

        Raise Refused for a filter or a territory that is not here any more.
        """
        everybody = self._everybody(at)
        fits = self._fits(claim.chosen, everybody, day)
        rows = once(fits.surely)
        number, totals = self._number(claim, fits.surely, day)
        if fits.perhaps:
            number = Found(number.value, None, (*number.doubts, "validation-too-old"))
        unnamed = sum(one.unnamed for one in rows)
        return number, Evidence(rows, unnamed, totals, fits.too_old)

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return places.united(self._workspace, self._counted)

    @cached_property
    def _newest(self) -> str:
        """The last day of which anything is known: from then on all days are as it stands now."""
        return max((newest_day(self._workspace.journal, one.id) for one in self._counted), default="")

    def _everybody(self, at: date | None) -> list[Signatory]:
        if at is not None and at.isoformat() >= self._newest:
            at = None
        if at not in self._signatories:
            self._signatories[at] = signatories(self._workspace, self._counted, FIELDS, at)
        return self._signatories[at]

    def _number(self, claim: Claim, chosen: Sequence[Signatory], day: date) -> tuple[Found, Totals | None]:
        match claim.counted:
            case "signatories":
                return Found.certain(len(once(chosen))), None
            case "coalitions":
                return Found.certain(len({one.coalition for one in chosen})), None
            case "sectors":
                return Found.certain(len({self._top(one) for one in chosen} - {None})), None
            case "subdivisions":
                return Found.certain(len(self._subdivisions(claim, chosen))), None
            case "people" | "gdp":
                totals = summed(self._workspace, self._counted, chosen, day, claim.territory, self._places)
                if claim.unit not in (None, PERCENT):
                    return _of_money(claim, self._counted, totals, day), totals
                return of_places(claim, totals, day), totals
            case "staff" | "students" | "revenue":
                return _of_organisations(claim, once(chosen), day), None

    def _top(self, one: Signatory) -> str | None:
        code = one.fields.get("sector")
        known = sector_of(self._which, code) if isinstance(code, str) else None
        return (known.parent or known.code) if known else code if isinstance(code, str) else None

    def _subdivisions(self, claim: Claim, chosen: Iterable[Signatory]) -> set[str]:
        """Return the first subdivisions of countries in which signatories are."""
        where = [str(one.fields[name]) for one in chosen for name in ("place", "represents") if name in one.fields]
        territory = None if claim.territory is None else require_place("territory", claim.territory)
        own = places.atlas_over(self._places, [*where, *([territory] if territory else [])])
        inside = None if territory is None else _inside(own, "territory", territory)
        found = set()
        for code in {one for named in where for one in own.expanded(own.code(named))}:
            chain = [code, *own.outer_places(code)]
            if inside is not None and not inside & set(chain):
                continue
            outermost = [one for one in chain if not one.startswith("iso3166-1:")]
            found |= {outermost[-1]} if outermost and outermost[-1].startswith("iso3166-2:") else set()
        return found

    def _fits(self, chosen: Chosen, everybody: Sequence[Signatory], day: date) -> _Fits:
        own = self._require_filters(chosen, everybody)
        sectors = None if chosen.sector is None else self._with_finer(chosen.sector)
        inside = None if chosen.place is None or own is None else _inside(own, "place", own.code(chosen.place))
        fits = _Fits([], [], [])
        for one in everybody:
            if sectors is not None and one.fields.get("sector") not in sectors:
                continue
            if _is_chosen(chosen, one) and (inside is None or own is None or _lies(own, one, inside)):
                how, old = self._commits(chosen, one, day)
                if how == "yes":
                    fits.surely.append(one)
                elif how == "perhaps":
                    fits.perhaps.append(one)
                    fits.too_old.extend(old)
        return fits

    def _with_finer(self, sector: str) -> frozenset[str]:
        """Return a sector with what is finer, by the presets too: a coalition with `business` knows `company`."""
        return within(sector, self._which.record.sectors) | within(sector, PRESETS)

    def _require_filters(self, chosen: Chosen, everybody: Sequence[Signatory]) -> Atlas | None:
        """Raise Refused if a sector, a declaration or a place that is chosen is not here any more."""
        if chosen.sector is not None and chosen.sector not in self._which.terms.sectors:
            known = sorted(self._which.terms.sectors)
            raise Refused([Problem("sector", "unknown-sector", {"sector": chosen.sector, "known": known})])
        if chosen.declaration is not None:
            every = [publication_by_id(self._workspace, one, chosen.declaration) for one in self._counted]
            if not any(every):
                raise Refused([Problem("declaration", "declaration-not-published")])
        if chosen.place is None:
            return None
        where = [str(one.fields["place"]) for one in everybody if "place" in one.fields]
        own = places.atlas_over(self._places, [*where, chosen.place])
        require_known(own, "place", own.code(chosen.place))
        return own

    def _commits(
        self, chosen: Chosen, one: Signatory, day: date
    ) -> tuple[Literal["yes", "no", "perhaps"], list[Commitment]]:
        """Say whether an organisation has such a commitment; perhaps, if it was only seen too long ago."""
        if chosen.commitment is None and chosen.validation is None:
            return "yes", []
        old = []
        for which, by_organisation in self._commitments:
            records = one.records if which.id == one.coalition else ()
            for commitment in (made for record in records for made in by_organisation.get(record, ())):
                if not _is_meant(chosen, commitment):
                    continue
                validation = commitment.validation(day, chosen.body)
                status = None if validation is None else validation.status
                if chosen.validation is not None and status != chosen.validation:
                    continue
                if chosen.validation is None and (status in ("lapsed", "removed") or (chosen.body and not status)):
                    continue
                if validation is not None and not which.sample and validation.is_too_old(day):
                    old.append(commitment)
                    continue
                return "yes", []
        return ("perhaps", old) if old else ("no", [])


def _is_chosen(chosen: Chosen, one: Signatory) -> bool:
    """Say whether a signatory is chosen by what it is and when and what it signed."""
    if chosen.tier is not None and one.fields.get("tier") != chosen.tier:
        return False
    if chosen.founding is not None and (one.fields.get("founding") is True) != chosen.founding:
        return False
    if chosen.joined_since is not None and one.since < chosen.joined_since:
        return False
    if chosen.joined_until is not None and one.since > chosen.joined_until:
        return False
    return any(
        (chosen.status == "signed" or signature.status == "approved")
        and chosen.declaration in (None, signature.publication)
        for signature in one.signatures
    )


def _is_meant(chosen: Chosen, commitment: Commitment) -> bool:
    if chosen.commitment is not None and commitment.type != chosen.commitment:
        return False
    return chosen.commitment_percent is None or (
        commitment.percent is not None and commitment.percent >= chosen.commitment_percent
    )


def _inside(own: Atlas, field: str, code: str) -> set[str]:
    """Return the places that a territory or place is made of; raise Refused if nobody knows."""
    require_known(own, field, code)
    return set(own.expanded(code))


def _lies(own: Atlas, one: Signatory, inside: set[str]) -> bool:
    where = one.fields.get("place")
    if not isinstance(where, str):
        return False
    return any(inside & {code, *own.outer_places(code)} for code in own.expanded(own.code(where)))


def of_places(claim: Claim, totals: Totals, day: date) -> Found:
    """Return people or GDP, in the unit asked for: a number, a sum in a currency, or a share of the territory."""
    found = _total(claim, totals)
    doubts: list[Doubt] = []
    if found.missing:
        doubts.append("figures-missing")
    if totals.covered.left_out:
        doubts.append("places-left-out")
    if found.exceeds:
        return Found(Decimal(0), None, ("more-than-territory",))
    if claim.unit != PERCENT:
        return Found(found.net, None if doubts else found.net, tuple(doubts))
    whole = whole_of(totals.atlas, str(totals.territory), found.measure, day.year, found.currency)
    if not whole:
        return Found(Decimal(0), None, ("territory-without-figure",))
    share = found.net * 100 / whole
    return Found(share, Decimal(100) if doubts else share, tuple(doubts))


def _of_money(claim: Claim, counted: Sequence[Coalition], totals: Totals, day: date) -> Found:
    """Return GDP in a currency; what places have in another one counts by a rate that was given, never without."""
    all_ = united(counted, totals.atlas, totals.covered, day, claim.unit)
    found = of_places(claim, totals, day)
    doubts: list[Doubt] = ["rate-missing"] if all_ is not None and all_.without_rate else []
    if all_ is None or not all_.converted:
        return Found(found.value, found.most, (*doubts, *found.doubts))
    if all_.missing:
        doubts.append("figures-missing")
    if totals.covered.left_out:
        doubts.append("places-left-out")
    return Found(all_.net, None if doubts else all_.net, tuple(doubts))


def _total(claim: Claim, totals: Totals) -> Total:
    if claim.counted == "people":
        return totals.population
    if claim.unit == PERCENT:
        return totals.gdp[0]
    return total(totals.atlas, totals.covered, "gdp", totals.at.year, claim.unit, territory=totals.territory)


def _of_organisations(claim: Claim, chosen: Sequence[Signatory], day: date) -> Found:
    """Return a sum of what organisations say of themselves; who says nothing may have any number."""
    for own in own_totals({one.id: of_itself(one.fields) for one in chosen}, day.year):
        if (own.measure, own.currency) == (claim.counted, claim.unit):
            saying = {one.place for one in own.removed} | {code for code, _at in own.counted}
            everybody = len(saying) == len(chosen) and not own.missing
            return Found(own.net, own.net if everybody else None, () if everybody else ("figures-missing",))
    return Found(Decimal(0), None, ("figures-missing",)) if chosen else Found.certain(0)
