"""Who fits what a public sentence chooses, of everybody who counts: those alike at one look, the others each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from aca_desktop.domain.figures.claims import Chosen
from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.plain_values import day_of
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.signatories import Everybody, Signatory, joining_day
from aca_desktop.storage.queries.counted import Alike


@dataclass(slots=True)
class Committed:
    """How a record has the commitment that is chosen: surely, or by those of which validations are old."""

    surely: bool = False
    old: list[Commitment] = field(default_factory=list)


type ByRecord = Mapping[str, Mapping[str, Committed]]
"""By coalition and record, of those that have any such commitment."""


def asked_of(chosen: Chosen) -> frozenset[str]:
    """Return the fields by which a choice tells signatories apart."""
    joined = chosen.joined_since is not None or chosen.joined_until is not None
    asked = {
        "tier": chosen.tier is not None,
        "founding": chosen.founding is not None,
        "joined": joined,
        "place": chosen.place is not None,
        "country": chosen.country is not None,
        f"lists.{chosen.listed}": chosen.listed is not None,
    }
    return frozenset(name for name, is_asked in asked.items() if is_asked)


def fitting(
    chosen: Chosen,
    every: Everybody,
    day: date,
    sectors: frozenset[str] | None,
    lies: Callable[[str], bool] | None,
    committed: ByRecord | None,
) -> Everybody:
    """Return who fits; `sectors` are the one chosen with all finer ones, `lies` says whether a place lies in the
    one chosen, `committed` who has the commitment chosen; None where nothing of the kind is chosen. Who came on a
    list after `day` is not on it yet."""

    def is_chosen(one: Alike | Signatory) -> bool:
        where = one.fields.get("place")
        return (
            (sectors is None or one.fields.get("sector") in sectors)
            and _is_chosen(chosen, one, day)
            and (chosen.listed is None or _is_listed(one.fields.get(f"lists.{chosen.listed}"), day))
            and (lies is None or (isinstance(where, str) and lies(where)))
        )

    alike = [group for group in every.alike if is_chosen(group)]
    apart = [one for one in every.apart if is_chosen(one)]
    fits = replace(every, alike=alike, apart=apart, too_old=())
    return fits if committed is None else _committed(fits, committed)


def _is_listed(value: Json, day: date) -> bool:
    """Return whether somebody is on a list at a day: a day before which it was not may be known."""
    since = day_of(value.get("date")) if isinstance(value, Mapping) else None
    return isinstance(value, Mapping) and (since is None or since <= day)


def _is_chosen(chosen: Chosen, one: Alike | Signatory, day: date) -> bool:
    """Say whether a signatory is chosen by what it is and when, by that day, and what it signed."""
    if chosen.tier is not None and one.fields.get("tier") != chosen.tier:
        return False
    if chosen.country is not None and one.fields.get("country") != chosen.country:
        return False
    if chosen.founding is not None and (one.fields.get("founding") is True) != chosen.founding:
        return False
    if chosen.joined_since is not None or chosen.joined_until is not None:
        if not one.signatures and not isinstance(one.fields.get("joined"), str):
            return False  # on record, and has not joined
        since = joining_day(one.fields, one.signatures)
        if not (chosen.joined_since or since) <= since <= min(chosen.joined_until or day, day):
            return False
    if chosen.declaration is None:
        return chosen.status != "approved" or one.status == "approved"
    return any(
        (chosen.status != "approved" or signature.status == "approved")
        and chosen.declaration == signature.publication
        for signature in one.signatures
    )


def by_record(
    chosen: Chosen, coalitions: Sequence[Coalition], every: Mapping[str, Iterable[Commitment]], day: date
) -> ByRecord:
    """Return which records have a commitment as it is chosen, at a day; `every` are all, by coalition."""
    found: dict[str, dict[str, Committed]] = {one.id: {} for one in coalitions}
    for one in coalitions:
        for commitment in every[one.id]:
            if not is_meant(chosen, commitment):
                continue
            validation = commitment.validation(day, chosen.body)
            status = None if validation is None else validation.status
            if chosen.validation is not None and status != chosen.validation:
                continue
            if chosen.validation is None and (status in ("lapsed", "removed") or (chosen.body and not status)):
                continue
            own = found[one.id].setdefault(commitment.organisation, Committed())
            if validation is not None and not one.sample and validation.is_too_old(day):
                own.old.append(commitment)
            else:
                own.surely = True
    return found


def is_meant(chosen: Chosen, commitment: Commitment) -> bool:
    """Say whether a commitment is of the type and the size chosen, however it was validated."""
    if chosen.commitment is not None and commitment.type != chosen.commitment:
        return False
    return chosen.commitment_percent is None or (
        commitment.percent is not None and commitment.percent >= chosen.commitment_percent
    )


def _committed(fits: Everybody, committed: ByRecord) -> Everybody:
    """Return those of the chosen that have the commitment."""
    groups: list[Alike] = []
    singles: list[Signatory] = []
    too_old: list[Commitment] = []

    def has(own: Sequence[Committed]) -> bool:
        surely = any(one.surely for one in own)
        if not surely:
            too_old.extend(commitment for one in own for commitment in one.old)
        return surely

    for group in fits.alike:
        known = committed[group.coalition]
        ids = [id_ for id_ in group.ids if id_ in known and has([known[id_]])]
        if ids:
            groups.append(replace(group, ids=ids))
    for one in fits.apart:
        known = committed[one.coalition]
        if has([known[record] for record in one.records if record in known]):
            singles.append(one)
    return replace(fits, alike=groups, apart=singles, too_old=too_old)
