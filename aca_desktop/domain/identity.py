"""Which records mean one and the same organisation: those that share an identifier, and those said to be the same.

It knows no journal; a record is whatever key the caller gives it.
"""

from collections.abc import Hashable, Iterable, Mapping


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
