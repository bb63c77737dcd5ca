"""Laptops brought together by files: what comes, what is refused, and that the order makes no difference."""

import os
from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.errors import AcaError
from aca_desktop.services.laptops import sync_export, sync_import
from aca_desktop.services.laptops.sync_sources import PassphraseKeys, Source
from aca_desktop.services.workspace import backups
from aca_desktop.services.workspace.workspaces import Workspace
from tests.links import PIPES
from tests.services.founding import only, signed
from tests.services.laptops import PASSPHRASE, KnownKeys, envelope, state, table
from tests.storage.test_sync_md import frames, unpack

PERSONAL = ("Zúñiga", "@example")
"""Of the example's signer: a name, and what is in the e-mail address."""


def test_laptops_that_hold_the_same_have_equal_digests_whatever_the_way(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        one, two = laptops.joined("mesa-1"), laptops.joined("mesa-2")
        signed(one)
        signed(two)
        signed(one)
        first, second = laptops.file(one), laptops.file(two, encrypted=True)
        laptops.take(laptops.founder, first, second)
        laptops.take(one, laptops.file(laptops.founder))
        laptops.take(two, laptops.file(one), first, second)
        # the founder lacks nothing; the kits' withheld parts have come to both tables by now
        assert state(one) == state(two) == state(laptops.founder)


def test_a_preview_says_what_merging_does_and_changes_nothing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        before = state(laptops.founder)
        path = laptops.file(laptop)
        preview = laptops.take(laptops.founder, path, dry_run=True)
        assert state(laptops.founder) == before
        assert laptops.take(laptops.founder, path) == preview
        merged = preview[0].merged
        assert merged is not None
        assert merged.new == 3  # a join, an organisation, its signature
        assert merged.present > 0


def test_importing_again_changes_nothing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        path = laptops.file(laptop)
        laptops.take(laptops.founder, path)
        before = state(laptops.founder)
        (again,) = laptops.take(laptops.founder, path)
        assert again.merged is not None
        assert (again.merged.new, again.merged.filled, again.merged.conflicts, again.merged.void) == (0, 0, 0, 0)
        assert state(laptops.founder) == before


def test_what_another_lacks_is_all_that_is_sent(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        told = laptops.file(laptops.founder)
        signed(laptop)
        opening = sync_export.opening_of(told, KnownKeys())
        path = tmp_path / "rest.acasync"
        # the laptop lacks the founder's personal parts, the founder lacks two entries
        assert sync_export.export(laptop, only(laptop), path, lacking=opening).entries == 2
        laptops.take(laptops.founder, path)
        assert state(laptops.founder)[0] == state(laptop)[0]


def test_a_kit_brings_no_personal_part_and_a_later_file_brings_them(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        signed(laptops.founder)
        laptop = laptops.joined("mesa")
        assert state(laptop)[0] != state(laptops.founder)[0]  # its own join is new
        plain: list[bytes] = []
        kit = laptops.kit(laptops.founder)
        source = Source(kit, KnownKeys())
        source.pour(plain.append)
        source.close()
        _assert_nothing_personal(b"".join(plain))
        (filled,) = laptops.take(laptop, laptops.file(laptops.founder))
        assert filled.merged is not None
        assert filled.merged.filled == 1
        laptops.take(laptops.founder, laptops.file(laptop))
        assert state(laptop) == state(laptops.founder)


def _assert_nothing_personal(plain: bytes) -> None:
    unpacked = b""
    for type_, size, content, _at in frames(plain):
        if type_ == b"DATA":
            unpacked += unpack(content[4:], size)
    assert b"Universidad" in unpacked
    for word in PERSONAL:
        assert word.encode() not in unpacked


def test_a_kit_is_joined_by_once_and_brings_the_coalition_without_asking(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.laptop("mesa")
        kit = laptops.kit(laptops.founder)
        (first,) = laptops.take(laptop, kit)
        assert first.joined
        before = state(laptop)
        (again,) = laptops.take(laptop, kit)
        assert not again.joined
        assert state(laptop) == before
        assert laptop.rank(only(laptop).id) == 1


def test_only_a_coordinator_makes_kits_and_a_failed_one_leaves_no_invitation(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        before = state(laptop)
        with pytest.raises(AcaError, match="not-authorised"):
            laptops.kit(laptop)
        assert state(laptop) == before
        before = state(laptops.founder)
        (tmp_path / "there.acasync").write_bytes(b"")
        with pytest.raises(AcaError, match="file-exists"):
            sync_export.export_kit(
                laptops.founder,
                only(laptops.founder),
                tmp_path / "there.acasync",
                laptops=1,
                envelope=envelope(),
            )
        assert state(laptops.founder) == before


def test_a_coalition_that_is_not_here_is_refused_until_accepted(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.laptop("other")
        path = laptops.file(laptops.founder)
        (refused,) = laptops.take(laptop, path)
        assert refused.refused is not None
        assert refused.refused.code == "unknown-coalition"
        assert laptop.journal.coalitions() == []
        (taken,) = laptops.take(laptop, path, accept_new=True)
        assert taken.refused is None
        assert state(laptop) == state(laptops.founder)


def test_a_laptop_that_nobody_enrolled_is_refused_until_a_coordinator_accepts_it(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.laptop("mesa")
        laptops.take(laptop, laptops.file(laptops.founder), accept_new=True)
        signature = signed(laptop)
        path = laptops.file(laptop)
        before = state(laptops.founder)
        (refused,) = laptops.take(laptops.founder, path)
        assert refused.refused is not None
        assert refused.refused.code == "unknown-laptop"
        assert state(laptops.founder) == before
        preview = laptops.take(laptops.founder, path, dry_run=True, accept_new=True)
        assert laptops.take(laptops.founder, path, accept_new=True) == preview
        assert preview[0].enrolled == (laptop.key.replica,)
        assert preview[0].merged is not None
        assert preview[0].merged.void == 0
        which = only(laptops.founder)
        state_ = laptops.founder.journal.state(which.id, signature.organisation)
        assert state_.statuses == {signature.signature: "signed"}
        # whoever is no coordinator cannot accept anybody
        other = laptops.joined("mesa-2")
        stranger = laptops.laptop("stranger")
        laptops.take(stranger, laptops.file(other), accept_new=True)
        signed(stranger)
        (refused,) = laptops.take(other, laptops.file(stranger), accept_new=True)
        assert refused.refused is not None
        assert refused.refused.code == "unknown-laptop"


def test_two_laptops_that_edit_the_same_field_are_in_conflict_until_one_resolves_it(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        organisation = signed(laptops.founder).organisation
        one, two = laptops.joined("mesa-1"), laptops.joined("mesa-2")
        for laptop, name in ((one, "UdeG"), (two, "U. de G.")):
            _edit(laptop, organisation, name)
        (first, second) = laptops.take(laptops.founder, laptops.file(one), laptops.file(two))
        assert first.merged is not None
        assert second.merged is not None
        assert (first.merged.conflicts, second.merged.conflicts) == (0, 1)
        _edit(laptops.founder, organisation, "UdeG")
        which = only(laptops.founder)
        assert laptops.founder.journal.state(which.id, organisation).conflicts() == []
        laptops.take(two, laptops.file(laptops.founder))
        assert two.journal.state(which.id, organisation).shown("organisation")["short"] == "UdeG"


def _edit(laptop: Workspace, organisation: str, short: str) -> None:
    which = only(laptop)
    held = laptop.journal.state(which.id, organisation).fields.get(("organisation", "short"), ())
    draft = Draft("organisation", organisation, {"short": short}, over=tuple(one.entry for one in held))
    laptop.write(which.id, [draft])


def test_a_refused_file_is_left_out_and_the_others_are_merged(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        one, two = laptops.joined("mesa-1"), laptops.joined("mesa-2")
        signed(one)
        signed(two)
        good, bad = laptops.file(one), laptops.file(two)
        data = bytearray(bad.read_bytes())
        data[-200] ^= 1
        bad.write_bytes(data)
        refused, merged = laptops.take(laptops.founder, bad, good)
        assert refused.refused is not None
        assert merged.merged is not None
        assert merged.merged.new == 3
        assert state(laptops.founder)


def test_cancelling_at_any_moment_changes_nothing(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        path = laptops.file(laptop)
        before = state(laptops.founder)
        told: list[int] = []
        sync_import.bring(
            laptops.founder, [path], KnownKeys(), dry_run=True, progress=lambda done, _all: told.append(done)
        )
        assert told
        for stop in range(len(told)):
            left = [stop]

            def cancel(_done: int, _all: int, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] < 0:
                    raise KeyboardInterrupt

            with pytest.raises(KeyboardInterrupt):
                sync_import.bring(laptops.founder, [path], KnownKeys(), progress=cancel)
            assert state(laptops.founder) == before


def test_a_gap_is_told_and_closes_when_the_rest_comes(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        first = laptops.file(laptop)
        signed(laptop)
        middle = laptops.file(laptop)
        signed(laptop)
        # what the founder would lack if it had the middle: the end alone
        end = tmp_path / "end.acasync"
        opening = sync_export.opening_of(middle, KnownKeys())
        sync_export.export(laptop, only(laptop), end, lacking=opening)
        laptops.take(laptops.founder, first)
        (gapped,) = laptops.take(laptops.founder, end)
        assert gapped.merged is not None
        assert (gapped.merged.new, gapped.merged.gaps) == (2, 1)
        assert state(laptops.founder)
        (closed,) = laptops.take(laptops.founder, middle)
        assert closed.merged is not None
        assert (closed.merged.new, closed.merged.gaps) == (2, 0)
        laptops.take(laptop, laptops.file(laptops.founder))
        assert state(laptop) == state(laptops.founder)


def test_a_gap_travels_on(tmp_path: Path) -> None:
    """A laptop that has entries behind a gap passes them on, and says where the gap is."""
    with table(tmp_path) as laptops:
        laptop, other = laptops.joined("mesa"), laptops.joined("other")
        first = laptops.file(laptop)
        signed(laptop)
        opening = sync_export.opening_of(laptops.file(laptop), KnownKeys())
        signed(laptop)
        end = tmp_path / "end.acasync"
        sync_export.export(laptop, only(laptop), end, lacking=opening)
        laptops.take(laptops.founder, first, end)
        (passed,) = laptops.take(other, laptops.file(laptops.founder))
        assert passed.merged is not None
        assert passed.merged.gaps == 1
        laptops.take(laptops.founder, laptops.file(other))
        assert state(other)[0] == state(laptops.founder)[0]


def test_files_are_named_so_that_none_is_overwritten(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        folder = tmp_path / "shared"
        folder.mkdir()
        which = only(laptops.founder)
        paths = {sync_export.export(laptops.founder, which, folder).path for _ in range(3)}
        assert len(paths) == 3
        assert all(path.name.startswith("aca-gdl-coordination-20260605T114207-") for path in paths)
        with pytest.raises(AcaError, match="file-exists"):
            sync_export.export(laptops.founder, which, paths.pop())


def test_a_backup_is_made_before_merging_and_none_for_a_preview(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        path = laptops.file(laptops.founder)
        laptops.take(laptops.founder, path, dry_run=True)
        assert backups.backups(laptops.founder) == []
        laptops.take(laptops.founder, path)
        (backup,) = backups.backups(laptops.founder)
        assert backup.path.read_bytes()[:15] == b"SQLite format 3"


def test_a_wrong_passphrase_and_none_are_told_apart(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        path = laptops.file(laptops.founder, encrypted=True)
        for keys, code in (
            (PassphraseKeys(None), "sync-encrypted"),
            (PassphraseKeys("otra"), "wrong-passphrase"),
            (PassphraseKeys(PASSPHRASE), None),
        ):
            (result,) = sync_import.bring(laptops.founder, [path], keys)
            assert (result.refused.code if result.refused else None) == code


@PIPES
def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        good = laptops.file(laptops.founder)
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "link").symlink_to(good)
        codes = [
            result.refused.code
            for result in laptops.take(
                laptops.founder, tmp_path / "pipe", tmp_path / "link", tmp_path, tmp_path / "none"
            )
            if result.refused
        ]
        assert codes == ["not-a-file", "not-a-file", "not-a-file", "not-found"]


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        path = laptops.file(laptop)

        before = state(laptops.founder)
        source = Source(path, KnownKeys())
        with path.open("ab") as file:
            file.write(b"x")
        with pytest.raises(AcaError, match="sync-changed"):
            source.pour(lambda _data: None)
        source.close()
        (refused,) = laptops.take(laptops.founder, path)
        assert refused.refused is not None
        assert state(laptops.founder) == before


def test_withheld_parts_come_though_all_entries_are_here(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        signed(laptops.founder)
        kit = laptops.kit(laptops.founder)
        laptop = laptops.laptop("mesa")
        laptops.take(laptop, kit)
        (again,) = laptops.take(laptop, kit)
        (full,) = laptops.take(laptop, laptops.file(laptops.founder))
        assert again.merged is not None
        assert full.merged is not None
        assert (again.merged.filled, full.merged.new, full.merged.filled) == (0, 0, 1)


def test_a_cloned_disk_makes_two_branches_and_both_count(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        clone = laptops.clone(laptop, "clone")
        for _ in range(2):
            signed(laptop)
            signed(clone)
        signed(clone)
        laptops.take(laptops.founder, laptops.file(laptop), laptops.file(clone))
        for one in (laptop, clone):
            laptops.take(one, laptops.file(laptops.founder))
        other = laptops.joined("other")
        laptops.take(other, laptops.file(clone))
        laptops.take(laptops.founder, laptops.file(other))
        laptops.take(clone, laptops.file(laptops.founder))
        laptops.take(laptop, laptops.file(laptops.founder))
        assert state(laptop) == state(clone) == state(laptops.founder)


def test_the_end_of_another_branch_is_no_continuation_of_this_one(tmp_path: Path) -> None:
    """Behind a gap lies what continues the clone: its seq would fit, its prev does not."""
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        clone = laptops.clone(laptop, "clone")
        signed(laptop)
        signed(clone)
        middle = laptops.file(clone)
        signed(clone)
        end = tmp_path / "end.acasync"
        opening = sync_export.opening_of(middle, KnownKeys())
        sync_export.export(clone, only(clone), end, lacking=opening)
        (_, gapped) = laptops.take(laptops.founder, laptops.file(laptop), end)
        assert gapped.merged is not None
        assert (gapped.merged.new, gapped.merged.gaps) == (2, 1)
        other = laptops.joined("other")
        (passed,) = laptops.take(other, laptops.file(laptops.founder))
        assert passed.merged is not None
        assert passed.merged.gaps == 1
        laptops.take(other, middle)
        laptops.take(laptops.founder, middle)
        laptops.take(other, laptops.file(laptops.founder))
        laptops.take(laptops.founder, laptops.file(other))
        assert state(other) == state(laptops.founder)
