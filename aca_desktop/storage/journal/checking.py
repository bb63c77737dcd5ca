"""Whether a workspace is sound: SQLite's own check, the chain, the hashes, the signatures, and the view's tables
against the journal; and the digests by which two laptops compare what they hold.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import sqlcipher3
from sqlite_utils import Database

from aca_desktop.domain.journal.entry import Malformed, Part, read_header, statement
from aca_desktop.domain.journal.meaning import Digest, interpret
from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal import view
from aca_desktop.storage.journal.journal import SEGMENT, Journal
from aca_desktop.storage.journal.state_rows import rows_of
from aca_desktop.storage.queries import duplicate_rows
from aca_desktop.storage.workspace.connection import trouble
from aca_desktop.storage.workspace.workspace import WorkspaceFile

type Progress = Callable[[int, int], None]

_OF_ENTRIES = (
    ("entry_id", "n"),
    ("header", "n"),
    ("open_part", "n"),
    ("personal_part", "n"),
    ("blob", "n"),
    ("segment", "head"),
    ("waiting", "n"),
    ("lacking", "n"),
)

_MOST = 1000
"""More problems than this are not listed."""


def check(workspace: WorkspaceFile, verifier: Verifier, progress: Progress | None = None) -> list[Problem]:
    """Return everything that is wrong with the file; `progress` is told (done, of all). Nothing is changed."""
    database = workspace.journal.database
    problems: list[Problem] = []
    try:
        for found in _all(workspace.journal, database, verifier, progress):
            problems.append(found)
            if len(problems) == _MOST:
                break
    except (sqlcipher3.DatabaseError, UnicodeDecodeError, Malformed) as error:
        problems.append(Problem("file", "damaged", {"reason": str(error)}))
    return problems


def _all(journal: Journal, database: Database, verifier: Verifier, progress: Progress | None) -> Iterator[Problem]:
    damages = _damages(database)
    yield from (Problem("file", "damaged", {"reason": line}) for line in damages)
    if damages:
        return
    total = database.execute("SELECT count(*) FROM entry").fetchone()[0]
    yield from _strays(database)
    known = True
    for problem in _entries(database, total, progress):
        known = known and problem.code not in {"malformed-header", "row-differs-from-header"}
        yield problem
    yield from _heads(database, verifier)
    if known:  # without headers and what they are about nobody can say what the tables should have
        yield from _tables(journal, database)


def _damages(database: Database) -> list[str]:
    """Return what SQLite itself finds wrong: the rows of such a file may be of any type."""
    return [line for (line,) in database.execute("PRAGMA quick_check").fetchall() if line != "ok"]


def _strays(database: Database) -> Iterator[Problem]:
    """Find rows that point to nothing: what no entry holds would be found by no question and by no erasure."""
    for table, _row, _parent, _key in database.execute("PRAGMA foreign_key_check").fetchall():
        yield Problem(table, "stray-row")
    for table, column in _OF_ENTRIES:
        rows = database.execute(f"SELECT count(*) FROM {table} WHERE {column} NOT IN (SELECT n FROM entry)")
        if rows.fetchone()[0]:
            yield Problem(table, "stray-row")


def _entries(database: Database, total: int, progress: Progress | None) -> Iterator[Problem]:
    """Check each entry's row against its header, and its parts against their hashes."""
    ids = database.execute("SELECT count(*) FROM entry_id").fetchone()[0]
    if ids != total:
        yield Problem("entry_id", "rows-missing", {"expected": total, "found": ids})
    rows = database.execute(
        "SELECT e.n, e.seq, e.kind, f.replica, k.id, t.id, h.bytes, o.salt, o.bytes, p.salt, p.bytes "
        "FROM entry e JOIN feed f ON f.f = e.f JOIN coalition k ON k.c = f.c JOIN subject t ON t.s = e.s "
        "LEFT JOIN header h ON h.n = e.n LEFT JOIN open_part o ON o.n = e.n "
        "LEFT JOIN personal_part p ON p.n = e.n ORDER BY e.n"
    )
    lacking = {one for (one,) in database.execute("SELECT n FROM lacking")}
    for done, row in enumerate(rows):
        if progress is not None and done % 1000 == 0:
            progress(done, total)
        n, seq, kind, replica, coalition, subject, data, *parts = row
        try:
            header = read_header(data or b"")
        except Malformed as error:
            yield Problem(f"entry {n}", "malformed-header", {"reason": str(error)})
            continue
        id_ = hashlib.sha256(data).hexdigest()
        said = (header.seq, header.kind, header.replica, header.coalition, header.subject)
        if said != (seq, kind, replica, coalition, subject) or not _is_named(database, id_, n):
            yield Problem(f"entry {id_}", "row-differs-from-header")
        open_, personal = _part(*parts[:2]), _part(*parts[2:])
        if header.open is not None and open_ is None:
            yield Problem(f"entry {id_}", "open-part-missing")
        for name, part, hash_ in (("open", open_, header.open), ("personal", personal, header.personal)):
            if part is not None and part.hash != hash_:
                yield Problem(f"entry {id_}", "part-differs-from-hash", {"part": name})
        blobs = database.execute("SELECT place, salt, bytes FROM blob WHERE n = ?", [n]).fetchall()
        lacks = (header.personal is not None and personal is None) or len(blobs) < len(header.blobs)
        if lacks and n not in lacking:  # nobody would ever ask for it again
            yield Problem(f"entry {id_}", "table-differs")
        for place, salt, content in blobs:
            named = header.blobs[place][1] if 0 <= place < len(header.blobs) else None
            if Part(salt, content).hash != named:
                yield Problem(f"entry {id_}", "part-differs-from-hash", {"part": f"blob {place}"})


def _is_named(database: Database, id_: str, n: int) -> bool:
    row = database.execute("SELECT n FROM entry_id WHERE id = ?", [bytes.fromhex(id_)]).fetchone()
    return row is not None and row[0] == n


def _part(salt: bytes | None, data: bytes | None) -> Part | None:
    return None if salt is None or data is None else Part(salt, data)


def _heads(database: Database, verifier: Verifier) -> Iterator[Problem]:
    """Check the chain of each feed, and that signed heads cover all of it."""
    feeds = database.execute(
        "SELECT f.f, f.replica, f.public_key, k.id FROM feed f JOIN coalition k ON k.c = f.c"
    ).fetchall()
    for f, replica, public_key, coalition in feeds:
        if public_key is None or hashlib.sha256(public_key).hexdigest() != replica:
            yield Problem(f"laptop {replica}", "key-missing")
            continue
        prevs: dict[str, str | None] = {}
        ids: dict[int, str] = {}
        seqs: dict[str, int] = {}
        for n, data in database.execute(
            "SELECT e.n, h.bytes FROM entry e JOIN header h ON h.n = e.n WHERE e.f = ?", [f]
        ):
            try:
                header = read_header(data)
            except Malformed:
                continue  # told already
            id_ = hashlib.sha256(data).hexdigest()
            prevs[id_], ids[n], seqs[id_] = header.prev, id_, header.seq
        rows = database.execute("SELECT w.n, w.prev FROM waiting w JOIN entry e ON e.n = w.n WHERE e.f = ?", [f])
        told = {(ids.get(n), prev.hex()) for n, prev in rows}
        waiting = {id_ for id_, prev in prevs.items() if prev is not None and seqs.get(prev) != seqs[id_] - 1}
        for id_ in waiting:
            # one that names another number's entry waits for good: its laptop's own doing, and a gap everywhere
            if prevs[id_] in seqs and (id_, prevs[id_]) not in told:
                yield Problem(f"entry {id_}", "chain-broken")
        if told != {(id_, prevs[id_]) for id_ in waiting}:
            yield Problem(f"laptop {replica}", "table-differs")
        covered: set[str] = set()
        segments = database.execute("SELECT head, first, count, signature FROM segment WHERE f = ?", [f])
        for head, first, count, signature in segments:
            id_ = ids.get(head, "")
            if not id_ or not verifier.verify(
                public_key, statement(coalition, replica, seqs[id_], id_), signature
            ):
                yield Problem(f"laptop {replica}", "wrong-signature", {"entry": id_})
                continue
            if not 1 <= count <= SEGMENT or first + count - 1 != seqs[id_]:
                yield Problem(f"laptop {replica}", "segment-differs", {"entry": id_})
            here: str | None = id_
            while here is not None and here in prevs and here not in covered:
                covered.add(here)
                here = prevs[here]
        for id_ in prevs.keys() - covered:
            yield Problem(f"entry {id_}", "not-signed")


def _tables(journal: Journal, database: Database) -> Iterator[Problem]:
    """Make every subject's rows again and compare; then look for rows that belong to nothing."""
    expected = dict.fromkeys(("void", "value", "signature", "organisation"), 0)
    for id_ in journal.coalitions():
        authority = journal.authority(id_)
        c = journal.entries.coalition(id_)
        if c is None:
            continue
        for s, stored in journal.entries.all_subjects(c):
            numbers = {one.entry.id: one.n for one in stored}
            state = interpret([one.entry for one in stored], authority)
            rows = rows_of(c, s, state, stored)
            if rows != view.written(database, s, numbers.values()):
                yield Problem(f"subject {stored[0].entry.header.subject}", "table-differs")
            for entry in state.erased & numbers.keys():
                if any(one.entry.personal is not None for one in stored if one.entry.id == entry):
                    yield Problem(f"entry {entry}", "erased-part-kept")
            expected["void"] += len(rows.void)
            expected["value"] += len(rows.values)
            expected["signature"] += len(rows.signatures)
            expected["organisation"] += rows.organisation is not None
    for table, count in expected.items():
        found = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if found != count:
            yield Problem(table, "rows-missing", {"expected": count, "found": found})

    yield from _duplicates(journal, database)


def _duplicates(journal: Journal, database: Database) -> Iterator[Problem]:
    """Compare all organisations anew, and look for pairs that are not stored, or for no reason."""
    for id_ in journal.coalitions():
        c = journal.entries.coalition(id_)
        if c is not None and not duplicate_rows.is_true(database, c):
            yield Problem("duplicate", "table-differs")


def digests(path: Path, journal: Journal, coalition: str | None = None) -> tuple[str, str]:
    """Return the digests of the journal and of its state (domain.journal.meaning.Digest), of one coalition or of
    all.

    Raise AcaError `damaged` where SQLite itself finds the file wrong.
    """
    database = journal.database
    only = "" if coalition is None else "WHERE k.id = :coalition"
    values = {"coalition": coalition}
    digest = Digest()
    with trouble(path):
        if damages := _damages(database):
            raise AcaError("damaged", path=str(path), reason=damages[0])
        entries = database.execute(
            "SELECT lower(hex(i.id)), v.why, o.n IS NOT NULL, p.n IS NOT NULL, h.bytes, e.n "
            "FROM entry_id i JOIN entry e ON e.n = i.n JOIN header h ON h.n = i.n "
            "JOIN feed f ON f.f = e.f JOIN coalition k ON k.c = f.c "
            "LEFT JOIN void v ON v.n = i.n LEFT JOIN open_part o ON o.n = i.n "
            f"LEFT JOIN personal_part p ON p.n = i.n {only} ORDER BY i.id",
            values,
        )
        for id_, why, has_open, has_personal, data, n in entries:
            present = ("o" if has_open else "") + ("p" if has_personal else "") + _blobs(database, n, data)
            digest.add_entry(id_, why, present)
        fields = database.execute(
            "SELECT k.id, t.id, x.kind, x.field, x.n FROM value x JOIN subject t ON t.s = x.s "
            f"JOIN coalition k ON k.c = t.c {only} ORDER BY k.id, t.id, x.kind, x.field, x.place",
            values,
        )
        for (id_, subject, kind, field), heads in groupby(fields, key=lambda row: row[:4]):
            digest.add_field(id_, subject, kind, field, [journal.entries.id(row[4]) for row in heads])
        signatures = database.execute(
            "SELECT lower(hex(i.id)), g.status FROM entry_id i JOIN signature g ON g.n = i.n "
            "JOIN subject t ON t.s = g.s JOIN coalition k ON k.c = t.c "
            f"{only} ORDER BY i.id",
            values,
        )
        for id_, status in signatures:
            digest.add_signature(id_, status)
    return digest.journal, digest.state


def journal_digest(path: Path, journal: Journal, coalitions: Sequence[str]) -> str:
    """Return the digest of these coalitions' entries alone, which is quick."""
    digest = hashlib.sha256()
    marks = ",".join("?" * len(coalitions))
    with trouble(path):
        rows = journal.database.execute(
            "SELECT i.id FROM entry_id i JOIN entry e ON e.n = i.n JOIN feed f ON f.f = e.f "
            f"JOIN coalition k ON k.c = f.c WHERE k.id IN ({marks}) ORDER BY i.id",
            [*coalitions],
        )
        for (id_,) in rows:
            digest.update(id_)
    return digest.hexdigest()


def _blobs(database: Database, n: int, header: bytes) -> str:
    if header.endswith(b'"blobs":[]}') or b'"blobs":[],' in header:
        return ""
    here = {row[0] for row in database.execute("SELECT place FROM blob WHERE n = ?", [n])}
    blobs = read_header(header).blobs
    return "".join(part[0] if place in here else "-" for place, (part, _hash) in enumerate(blobs))
