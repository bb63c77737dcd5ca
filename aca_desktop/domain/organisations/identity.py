"""Which records mean one and the same organisation: those that share an identifier, and those said to be the same.

It knows no journal; a record is whatever key the caller gives it. Likeness unites nobody.
"""

from collections.abc import Hashable, Iterable, Mapping

from aca_desktop.domain.journal.canonical import Json

type Pair = tuple[str, str]
"""Two organisations by id, the smaller first."""

_SAID = "same."


def pair(one: str, other: str) -> Pair:
    """Return two organisations as a pair, in whichever order they are named."""
    return (one, other) if one < other else (other, one)


def said_in(of: Pair) -> tuple[str, str]:
    """Return the subject and the field in which it is said whether a pair is one organisation.

    There is one field for a pair, so that two coordinators who differ about it contradict each other there.
    """
    return of[0], f"{_SAID}{of[1]}"


def words_on_pairs(said: Iterable[tuple[str, str, Json]]) -> dict[Pair, bool]:
    """Return what is said of pairs: subject, field and shown value of entries `same`, the pair's own field first.

    A field in the other order, as another program may write it, counts only while the pair's own says nothing.
    """
    own: dict[Pair, bool] = {}
    turned: dict[Pair, bool] = {}
    for subject, field, value in said:
        other = field.removeprefix(_SAID)
        if isinstance(value, bool) and other != field and other != subject:
            (own if subject < other else turned)[pair(subject, other)] = value
    return turned | own


def united[Record: Hashable](
    marks: Mapping[Record, Iterable[Hashable]], same: Iterable[tuple[Record, Record]] = ()
) -> dict[Record, Record]:
    """Return for each record the one that stands for all that mean the same: the first in the order of `marks`.

    Records with a mark in common (a scheme and its code) are one, and so are the pairs of `same`, on and on.
    """
    first: dict[Record, Record] = {record: record for record in marks}
    order = {record: place for place, record in enumerate(marks)}

    def found(record: Record) -> Record:
        while first[record] != record:
            first[record] = record = first[first[record]]
        return record

    def join(one: Record, other: Record) -> None:
        one, other = sorted((found(one), found(other)), key=order.__getitem__)
        first[other] = one

    bearer: dict[Hashable, Record] = {}
    for record, own in marks.items():
        for mark in own:
            join(record, bearer.setdefault(mark, record))
    for one, other in same:
        if one in first and other in first:
            join(one, other)
    return {record: found(record) for record in marks}
