"""The pairs of organisations that may be one, kept in a table: brought up to date with each transaction.

Triggers note which organisations were written (`uncompared`); `compared` has by what each is compared with others
(domain.organisations.likeness). What is stored is what `alike` finds among all of a coalition's organisations, and
nothing else: of few that changed only those are compared anew whose pairs can have become others. Many wait until
the transaction that wrote them is over (`catch_up`); whoever asks meanwhile is answered from a comparison of all.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from aca_desktop.domain.organisations import likeness
from aca_desktop.domain.organisations.identity import Pair
from aca_desktop.domain.organisations.likeness import Known, Mark, Reason
from aca_desktop.storage.journal.many_rows import insert_rows
from aca_desktop.storage.queries.whole_columns import values_of


def known_organisations(database: Database, c: int, only: Collection[int] | None = None) -> dict[int, Known]:
    """Return by row number a coalition's organisations that aren't rejected, or those `only` of them."""
    given: list[object] = [c]
    source = "organisation g"
    if only is not None:
        source, given = (
            "json_each(?) one CROSS JOIN organisation g ON g.s = one.value",
            [json.dumps(sorted(only)), c],
        )
    of = "g.c = ? AND g.status <> 'rejected'"
    rows = database.execute(
        f"SELECT g.s, t.id, g.text FROM {source} CROSS JOIN subject t ON t.s = g.s WHERE {of}", given
    ).fetchall()
    values = database.execute(
        f"SELECT v.s, v.field, v.value FROM {source} CROSS JOIN value v ON v.s = g.s "
        "WHERE v.kind = 'organisation' AND v.place = 0 AND v.value IS NOT NULL "
        f"AND (v.field IN ('country', 'website') OR v.field GLOB 'identifiers.*') AND {of}",
        given,
    ).fetchall()
    said: dict[int, dict[str, str]] = {}
    for (s, field, _text), value in zip(values, values_of([row[2] for row in values]), strict=True):
        if isinstance(value, str):
            said.setdefault(s, {})[field] = value
    found = {}
    for s, id_, text in rows:
        fields = said.get(s, {})
        country, website = fields.pop("country", ""), fields.pop("website", None)
        found[s] = Known(id_, tuple(text.split("\n")), country, website, tuple(fields.items()))
    return found


ONE_BY_ONE = 200
"""Of more organisations that changed at once, all of the coalition are compared anew, which is quicker then."""


def follow(database: Database) -> None:
    """Bring the pairs up to date with what a transaction wrote, unless that is much."""
    if not waits(database):
        catch_up(database)


def waits(database: Database) -> bool:
    """Return whether so much was written that the pairs are yet to be brought up to date with it."""
    rows = database.execute("SELECT DISTINCT s FROM uncompared LIMIT ?", [ONE_BY_ONE + 1]).fetchall()
    return len(rows) > ONE_BY_ONE


def catch_up(database: Database) -> None:
    """Bring the pairs up to date with all that was written since they were."""
    written: dict[int, list[int]] = {}
    rows = database.execute("SELECT DISTINCT t.c, u.s FROM uncompared u JOIN subject t ON t.s = u.s").fetchall()
    for c, s in rows:
        written.setdefault(c, []).append(s)
    for c, numbers in written.items():
        before, after = _changed(database, c, numbers)
        if len(before) > ONE_BY_ONE:
            _compare_all(database, c)
        elif before:
            _Few(database, c).compare(before, after)
    if rows:
        database.execute("DELETE FROM uncompared")


def pairs(database: Database, c: int) -> dict[Pair, tuple[Reason, ...]]:
    """Return the pairs of a coalition's organisations, with the reasons."""
    if waits(database):
        return likeness.alike([*known_organisations(database, c).values()])
    rows = database.execute(
        "SELECT a.id, b.id, d.reasons FROM duplicate d JOIN subject a ON a.s = d.one JOIN subject b "
        "ON b.s = d.other WHERE a.c = ?",
        [c],
    ).fetchall()
    return {(one, other): likeness.in_order(reasons.split(" ")) for one, other, reasons in rows}


def is_true(database: Database, c: int) -> bool:
    """Return whether what is stored of a coalition's organisations is what comparing all of them finds.

    While much waits to be compared, nothing that is stored is asked.
    """
    if waits(database):
        return True
    every = known_organisations(database, c)
    marks = {(*mark, s) for s, one in every.items() for mark in likeness.marks_of(one)}
    stored = database.execute("SELECT what, size, text, s FROM compared WHERE c = ?", [c]).fetchall()
    return marks == set(stored) and pairs(database, c) == likeness.alike([*every.values()])


def _compare_all(database: Database, c: int) -> None:
    of = "(SELECT s FROM subject WHERE c = ?)"
    database.execute("DELETE FROM compared WHERE c = ?", [c])
    database.execute(f"DELETE FROM duplicate WHERE one IN {of}", [c])
    every = known_organisations(database, c)
    _insert_marks(database, c, {s: likeness.marks_of(one) for s, one in every.items()})
    numbers = {one.id: s for s, one in every.items()}
    _insert_pairs(database, likeness.alike([*every.values()]), numbers)


def _insert_marks(database: Database, c: int, marks: "_Marks") -> None:
    rows = sorted((c, *mark, s) for s, own in marks.items() for mark in own)
    insert_rows(database, "compared (c, what, size, text, s)", "(?, ?, ?, ?, ?)", rows)


def _insert_pairs(database: Database, found: Mapping[Pair, Iterable[Reason]], numbers: Mapping[str, int]) -> None:
    rows = sorted((numbers[one], numbers[other], " ".join(why)) for (one, other), why in found.items())
    insert_rows(database, "duplicate (one, other, reasons)", "(?, ?, ?)", rows)


type _Marks = Mapping[int, Collection[Mark]]
"""By what organisations are compared, by row number."""


def _changed(database: Database, c: int, numbers: Collection[int]) -> tuple[_Marks, _Marks]:
    """Return what those of these organisations were compared by, and are now, that are compared otherwise now."""
    stored: dict[int, set[Mark]] = {s: set() for s in numbers}
    of = json.dumps(sorted(numbers))
    rows = database.execute(
        "SELECT what, size, text, s FROM compared WHERE s IN (SELECT value FROM json_each(?))", [of]
    ).fetchall()
    for *mark, s in rows:
        stored[s].add(_mark(mark))
    known = known_organisations(database, c, numbers)
    now = {s: likeness.marks_of(known[s]) if s in known else frozenset() for s in stored}
    others = [s for s in stored if stored[s] != now[s]]
    return {s: stored[s] for s in others}, {s: now[s] for s in others}


class _Few:
    """Compares a few organisations of a coalition with all others, and those on which that tells."""

    def __init__(self, database: Database, c: int) -> None:
        self._db = database
        self._c = c
        self._near: dict[Mark, list[Mark]] = {}
        self._bearers: dict[Mark, dict[str, int]] = {}

    def compare(self, before: _Marks, after: _Marks) -> None:
        moved = {mark for s in before for mark in {*before[s]} ^ {*after[s]}}
        groups = {mark: self._bearing(mark) for mark in moved}
        crowds = self._crowds(moved)
        self._db.conn.executemany("DELETE FROM compared WHERE s = ?", [(s,) for s in before])
        _insert_marks(self._db, self._c, after)
        self._bearers.clear()
        affected = {*before} | self._regrouped(groups) | self._crowded(crowds)
        self._db.conn.executemany(
            "DELETE FROM duplicate WHERE one = ?1 OR other = ?1", [(s,) for s in sorted(affected)]
        )
        _insert_pairs(self._db, *self._pairs(affected))

    def _regrouped(self, before: Mapping[Mark, Mapping[str, int]]) -> set[int]:
        """Return the organisations whose pairs change since others bear a mark now that they bear too."""
        found: set[int] = set()
        for mark, earlier in before.items():
            now = self._bearing(mark)
            numbers = {**earlier, **now}
            pairs = [set(likeness.pairs_sharing(mark[0], ids)) for ids in (earlier, now)]
            found |= {numbers[id_] for both in pairs[0] ^ pairs[1] for id_ in both}
            if (len(earlier) > likeness.EVERY_PAIR_OF) != (len(now) > likeness.EVERY_PAIR_OF):
                found.update(numbers.values())
        return found

    def _crowds(self, marks: Iterable[Mark]) -> dict[tuple[Mark, int, int], set[Mark]]:
        """Return for each part of these names the names that share it, if they are a crowd."""
        found: dict[tuple[Mark, int, int], set[Mark]] = {}
        for mark in marks:
            if mark[0] == "name":
                for start, end in likeness.parts_of(likeness.name_in(mark)[1]):
                    found[mark, start, end] = self._sharing(mark, start, end)
        return found

    def _crowded(self, before: Mapping[tuple[Mark, int, int], set[Mark]]) -> set[int]:
        """Return those of whose names a part tells something now and did not, or the other way round."""
        found: set[int] = set()
        for (mark, start, end), earlier in before.items():
            now = self._sharing(mark, start, end)
            if (len(earlier) > likeness.CROWD) != (len(now) > likeness.CROWD):
                found.update(s for one in earlier | now for s in self._bearing(one).values())
        return found

    def _pairs(self, affected: Iterable[int]) -> tuple[dict[Pair, set[Reason]], dict[str, int]]:
        """Return the pairs of these organisations with the reasons, and the row numbers of all in them."""
        found: dict[Pair, set[Reason]] = {}
        numbers: dict[str, int] = {}
        for s in affected:
            marks = [_mark(row) for row in self._rows("SELECT what, size, text FROM compared WHERE s = ?", s)]
            for mark in marks:
                bearers = self._bearing(mark)
                numbers |= bearers
                for both in likeness.pairs_sharing(mark[0], bearers):
                    if s in (bearers[both[0]], bearers[both[1]]):
                        found.setdefault(both, set()).add(mark[0])
            for mark in marks:
                bearers = self._bearing(mark)
                if mark[0] != "name" or len(bearers) > likeness.EVERY_PAIR_OF:
                    continue
                own = [id_ for id_, number in bearers.items() if number == s]
                for near in self._nearly(mark):
                    numbers |= self._bearing(near)
                    for both in likeness.pairs_between(own, self._bearing(near)):
                        found.setdefault(both, {"nearly"})
        return found, numbers

    def _nearly(self, mark: Mark) -> list[Mark]:
        """Return the names in the same country that nearly are this one."""
        if mark not in self._near:
            name = likeness.name_in(mark)[1]
            others = {
                likeness.name_in(one)[1]: one
                for size in range(mark[1] - 2, mark[1] + 3)
                for one in self._called(size, mark)
            }

            def crowd(of: str, start: int, end: int) -> int:
                return len(self._sharing(others.get(of, mark), start, end))

            self._near[mark] = [others[one] for one in likeness.nearly(name, others, crowd)]
        return self._near[mark]

    def _called(self, size: int, mark: Mark, part: str = "", place: int = 0) -> list[Mark]:
        """Return the names of a length in the block of this one, those that have a part at a place."""
        begin = likeness.block_of(*likeness.name_in(mark))
        end = begin[:-1] + chr(ord(begin[-1]) + 1)
        rows = self._rows(
            "SELECT DISTINCT what, size, text FROM compared WHERE c = ? AND what = 'name' AND size = ? "
            "AND text >= ? AND text < ? AND substr(text, ?, ?) = ?",
            *(self._c, size, begin, end, len(begin) + place + 1, len(part), part),
        )
        return [_mark(row) for row in rows]

    def _sharing(self, mark: Mark, start: int, end: int) -> set[Mark]:
        """Return the names as long as this one, with its digits and ideographs, that share these letters."""
        name = likeness.name_in(mark)[1]
        return set(self._called(mark[1], mark, name[start:end], start))

    def _bearing(self, mark: Mark) -> dict[str, int]:
        """Return who bears a mark: row numbers by id."""
        if mark not in self._bearers:
            self._bearers[mark] = dict(
                self._rows(
                    "SELECT t.id, k.s FROM compared k JOIN subject t ON t.s = k.s "
                    "WHERE (k.c, k.what, k.size, k.text) = (?, ?, ?, ?)",
                    *(self._c, *mark),
                )
            )
        return self._bearers[mark]

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._db.execute(sql, values).fetchall()


def _mark(row: Sequence[Any]) -> Mark:
    what, size, text = row
    return what, size, text
