"""A damaged workspace's entries put into a new, private one, as far as signed heads bear them out.

From there they go the ordinary way of another laptop's workspace: exported, checked like any file, imported. So
nothing gets in that the import would not take.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from aca_desktop.domain.journal.entry import statement
from aca_desktop.domain.journal.sync_opening import LONGEST_SEGMENT
from aca_desktop.domain.journal.trust import Signer, Verifier
from aca_desktop.storage.journal.entries import chunks
from aca_desktop.storage.salvaging.pieces import Feed, Found, Pieces
from aca_desktop.storage.workspace.workspace import WorkspaceFile


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive entries of a laptop; `since` and `until` are the times of the nearest known entries (ISO 8601),
    None where there is none on that side."""

    coalition: str
    replica: str
    first: int
    last: int
    since: str | None
    until: str | None

    @property
    def count(self) -> int:
        """How many numbers it spans."""
        return self.last - self.first + 1


def rebuild(pieces: Pieces, file: WorkspaceFile, verifier: Verifier, own: Signer | None) -> int:
    """Write what holds into a new file; return how many heads the laptop's own key (`own`) had to sign again.

    An entry holds if it, or a later one of its laptop that follows it without a gap, is signed. Of the laptop's
    own entries those hold, too, that follow on such and whose ids are in the list of entries, but whose signatures
    are lost: the same key signs the same again.
    """
    again = 0
    with file.transaction():
        for feed, found in sorted(_by_feed(pieces).items()):
            key = pieces.keys.get(feed[1])
            if key is None:
                continue
            signer = own if own is not None and own.replica == feed[1] else None
            signed = _signed(pieces, found.values(), key, verifier)
            before = len(signed)
            kept = _kept(pieces, found, signed, signer)
            again += len(signed) - before
            _write(pieces, file, kept, signed, key)
    return again


def missing(pieces: Pieces, here: set[str]) -> tuple[Stretch, ...]:
    """Return the entries that are known to have been and are not among these ids.

    Known are those before a later one of their laptop, and those after it of which other rows tell.
    """
    recovered: dict[Feed, set[int]] = {}
    gone: dict[Feed, set[int]] = {}
    for id_, one in pieces.headers.items():
        if id_ in pieces.sure:
            (recovered if id_ in here else gone).setdefault(one.feed, set()).add(one.seq)
    for feed, numbers in pieces.told().items():
        last = max(recovered.get(feed, set()) | gone.get(feed, set()), default=0)
        later = sorted(seq for seq in numbers if seq > last)
        # as many as there are rows: a number that damage has made larger tells of none
        gone.setdefault(feed, set()).update(seq for seq in later if seq <= last + len(later))
    for feed in gone.keys() | recovered.keys():
        numbers = recovered.get(feed, set())
        last = max(numbers | gone.get(feed, set()), default=0)
        gone.setdefault(feed, set()).update(set(range(1, last + 1)) - numbers)
    times = _times(pieces)
    return tuple(one for feed in sorted(gone) for one in _joined(feed, gone[feed], times.get(feed, {})))


def incomplete(pieces: Pieces, file: WorkspaceFile, erased: Iterable[str]) -> tuple[Stretch, ...]:
    """Return the entries that are here again, but not with all personal parts that they had before."""
    database, journal = file.journal.database, file.journal
    gone: dict[Feed, set[int]] = {}
    not_asked = set(erased)
    for (n,) in database.execute("SELECT n FROM lacking").fetchall():
        one = pieces.headers.get(journal.entries.id(n))
        if one is not None and one.number not in pieces.lacking and one.id not in not_asked:
            gone.setdefault(one.feed, set()).add(one.seq)
    times = _times(pieces)
    return tuple(stretch for feed, seqs in sorted(gone.items()) for stretch in _joined(feed, seqs, times[feed]))


def _times(pieces: Pieces) -> dict[Feed, dict[int, str]]:
    times: dict[Feed, dict[int, str]] = {}
    for id_, one in pieces.headers.items():
        if id_ in pieces.sure:
            times.setdefault(one.feed, {})[one.seq] = one.at
    return times


def _by_feed(pieces: Pieces) -> dict[Feed, dict[str, Found]]:
    feeds: dict[Feed, dict[str, Found]] = {}
    for one in pieces.headers.values():
        feeds.setdefault(one.feed, {})[one.id] = one
    return feeds


def _signed(pieces: Pieces, found: Iterable[Found], key: bytes, verifier: Verifier) -> dict[str, bytes]:
    """Return the entries that are signed themselves, with their signatures."""
    signed = {}
    for one in found:
        said = statement(*one.feed, one.seq, one.id)
        for signature in pieces.heads.get(one.number, ()):
            if verifier.verify(key, said, signature):
                signed[one.id] = signature
    return signed


def _kept(
    pieces: Pieces, found: Mapping[str, Found], signed: dict[str, bytes], signer: Signer | None
) -> list[Found]:
    """Return the entries that hold, in order; a head that must be signed again is added to `signed`."""
    holding = _holding(found, signed)
    pieces.sure |= holding
    if signer is not None:
        for one in sorted(found.values(), key=lambda one: one.seq):
            follows = one.prev is None or (one.prev in holding and _follows(found, one))
            if follows and one.id in pieces.sure:
                holding.add(one.id)
    to_head: dict[str, int] = {}
    kept = []
    for one in sorted((found[id_] for id_ in holding), key=lambda one: one.seq, reverse=True):
        if not pieces.is_whole(pieces.header(one)[0]):
            continue
        distance = 0 if one.id in signed else to_head.get(one.id, LONGEST_SEGMENT)
        if distance >= LONGEST_SEGMENT:
            if signer is None:
                continue
            signed[one.id] = signer.sign(statement(*one.feed, one.seq, one.id))
            distance = 0
        if one.prev is not None and _follows(found, one):
            to_head[one.prev] = min(to_head.get(one.prev, LONGEST_SEGMENT), distance + 1)
        kept.append(one)
    return kept[::-1]


def _holding(found: Mapping[str, Found], signed: Iterable[str]) -> set[str]:
    """Return the signed entries and all that lie before them without a gap."""
    holding: set[str] = set()
    for id_ in signed:
        here: str | None = id_
        while here is not None and here not in holding:
            holding.add(here)
            one = found[here]
            here = one.prev if _follows(found, one) else None
    return holding


def _follows(found: Mapping[str, Found], one: Found) -> bool:
    before = found.get(one.prev or "")
    return before is not None and before.seq == one.seq - 1


def _write(
    pieces: Pieces, file: WorkspaceFile, kept: list[Found], signed: Mapping[str, bytes], key: bytes
) -> None:
    journal, database = file.journal, file.journal.database
    for some in chunks(kept):
        journal.entries.add([pieces.entry(one) for one in some])
    for one in kept:
        if one.id in signed:
            database.execute(
                "INSERT INTO segment (head, f, first, count, signature) "
                "SELECT n, f, seq, 1, ? FROM entry WHERE n = ?",
                [signed[one.id], journal.entries.number(one.id)],
            )
    if kept:
        database.execute("UPDATE feed SET public_key = ? WHERE replica = ?", [key, kept[0].feed[1]])


def _joined(feed: Feed, seqs: Iterable[int], times: Mapping[int, str]) -> Iterator[Stretch]:
    """Yield runs of consecutive numbers with the times around them."""
    first = last = 0
    for seq in sorted(seqs):
        if first and seq != last + 1:
            yield _stretch(feed, first, last, times)
            first = 0
        first, last = first or seq, seq
    if first:
        yield _stretch(feed, first, last, times)


def _stretch(feed: Feed, first: int, last: int, times: Mapping[int, str]) -> Stretch:
    since = max((seq for seq in times if seq <= first), default=0)
    until = min((seq for seq in times if seq >= last), default=0)
    return Stretch(*feed, first, last, times.get(since), times.get(until))
