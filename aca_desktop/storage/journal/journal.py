"""The journal in SQL: entries are added and never changed, and the view's tables follow them.

What they mean is said by domain.journal.meaning, one touched subject at a time; here it is kept.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from sqlite_utils import Database

from aca_desktop.domain.journal.authority import DECIDING, Authority, decide, may_decide
from aca_desktop.domain.journal.draft import Draft, Place, compose
from aca_desktop.domain.journal.entry import Entry, Header, named_subject, statement
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.meaning import SubjectState, interpret, linked
from aca_desktop.domain.journal.trust import Signer, Verifier
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal import view
from aca_desktop.storage.journal.entries import Added, Entries, chunks
from aca_desktop.storage.journal.state_rows import Batch
from aca_desktop.storage.journal.stored import Stored
from aca_desktop.storage.journal.subject_rows import add_rows
from aca_desktop.storage.queries import duplicate_rows
from aca_desktop.storage.workspace.connection import trouble
from aca_desktop.storage.workspace.transactions import Transactions

SEGMENT = 10_000
"""Every commit signs the head of the feed and each entry so many before it."""

_COMPOSING = 5
"""Composing entries is this part of the work of writing them; the rest is what they come to."""

_ROWS = 10_000
"""So many values are gathered before they are written."""

type Progress = Callable[[int, int], None]


class Journal:
    """The entries of a workspace, by coalition; reads see what the last transaction left."""

    def __init__(self, path: Path, database: Database, verifier: Verifier) -> None:
        self.path = path
        self._db = self.database = database
        self._verifier = verifier
        self.entries = Entries(database)
        self._authorities: dict[str, Authority] = {}
        self._version: int | None = None
        self._transactions = Transactions(path, database)

    def transaction(self) -> AbstractContextManager[None]:
        """All that is added inside is on disk when this ends, or, after an error, nothing of it.

        May be nested: an inner one's error takes back what is its own, and the outermost's end is what counts.
        Raise AcaError `file-gone` if the file was removed or replaced meanwhile: then nothing is kept.
        """
        return self._transactions.writing(lambda: duplicate_rows.follow(self._db), self._forget)

    def compare_organisations(self) -> None:
        """Compare those of which a transaction wrote many, once it is over; inside of one, do nothing.

        Where that fails, as on a full disk, it is left for later: what was written stays.
        """
        with suppress(AcaError):
            if not self._transactions.are_open and duplicate_rows.waits(self._db):
                with self._transactions.writing(lambda: duplicate_rows.catch_up(self._db), self._forget):
                    pass

    def _forget(self) -> None:
        """Forget what was read of entries that are taken back."""
        self._authorities.clear()
        self.entries.forget()

    def reading(self) -> AbstractContextManager[None]:
        """All that is read inside is of one moment, whatever another process writes meanwhile."""
        return self._transactions.reading()

    def append(
        self,
        coalition: str,
        drafts: Sequence[Draft],
        signer: Signer,
        *,
        at: str,
        random: Callable[[int], bytes],
        progress: Progress | None = None,
    ) -> list[Entry]:
        """Write drafts as the next entries of the signer's feed, signed; they are on disk when this returns.

        Raise AcaError `not-authorised` if one would have no effect, unless only an enrolment is lacking: what a
        laptop writes before it is enrolled takes effect then. `progress` is told (done, of all); if it raises,
        nothing is written.
        """
        with self.transaction():
            seq, prev = self._head(coalition, signer.replica)
            entries = []
            for draft in drafts:
                entry = compose(draft, Place(coalition, signer.replica, seq + 1, prev, at), random)
                seq, prev = seq + 1, entry.id
                entries.append(entry)
                if progress is not None and len(entries) % 100 == 0:
                    progress(len(entries) // _COMPOSING, len(drafts))
            stored = self._add(entries, progress)
            self._sign(coalition, stored, signer)
            if stored:
                self._require_effect(coalition, stored, signer)
            return entries

    def add(self, entries: Sequence[Entry]) -> int:
        """Add entries from anywhere, in any order, and missing parts of those here; return how many are new.

        Their hashes, chain and signatures are the caller's to have checked.
        """
        with self.transaction():
            return len(self._add(entries))

    def keep(self, coalition: str, entries: Sequence[Entry]) -> tuple[Added, set[int]]:
        """Write entries of one coalition that decide nothing; bring the view up to date with authority as it is.

        Return what they came to, and the entries that were purged. If authority changes later, `settle` knows.
        """
        added = self.entries.add(entries)
        touched = {one.s for one in added.new} | self.entries.subjects_of(added.filled)
        return added, self._refresh(coalition, touched, added.new) if touched else set()

    def follow(self, coalition: str, subjects: set[int]) -> set[int]:
        """Bring subjects' rows up to date; return the entries that were purged."""
        return self._refresh(coalition, subjects, []) if subjects else set()

    def settle(
        self,
        coalition: str,
        before: Authority,
        touched: set[int],
        *,
        decides: bool,
        progress: Progress | None = None,
    ) -> set[int]:
        """Bring the view up to date with entries that were written to `entries`; return those that were purged.

        `before` is the authority without them, `touched` their subjects' row numbers; `decides` says that one of
        them may change who may write (`may_decide`).
        """
        subjects = set(touched)
        if decides:
            self._authorities.pop(coalition, None)
            after = self.authority(coalition)
            if after != before:
                subjects |= self._subjects_by(coalition, _changed(before, after))
        purged: set[int] = set()
        done = 0
        for some in chunks(sorted(subjects)):
            purged |= self._refresh(coalition, set(some), [])
            done += len(some)
            if progress is not None:
                progress(done, len(subjects))
        return purged

    def purge(self, numbers: Iterable[int]) -> set[int]:
        """Take away the personal parts of these entries, in the write-ahead log too; return those that had any."""
        gone = self.entries.purge_personal(numbers)
        if gone:
            self._transactions.wipe()
        return gone

    def rebuild(self) -> None:
        """Make the view's tables again from the journal, and take away what is erased and still here."""
        with self.transaction():
            view.clear(self._db)
            self._authorities.clear()
            purged: list[int] = []
            for id_, c in self._db.execute("SELECT id, c FROM coalition").fetchall():
                authority = self.authority(id_)
                batch = Batch()
                for s, stored in self.entries.all_subjects(c):
                    purged += add_rows(batch, c, s, stored, authority)
                    if len(batch.values) > _ROWS:
                        view.insert(self._db, batch)
                        batch = Batch()
                view.insert(self._db, batch)
            self.purge(purged)

    def coalitions(self) -> list[str]:
        """Return the ids of the coalitions that have entries here."""
        with trouble(self.path):
            return [row[0] for row in self._db.execute("SELECT id FROM coalition ORDER BY id")]

    def authority(self, coalition: str) -> Authority:
        """Return who may write what in a coalition."""
        with trouble(self.path):
            version = self.version()
            if version != self._version:
                self._authorities.clear()
                self._version = version
            known = self._authorities.get(coalition)
            if known is None:
                c = self.entries.coalition(coalition)
                deciding = [] if c is None else [one.entry for one in self.entries.of_kinds(c, DECIDING)]
                known = decide(coalition, deciding, _Feeds(self._db, c), self._verifier)
                self._authorities[coalition] = known
            return known

    def state(self, coalition: str, subject: str, once_enrolled: str | None = None) -> SubjectState:
        """Return what a subject's entries come to, or will come to once a laptop (its replica) is enrolled."""
        authority = self.authority(coalition)
        if once_enrolled is not None:
            authority = authority.once_enrolled(once_enrolled)
        return interpret([one.entry for one in self.about(coalition, subject)], authority)

    def about(self, coalition: str, subject: str) -> list[Stored]:
        """Return all entries about a subject, without blobs, as they came here."""
        with trouble(self.path):
            c = self.entries.coalition(coalition)
            s = None if c is None else self.entries.subject(c, subject)
            found = [] if s is None else list(self.entries.of_subjects([s]))
            return found[0][1] if found else []

    def entry(self, id_: str) -> Entry | None:
        """Return one entry with all that is here of it, None if it is not here."""
        with trouble(self.path):
            stored = self.entries.one(id_)
            return None if stored is None else stored.entry

    def header(self, id_: str) -> Header | None:
        """Return the header of one entry alone, None if the entry is not here."""
        with trouble(self.path):
            return self.entries.header(id_)

    def is_in_place(self) -> bool:
        """Say whether the file is still where it was, and the same one."""
        return self._transactions.is_in_place()

    def version(self) -> int:
        """Return a number that is another one whenever another connection has committed something."""
        with trouble(self.path):
            return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    def _head(self, coalition: str, replica: str) -> tuple[int, str | None]:
        c = self.entries.coalition(coalition)
        f = None if c is None else self.entries.feed(c, replica)
        if f is None:
            return 0, None
        row = self._db.execute(
            "SELECT n, seq FROM entry WHERE f = ? ORDER BY seq DESC, n DESC LIMIT 1", [f]
        ).fetchone()
        return (0, None) if row is None else (row[1], self.entries.id(row[0]))

    def _sign(self, coalition: str, stored: Sequence[Stored], signer: Signer) -> None:
        """Sign the head and each entry a segment's length before it; a segment runs from the one before."""
        c = self.entries.coalition(coalition)
        f = None if c is None else self.entries.feed(c, signer.replica)
        self._db.execute(
            "UPDATE feed SET public_key = ? WHERE f = ? AND public_key IS NULL", [signer.public_key, f]
        )
        ends = [*range(SEGMENT, len(stored), SEGMENT), len(stored)]
        begin = 0
        for end in ends:
            if end == begin:
                continue
            head = stored[end - 1]
            seq = head.entry.header.seq
            signature = signer.sign(statement(coalition, signer.replica, seq, head.entry.id))
            self._db.execute(
                "INSERT INTO segment (head, f, first, count, signature) VALUES (?, ?, ?, ?, ?)",
                [head.n, f, stored[begin].entry.header.seq, end - begin, signature],
            )
            begin = end

    def _require_effect(self, coalition: str, stored: Sequence[Stored], signer: Signer) -> None:
        marks = [one.n for one in stored]
        low, high = min(marks), max(marks)
        found = self._db.execute("SELECT n, why FROM void WHERE n BETWEEN ? AND ?", [low, high]).fetchall()
        if not found:
            return
        kinds = {one.n: one.entry.header.kind for one in stored}
        unreadable = [(kinds[n], why) for n, why in found if why not in ("not-authorised", "revoked")]
        if unreadable:
            raise AssertionError(f"written so that it cannot be read: {unreadable}")
        rank = self.authority(coalition).rank(signer.replica)
        if rank > Rank.NONE or any(why == "revoked" or kinds[n] not in _WHILE_WAITING for n, why in found):
            raise AcaError("not-authorised", kind=kinds[found[0][0]])

    def _add(self, entries: Sequence[Entry], progress: Progress | None = None) -> list[Stored]:
        before = {id_: self.authority(id_) for id_ in {entry.header.coalition for entry in entries}}
        stored = self.entries.add(entries).new
        touched = {one.s for one in stored} | self._subjects_of(entries, stored)
        touched |= self._touched_by_authority(stored, before)
        for coalition, subjects in self._by_coalition(touched).items():
            self._refresh(coalition, subjects, stored, progress)
        return stored

    def _subjects_of(self, entries: Sequence[Entry], stored: Sequence[Stored]) -> set[int]:
        """Return the subjects of those entries that were here before: a missing part may have come."""
        new = {one.entry.id for one in stored}
        found = set()
        for entry in entries:
            if entry.id not in new and (c := self.entries.coalition(entry.header.coalition)) is not None:
                s = self.entries.subject(c, entry.header.subject)
                if s is not None:
                    found.add(s)
        return found

    def _touched_by_authority(self, stored: Sequence[Stored], before: Mapping[str, Authority]) -> set[int]:
        """Return the subjects that may stand otherwise since somebody may write now, or no longer may."""
        touched: set[int] = set()
        for coalition, earlier in before.items():
            headers = [one.entry.header for one in stored if one.entry.header.coalition == coalition]
            if not any(may_decide(header, earlier) for header in headers):
                continue
            self._authorities.pop(coalition, None)
            after = self.authority(coalition)
            if earlier != after:
                touched |= self._subjects_by(coalition, _changed(earlier, after))
        return touched

    def _by_coalition(self, subjects: set[int]) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for chunk in chunks(sorted(subjects)):
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(
                f"SELECT t.s, k.id FROM subject t JOIN coalition k ON k.c = t.c WHERE t.s IN ({marks})",
                chunk,
            )
            for s, id_ in rows:
                found.setdefault(id_, set()).add(s)
        return found

    def _subjects_by(self, coalition: str, laptops: Collection[str]) -> set[int]:
        """Return the subjects that these laptops write about, and those that decide authority."""
        c = self.entries.coalition(coalition)
        deciding = {one.s for one in self.entries.of_kinds(c, DECIDING)} if c is not None else set()
        rows = self._db.execute("SELECT f, replica FROM feed WHERE c = ?", [c]).fetchall()
        feeds = [f for f, replica in rows if named_subject(replica) in laptops]
        for f in feeds:
            deciding |= {row[0] for row in self._db.execute("SELECT DISTINCT s FROM entry WHERE f = ?", [f])}
        return deciding

    def _refresh(
        self, coalition: str, subjects: set[int], stored: Sequence[Stored], progress: Progress | None = None
    ) -> set[int]:
        """Bring these subjects' rows up to date with their entries; return the entries that were purged."""
        c = self.entries.coalition(coalition)
        if c is None:
            raise AssertionError("a coalition with subjects has a row")
        authority = self.authority(coalition)
        own: dict[int, list[Stored]] = {}
        for one in stored:
            own.setdefault(one.s, []).append(one)
        counts = self.entries.counts(own.keys() & subjects)
        fresh = {s for s, count in counts.items() if len(own[s]) == count}
        batch, done = Batch(), 0
        erased: list[int] = []
        old: list[int] = []
        numbers: list[int] = []
        first, rest = len(stored) // _COMPOSING, len(stored) - len(stored) // _COMPOSING

        def add(s: int, entries: Sequence[Stored]) -> None:
            nonlocal done
            erased.extend(add_rows(batch, c, s, entries, authority))
            done += 1
            if progress is not None and done % 100 == 0:
                progress(first + rest * done // len(subjects), len(stored))

        for s in fresh:
            add(s, own[s])
        for s, found in self.entries.of_subjects(subjects - fresh):
            add(s, found)
            old.append(s)
            numbers += [one.n for one in found]
        view.remove(self._db, old, numbers)
        view.insert(self._db, batch)
        return self.purge(erased)


_WHILE_WAITING = frozenset(
    {"event", "organisation", "commitment", "signature", "ratification", "withdrawal", "consent", "copy", "undo"}
)
"""What a laptop that waits for its enrolment writes all the same: all that an event laptop may."""


def _changed(before: Authority, after: Authority) -> set[str]:
    """Return the laptops whose entries may count otherwise than before."""
    laptops = before.ranks.keys() | after.ranks.keys() | before.survivors.keys() | after.survivors.keys()
    return {
        laptop
        for laptop in laptops
        if before.ranks.get(laptop) != after.ranks.get(laptop)
        or before.survivors.get(laptop) != after.survivors.get(laptop)
    }


class _Feeds:
    """Follows feeds backwards in SQL: an authority.Chain."""

    def __init__(self, database: Database, c: int | None) -> None:
        self._db = database
        self._c = c

    def surviving(self, laptop: str, named: Collection[str]) -> frozenset[str]:
        """Return the named entries of that laptop and all of their prev-ancestors that link up."""
        before: dict[str, str | None] = {}
        for f, replica in self._db.execute("SELECT f, replica FROM feed WHERE c = ?", [self._c]).fetchall():
            if named_subject(replica) != laptop:
                continue
            rows = self._db.execute("SELECT h.bytes FROM entry e JOIN header h ON h.n = e.n WHERE e.f = ?", [f])
            for (data,) in rows:
                before[hashlib.sha256(data).hexdigest()] = json.loads(data)["prev"]
        return linked(before, named)
