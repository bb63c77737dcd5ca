"""Sync files as they are written: elsewhere first, read back, with what the other lacks and nothing else; and what
of a file nobody keeps.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aca_desktop import outgoing
from aca_desktop.domain.journal.entry import statement
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech
from aca_desktop.outgoing import outgoing_file
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sentences.regaining import regaining_words
from aca_desktop.services.journal import erasing
from aca_desktop.services.laptops import enrolling, holdings, revoking, sync_export
from aca_desktop.services.laptops.laptops import laptops as rows
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import ROOT, only, signed
from tests.services.laptops import KnownKeys, Table, envelope, state, table
from tests.services.test_sync_fuzz import opening_with, put_together, taken_apart


def lacking(sender: Workspace, receiver: Workspace, laptops: Table) -> int:
    """Let one laptop send what another lacks; return how many entries that was."""
    path = laptops.lacking(sender, laptops.file(receiver))
    laptops.take(receiver, path)
    return sync_export.opening_of(path, KnownKeys()).entries


def test_after_an_erasure_nothing_is_sent_again(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        organisation = signed(mesa).organisation
        for _ in range(3):
            signed(founder)
            signed(mesa)
        laptops.take(founder, laptops.file(mesa))
        laptops.take(mesa, laptops.file(founder))
        erasing.erase(founder, only(founder), organisation)
        assert lacking(founder, mesa, laptops) == 1
        for sender, receiver in ((founder, mesa), (mesa, founder)):
            assert lacking(sender, receiver, laptops) == 0
        signed(mesa)
        assert lacking(mesa, founder, laptops) == 2
        assert state(mesa) == state(founder)
        # and a laptop all of whose entries a coordinator holds, but for what is erased, may be wiped
        held = holdings.note_file(mesa, only(mesa), laptops.file(founder), KnownKeys())
        assert held.is_complete


def test_what_neither_has_is_not_sent_and_what_one_has_is(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        for _ in range(3):
            signed(founder)
        one, other = laptops.joined("one"), laptops.joined("other")  # of the founder's they have no personal part
        laptops.take(other, laptops.file(one))
        laptops.take(one, laptops.file(other))
        assert lacking(one, other, laptops) == 0
        signed(founder)
        laptops.take(one, laptops.file(founder))
        assert lacking(one, other, laptops) > 0
        assert state(one) == state(other)
        assert lacking(one, other, laptops) == 0


def test_no_unfinished_file_lies_in_the_target_folder(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        shared = tmp_path / "shared"
        shared.mkdir()
        seen: set[str] = set()

        def look(_done: int, _all: int) -> None:
            seen.update(one.name for one in shared.iterdir())

        which = only(laptops.founder)
        made = sync_export.export(laptops.founder, which, shared, progress=look)
        sync_export.export_kit(laptops.founder, which, shared, laptops=1, envelope=envelope(), progress=look)
        assert seen == {made.path.name}  # when the second was made
        assert len([*shared.iterdir()]) == 2
        assert [*(laptops.founder.context.home / "outgoing").iterdir()] == []


@pytest.mark.skipif(os.name != "posix", reason="access rights of folders are a matter of POSIX")
def test_on_another_disk_it_lies_as_far_up_as_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = tmp_path / "stick"
    shared = disk / "cloud" / "shared"
    shared.mkdir(parents=True)
    home = tmp_path / "home"
    real = Path.stat

    def stat(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        about = real(self, follow_symlinks=follow_symlinks)
        number = 7 if disk in (self, *self.parents) else 8
        return os.stat_result((*about[:2], number, *about[3:10]))

    monkeypatch.setattr(Path, "stat", stat)
    with outgoing_file(shared / "a.acasync", home) as temporary:
        assert temporary.parent.parent == disk
        temporary.write_bytes(b"whole")
        assert [*shared.iterdir()] == []
    assert [one.name for one in shared.iterdir()] == ["a.acasync"]
    assert sorted(one.name for one in disk.iterdir()) == ["cloud"]


def test_one_disk_in_two_places_is_copied_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_temporary: Path, _path: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(outgoing, "name_finally", refuse)
    with outgoing_file(tmp_path / "a.acasync", tmp_path / "home") as temporary:
        temporary.write_bytes(b"whole")
    assert (tmp_path / "a.acasync").read_bytes() == b"whole"
    with pytest.raises(AcaError, match="file-exists"), outgoing_file(tmp_path / "a.acasync", tmp_path / "home"):
        pass


_WAITING = """
import sys, time
from pathlib import Path
from aca_desktop.i18n import Speech
from aca_desktop.outgoing import outgoing_file
with outgoing_file(Path(sys.argv[1]), Path(sys.argv[2])) as temporary:
    temporary.write_bytes(b"half")
    print("begun", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_process_left_is_removed_and_what_another_writes_is_not(tmp_path: Path) -> None:
    home = tmp_path / "home"
    begun = []
    for name in ("killed", "living"):
        command = [sys.executable, "-c", _WAITING, str(tmp_path / name), str(home)]
        begun.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        assert begun[-1].stdout is not None
        assert begun[-1].stdout.readline() == "begun\n"
    killed, living = begun
    killed.kill()
    killed.wait()
    parts = {one.name for one in (home / "outgoing").glob("*.part")}
    assert len(parts) == 2
    with outgoing_file(tmp_path / "new", home) as temporary:
        temporary.write_bytes(b"whole")
    assert len({one.name for one in (home / "outgoing").glob("*.part")} & parts) == 1
    living.kill()
    living.wait()
    with outgoing_file(tmp_path / "again", home) as temporary:
        temporary.write_bytes(b"whole")
    assert [*(home / "outgoing").iterdir()] == []
    for one in begun:
        assert one.stdout is not None
        one.stdout.close()


def test_what_cannot_be_read_back_gets_no_name(tmp_path: Path) -> None:
    """Of a feed whose rows were tampered with every reader would say so: better here than there."""
    with table(tmp_path) as laptops:
        founder = laptops.founder
        signed(founder)
        database = founder.journal.database
        (data,) = database.execute("SELECT bytes FROM open_part WHERE n = 2").fetchone()
        database.execute("UPDATE open_part SET bytes = ? WHERE n = 2", [data + b" "])
        out = tmp_path / "out.acasync"
        for locked in (None, envelope()):
            with pytest.raises(AcaError, match="export-differs") as refused:
                sync_export.export(founder, only(founder), out, envelope=locked)
            assert refused.value.facts == {"path": str(out), "reason": "sync-hash"}
            assert not out.exists()
        assert [*(founder.context.home / "outgoing").iterdir()] == []


def test_progress_is_told_of_writing_and_of_reading_back(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        told: list[tuple[int, int]] = []
        out = tmp_path / "out.acasync"
        made = sync_export.export(
            laptops.founder, only(laptops.founder), out, progress=lambda done, all_: told.append((done, all_))
        )
        assert [done for done, _all in told] == sorted(done for done, _all in told)
        assert told[-1] == (made.entries, made.entries)
        for stop in range(len(told)):
            left = [stop]

            def cancel(_done: int, _all: int, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] < 0:
                    raise AcaError("stopped")

            other = tmp_path / "other.acasync"
            with pytest.raises(AcaError, match="stopped"):
                sync_export.export(laptops.founder, only(laptops.founder), other, progress=cancel)
            assert not other.exists()


def test_laptops_that_nobody_knows_are_not_kept(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        parts = taken_apart(laptops.file(founder).read_bytes())
        feeds = json.loads(parts[0][1])["feeds"]
        for number in range(300):
            key = LaptopKey.from_seed(number.to_bytes(32))
            said = statement(only(founder).id, key.replica, 1, "0" * 64)
            run = [1, 1, "0" * 64, key.sign(said).hex(), []]
            made_up = {"holds": [run], "key": key.public_key.hex(), "replica": key.replica, "segments": []}
            feeds.append(made_up)
        path = tmp_path / "made-up.acasync"
        path.write_bytes(put_together(opening_with(parts, feeds=feeds)))
        before = rows(founder, only(founder))
        (taken,) = laptops.take(founder, path)
        assert taken.merged is not None
        assert taken.merged.gaps == 0
        assert rows(founder, only(founder)) == before
        assert founder.journal.database.execute("SELECT count(*) FROM told").fetchone() == (0,)


def test_of_one_laptop_few_heads_are_kept(tmp_path: Path) -> None:
    """A laptop that is known tells of many branches that nobody has seen."""
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        laptops.take(founder, laptops.file(mesa))
        parts = taken_apart(laptops.file(mesa).read_bytes())
        feeds = json.loads(parts[0][1])["feeds"]
        own = next(feed for feed in feeds if feed["replica"] == mesa.key.replica)
        for number in range(100):
            head = f"{number:064x}"
            said = statement(only(founder).id, mesa.key.replica, 5 + number, head)
            own["holds"].append([5 + number, 1, head, mesa.key.sign(said).hex(), []])
        path = tmp_path / "many.acasync"
        path.write_bytes(put_together(opening_with(parts, feeds=feeds)))
        (taken,) = laptops.take(founder, path)
        assert taken.merged is not None
        assert taken.merged.gaps == 1
        told = founder.journal.database.execute("SELECT count(*), max(last) FROM told").fetchone()
        assert told == (16, 104)


def test_each_bit_of_the_trailers_frame_counts(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        data = laptops.file(laptops.founder).read_bytes()
        start = data.rindex(b"TAIL")
        path = tmp_path / "flipped.acasync"
        for bit in range(8 * 12):
            changed = bytearray(data)
            changed[start + bit // 8] ^= 1 << bit % 8
            path.write_bytes(changed)
            (refused,) = laptops.take(laptops.founder, path, dry_run=True)
            assert refused.refused is not None, bit


def test_what_a_void_erasure_took_is_told_with_who_still_has_it(tmp_path: Path) -> None:
    """Laptops that learned of the erasure and of its author's revocation in another order differ until then."""
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        which = only(founder)
        done = signed(founder)
        second = laptops.laptop("second")
        laptops.take(second, laptops.file(founder), accept_new=True)
        root = Authority(ROOT, which.root)
        enrolling.recover(second, only(second), root)
        laptops.take(founder, laptops.file(second))
        erasing.erase(second, only(second), done.organisation)
        erased = laptops.file(second)
        laptops.take(mesa, laptops.file(founder), erased)  # mesa learns of the erasure first
        (kept,) = laptops.take(mesa, laptops.file(founder))
        assert kept.regainable == ()
        target = revoking.find(founder, which, "second")
        revoking.revoke(founder, which, target, (), root=root)
        laptops.take(founder, erased)  # the founder never does, since it is void there
        assert _is_there(founder, done.signature)
        (told,) = laptops.take(mesa, laptops.kit(founder))
        ((found,),) = [told.regainable]
        assert done.signature in found.entries
        assert found.laptops == ("coordination",)
        said = regaining_words(told.regainable, Speech("en"))
        assert said[1:] == [
            "These laptops still have this data: coordination.",
            "Import a sync file with all entries from one of them.",
        ]
        assert not _is_there(mesa, done.signature)
        (told,) = laptops.take(mesa, laptops.lacking(founder, laptops.file(mesa)))
        assert told.regainable == ()
        assert _is_there(mesa, done.signature)
        laptops.take(founder, laptops.file(mesa))
        assert state(mesa) == state(founder)


def _is_there(laptop: Workspace, id_: str) -> bool:
    entry = laptop.journal.entry(id_)
    return entry is not None and entry.personal is not None
