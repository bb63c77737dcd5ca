"""Recovering a damaged workspace: whatever still verifies is in the new file, nothing else ever is."""

import random
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft, Place, compose
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.journal import erasing
from aca_desktop.services.laptops import sync_import
from aca_desktop.services.laptops.sync_sources import PassphraseKeys
from aca_desktop.services.organisations import organisations
from aca_desktop.services.workspace import backups, checking
from aca_desktop.services.workspace.salvaging import Salvaged, salvage
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.sync.sync_merging import rolled_back
from tests.links import LINKS
from tests.long_runs import LongRun
from tests.services.founding import only, signed
from tests.services.laptops import table

PAGE = 4096
LOCK = "maíz azul"


@dataclass(frozen=True)
class Damaged:
    """A workspace's bytes, and where damaged copies of it are recovered."""

    folder: Path
    context: Context
    data: bytes
    ids: frozenset[str]
    digests: tuple[str, str]

    def page_of_headers(self) -> int:
        """Return where a page begins that has some entries' headers."""
        pages = range(PAGE, len(self.data), PAGE)
        return next(at for at in pages if self.data[at : at + PAGE].count(b'{"at":"') > 3)

    def recovered(
        self, data: bytes, passphrase: str | None = None, wal: bytes | None = None
    ) -> tuple[Salvaged, frozenset[str], tuple[str, str]]:
        """Recover these bytes; check all that must hold whatever they are."""
        path, new = self.folder / "damaged.aca", self.folder / "new.aca"
        path.write_bytes(data)
        beside = path.with_name("damaged.aca-wal")
        beside.unlink(missing_ok=True)
        if wal is not None:
            beside.write_bytes(wal)
        new.unlink(missing_ok=True)
        before = sorted(self.folder.iterdir())
        done = salvage(path, new, self.context, passphrase)
        assert path.read_bytes() == data
        assert sorted(self.folder.iterdir()) == sorted([*before, new])
        with open_workspace(new, self.context, passphrase=passphrase) as workspace:
            assert checking.check(workspace) == []
            ids = entries(workspace)
            digests = checking.digests(workspace)
        assert ids <= self.ids
        assert len(ids) == done.recovered
        assert done.known - done.recovered == sum(one.stretch.count for one in done.missing)
        return done, ids, digests


def entries(workspace: Workspace) -> frozenset[str]:
    return frozenset(id_.hex() for (id_,) in workspace.journal.database.execute("SELECT id FROM entry_id"))


def organisation(name: str) -> OrganisationRecord:
    return OrganisationRecord({"es": name}, "business", "MX")


def with_zeros(data: bytes, start: int, count: int) -> bytes:
    return data[:start] + bytes(min(count, len(data) - start)) + data[start + count :]


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Damaged:
    """Return a workspace with two laptops' entries, one of whose signers has been erased."""
    folder = tmp_path_factory.mktemp("whole")
    with table(folder) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        for _ in range(3):
            signed(mesa)
        kept = [signed(founder) for _ in range(8)]
        laptops.take(founder, laptops.file(mesa))
        erasing.erase(founder, only(founder), kept[0].organisation)
        ids, digests, context = entries(founder), checking.digests(founder), founder.context
    data = (folder / "coordination.aca").read_bytes()
    return Damaged(tmp_path_factory.mktemp("damaged"), context, data, ids, digests)


def test_of_a_sound_file_everything_is_recovered(damaged: Damaged) -> None:
    done, ids, digests = damaged.recovered(damaged.data)
    assert (ids, digests) == (damaged.ids, damaged.digests)
    assert (done.known, done.again, done.missing, done.incomplete) == (len(ids), 0, (), ())
    assert (done.kept_key, done.laptop) == (True, "coordination")


def number_recovered(damaged: Damaged, data: bytes) -> int:
    """Return how many entries are recovered, none where nothing of a workspace is left."""
    try:
        return damaged.recovered(data)[0].recovered
    except AcaError as error:
        if error.code != "not-a-workspace":
            raise
        return 0


def lost_pages(damaged: Damaged, pages: range) -> None:
    """Zero each of these pages in turn: only what lay in it is missing, and that is told."""
    for page in pages:
        done, ids, digests = damaged.recovered(with_zeros(damaged.data, page * PAGE, PAGE))
        assert len(ids) >= len(damaged.ids) // 2
        assert done.known >= len(damaged.ids) - 1  # a last entry leaves no trace once its rows are gone
        if not (done.missing or done.incomplete):
            assert digests == damaged.digests


def test_a_lost_page_costs_what_lay_in_it_alone(damaged: Damaged) -> None:
    lost_pages(damaged, range(0, len(damaged.data) // PAGE, 7))


@pytest.mark.long
def test_any_page_may_be_lost(damaged: Damaged) -> None:
    lost_pages(damaged, range(len(damaged.data) // PAGE))


def test_a_file_cut_anywhere_gives_what_is_left(damaged: Damaged) -> None:
    last = len(damaged.data)
    found = []
    for end in [last - 1, last - PAGE - 7, *(last * part // 6 for part in range(5, 0, -1))]:
        found.append(number_recovered(damaged, damaged.data[:end]))
    assert found[0] >= len(damaged.ids) - 1
    assert sorted(found, reverse=True) == found


def test_twenty_kilobytes_of_zeros_anywhere(damaged: Damaged) -> None:
    chance = random.Random(13)
    for _ in range(6):
        start = chance.randrange(len(damaged.data) - 20_000)
        done, ids, _digests = damaged.recovered(with_zeros(damaged.data, start, 20_000))
        assert ids or not done.recovered


def broken(chance: random.Random, data: bytes) -> bytes:
    """Return a file after something bad has happened to it."""
    made = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        at, length = chance.randrange(len(made)), chance.choice((1, 1, 8, 512, 5000))
        end = min(len(made), at + length)
        kind = chance.randrange(4)
        if kind == 0:
            made[at:end] = chance.randbytes(end - at)
        elif kind == 1:
            made[at:end] = bytes(end - at)
        elif kind == 2:
            made[at] ^= 1 << chance.randrange(8)
        else:
            other = chance.randrange(len(made) - (end - at))
            made[at:end] = made[other : other + end - at]
    return bytes(made[: chance.randrange(len(made))] if chance.random() < 0.2 else made)


def random_damage(damaged: Damaged, chance: random.Random, times: int) -> None:
    for _ in range(times):
        number_recovered(damaged, broken(chance, damaged.data))


def test_random_damage_never_invents_and_never_fails(damaged: Damaged) -> None:
    random_damage(damaged, random.Random(2026), 8)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_much_random_damage(damaged: Damaged, long_run: LongRun) -> None:
    chance = long_run.chance("damage")
    with long_run.tally("readers", "workspace, to recover") as tally:
        for _ in long_run.turns():
            tally.timed(lambda: number_recovered(damaged, broken(chance, damaged.data)) > 0)


def test_a_page_that_has_lost_its_beginning_gives_the_rest(damaged: Damaged) -> None:
    """The list of where rows begin is at a page's beginning, the rows themselves at its end."""
    page = damaged.page_of_headers()
    whole = damaged.recovered(with_zeros(damaged.data, page, PAGE))[0].recovered
    assert damaged.recovered(with_zeros(damaged.data, page, 256))[0].recovered > whole


class TestWhatWasNotClosed:
    @pytest.fixture
    def left(self, damaged: Damaged, tmp_path: Path) -> tuple[bytes, bytes, frozenset[str]]:
        """Return a file and its WAL as a killed program leaves them, and what is in both."""
        path = tmp_path / "open.aca"
        path.write_bytes(damaged.data)
        with open_workspace(path, damaged.context, write=True) as workspace:
            for name in ("Museo", "Colegio", "Hospital"):
                organisations.add(workspace, only(workspace), organisation(name))
            return path.read_bytes(), path.with_name("open.aca-wal").read_bytes(), entries(workspace)

    def test_a_wal_is_read_with_the_file(
        self, damaged: Damaged, left: tuple[bytes, bytes, frozenset[str]]
    ) -> None:
        data, wal, every = left
        known = Damaged(damaged.folder, damaged.context, data, every, damaged.digests)
        assert known.recovered(data, wal=wal)[1] == every
        assert known.recovered(with_zeros(data, 0, PAGE), wal=wal)[1] == every

    def test_a_lost_wal_costs_what_was_in_it(
        self, damaged: Damaged, left: tuple[bytes, bytes, frozenset[str]]
    ) -> None:
        data, wal, every = left
        known = Damaged(damaged.folder, damaged.context, data, every, damaged.digests)
        assert known.recovered(data)[1] == damaged.ids
        for start in range(0, len(wal), len(wal) // 5):
            ids = known.recovered(data, wal=with_zeros(wal, start, PAGE))[1]
            assert damaged.ids <= ids <= every
            assert damaged.ids <= known.recovered(data, wal=wal[:start])[1] <= every

    def test_what_no_transaction_has_committed_is_left_out(self, damaged: Damaged, tmp_path: Path) -> None:
        path = tmp_path / "open.aca"
        path.write_bytes(damaged.data)
        with open_workspace(path, damaged.context, write=True) as workspace:
            database = workspace.journal.database
            database.execute("PRAGMA cache_size=1")
            with rolled_back(workspace.journal):
                for number in range(40):
                    organisations.add(workspace, only(workspace), organisation(f"Museo {number}"))
                taken = path.read_bytes(), path.with_name("open.aca-wal").read_bytes()
        assert len(taken[1]) > 20 * PAGE
        assert damaged.recovered(taken[0], wal=taken[1])[1] == damaged.ids


class TestUnderAPassphrase:
    @pytest.fixture
    def locked(self, damaged: Damaged, tmp_path: Path) -> Damaged:
        path = tmp_path / "damaged.aca"
        path.write_bytes(damaged.data)
        backups.lock(path, LOCK)
        return Damaged(tmp_path, damaged.context, path.read_bytes(), damaged.ids, damaged.digests)

    def test_whole_pages_are_read(self, locked: Damaged) -> None:
        done, _ids, digests = locked.recovered(locked.data, LOCK)
        assert (digests, done.kept_key) == (locked.digests, True)
        for page in range(1, len(locked.data) // PAGE, 17):
            done, ids, _digests = locked.recovered(with_zeros(locked.data, page * PAGE + 99, 1), LOCK)
            assert len(ids) >= len(locked.ids) // 2
        assert locked.recovered(locked.data[: -2 * PAGE - 9], LOCK)[0].recovered

    def test_a_lost_first_page_takes_the_salt_unless_a_backup_has_it(self, locked: Damaged) -> None:
        lost = with_zeros(locked.data, 0, PAGE)
        assert locked.recovered(with_zeros(locked.data, 16, PAGE), LOCK)[1] == locked.ids
        with pytest.raises(AcaError, match="not-a-workspace"):
            locked.recovered(lost, LOCK)
        path = locked.folder / "damaged.aca"
        path.write_bytes(locked.data)
        with open_workspace(path, locked.context, write=True, passphrase=LOCK) as workspace:
            backups.back_up(workspace, "backup")
        assert locked.recovered(lost, LOCK)[1] == locked.ids

    def test_another_passphrase_opens_nothing(self, locked: Damaged) -> None:
        for passphrase in ("maíz rojo", None):
            with pytest.raises(AcaError, match="not-a-workspace"):
                locked.recovered(locked.data, passphrase)
        assert not (locked.folder / "new.aca").exists()


class TestWhatIsNotSigned:
    def planted(self, damaged: Damaged, tmp_path: Path, key: Callable[[Workspace], LaptopKey]) -> bytes:
        """Return the file with an entry more, of which only the signature is missing."""
        path = tmp_path / "planted.aca"
        path.write_bytes(damaged.data)
        with open_workspace(path, damaged.context, write=True) as workspace:
            which, journal = only(workspace), workspace.journal
            replica = key(workspace).replica
            c = journal.entries.coalition(which.id)
            f = journal.entries.feed(c or 0, replica)
            rows = journal.database.execute("SELECT n, seq FROM entry WHERE f = ? ORDER BY seq", [f]).fetchall()
            n, seq = rows[-1]
            place = Place(which.id, replica, seq + 1, journal.entries.id(n), "2026-06-05T12:00:00-06:00")
            draft = Draft("organisation", workspace.context.new_id(), {"names.es": "Intrusa"}, {})
            with workspace.file.transaction():
                journal.add([compose(draft, place, secrets.token_bytes)])
        return path.read_bytes()

    def test_an_entry_of_another_laptop_without_a_signature_stays_outside(
        self, damaged: Damaged, tmp_path: Path
    ) -> None:
        def other(workspace: Workspace) -> LaptopKey:
            class Key:
                replica = next(
                    replica
                    for (replica,) in workspace.journal.database.execute("SELECT replica FROM feed")
                    if replica not in (workspace.key.replica, only(workspace).id)
                )

            return Key()  # type: ignore[return-value]

        done, ids, _digests = damaged.recovered(self.planted(damaged, tmp_path, other))
        assert ids == damaged.ids
        (gone,) = done.missing
        assert (gone.laptop, gone.stretch.count) == ("mesa", 1)
        assert gone.stretch.until == "2026-06-05T12:00:00-06:00"

    def test_what_was_altered_is_not_signed_again(self, damaged: Damaged, tmp_path: Path) -> None:
        data = self.planted(damaged, tmp_path, lambda workspace: workspace.key)
        altered = data.replace(b'"at":"2026-06-05T12:00:00-06:00"', b'"at":"2026-06-05T13:00:00-06:00"')
        assert altered != data
        assert damaged.recovered(altered)[1] == damaged.ids

    def test_this_laptops_own_key_signs_again_what_it_wrote(self, damaged: Damaged, tmp_path: Path) -> None:
        data = self.planted(damaged, tmp_path, lambda workspace: workspace.key)
        known = Damaged(damaged.folder, damaged.context, data, frozenset(), damaged.digests)
        path, new = known.folder / "own.aca", known.folder / "own-new.aca"
        path.write_bytes(data)
        done = salvage(path, new, known.context)
        assert (done.again, done.recovered, done.known) == (1, len(damaged.ids) + 1, len(damaged.ids) + 1)
        with open_workspace(new, known.context) as workspace:
            assert checking.check(workspace) == []


def test_a_lost_key_is_replaced_and_told(damaged: Damaged) -> None:
    at = damaged.data.index(b"coordination")
    page = at // PAGE * PAGE
    done, ids, _digests = damaged.recovered(with_zeros(damaged.data, page, PAGE))
    assert ids == damaged.ids
    assert (done.kept_key, done.laptop) == (False, "new")


def test_a_backup_fills_what_is_missing(damaged: Damaged) -> None:
    done = damaged.recovered(with_zeros(damaged.data, damaged.page_of_headers(), 20_000))[0]
    assert done.missing
    whole = damaged.folder / "backup.aca"
    whole.write_bytes(damaged.data)
    with open_workspace(damaged.folder / "new.aca", damaged.context, write=True) as workspace:
        (brought,) = sync_import.bring(workspace, [whole], PassphraseKeys(None), accept_new=True)
        assert brought.refused is None
        assert checking.check(workspace) == []
        assert entries(workspace) == damaged.ids
    shutil.rmtree(damaged.folder / "new-backups")
    whole.unlink()


def test_only_a_file_of_ours_is_recovered_into_a_new_one(damaged: Damaged, tmp_path: Path) -> None:
    def code(path: Path, new: Path) -> str:
        with pytest.raises(AcaError) as refused:
            salvage(path, new, damaged.context)
        return refused.value.code

    new, other = tmp_path / "new.aca", tmp_path / "other"
    assert code(tmp_path / "nothing", new) == "not-found"
    assert code(tmp_path, new) == "not-a-file"
    for content in (b"", bytes(3 * PAGE), random.Random(1).randbytes(5 * PAGE), b"%PDF-1.7"):
        other.write_bytes(content)
        assert code(other, new) == "not-a-workspace"
    assert not new.exists()
    other.write_bytes(damaged.data)
    assert code(other, other) == "file-exists"
    assert other.read_bytes() == damaged.data


@LINKS
def test_no_link_is_recovered(damaged: Damaged, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(damaged.data)
    (tmp_path / "link").symlink_to(tmp_path / "other")
    with pytest.raises(AcaError, match="not-a-file"):
        salvage(tmp_path / "link", tmp_path / "new.aca", damaged.context)
    assert not (tmp_path / "new.aca").exists()
