"""Files encrypted for the coordinators' laptops, without a passphrase: for whom, who can read them, who cannot."""

import secrets
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry, named_subject
from aca_desktop.errors import AcaError
from aca_desktop.sealing import age_stream
from aca_desktop.sealing.certificates import Authority, root_certificate
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.journal import undoing
from aca_desktop.services.laptops import enrolling, holdings, revoking, sync_export, sync_import
from aca_desktop.services.laptops.laptop_requests import read_request, write_request
from aca_desktop.services.laptops.recipients import LaptopKeys, envelope_for, recipients
from aca_desktop.services.laptops.sync_import import Imported
from aca_desktop.services.laptops.sync_sources import PassphraseKeys, Source
from aca_desktop.services.papers.sync_check import verify_sync
from aca_desktop.services.workspace import salvaging
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.services.founding import ROOT, only, signed
from tests.services.laptops import KnownKeys, Table, envelope, state, table
from tests.services.test_sync_fuzz import packed, put_together, taken_apart
from tests.storage.test_sync_md import read

NOBODY = PassphraseKeys(None)
WITHOUT_SECRET = bytes(32).hex()
"""A point for which every shared secret is zero (RFC 7748, section 6.1): age's own code panics on it."""


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Table]:
    with table(tmp_path) as laptops:
        yield laptops


def root() -> Authority:
    return Authority(ROOT, root_certificate(ROOT, coalition="aca-gdl"))


def second_coordinator(laptops: Table, name: str = "coordination-2") -> Workspace:
    """Return another coordinator's laptop, which has read the coalition's file."""
    laptop = laptops.laptop(name)
    request = read_request(write_request(laptop, laptops.folder))
    enrolling.enrol_request(laptops.founder, only(laptops.founder), request, request.check_code, root())
    laptops.take(laptop, laptops.file(laptops.founder), accept_new=True)
    return laptop


def names(laptop: Workspace) -> list[str]:
    return [one.laptop for one in recipients(laptop, only(laptop))]


def handed_in(laptop: Workspace, name: str = "in.acasync") -> Path:
    """Return a file with everything that a laptop has, for the coordinators that it knows."""
    which = only(laptop)
    path = laptop.path.parent / name
    sync_export.export(laptop, which, path, envelope=envelope_for(recipients(laptop, which)))
    return path


def take(laptop: Workspace, path: Path) -> Imported:
    """Import a file without any passphrase."""
    (done,) = sync_import.bring(laptop, [path], NOBODY)
    return done


def refused(done: Imported) -> str | None:
    return None if done.refused is None else done.refused.code


def published(workspace: Workspace, coordinator: str) -> Entry:
    about = workspace.journal.about(only(workspace).id, named_subject(coordinator))
    return next(one.entry for one in about if one.entry.header.kind == "recipient")


def test_a_hand_in_needs_no_passphrase(laptops: Table) -> None:
    desk, other = laptops.joined("mesa"), laptops.joined("otra")
    signed(desk)
    assert names(desk) == ["coordination"]
    path = handed_in(desk)
    assert b"Guadalajara" not in path.read_bytes()
    assert refused(take(other, path)) == "other-recipients"
    done = take(laptops.founder, path)
    assert done.merged is not None
    assert (done.merged.new, done.merged.void) == (3, 0)
    laptops.take(desk, laptops.file(laptops.founder))
    assert state(desk) == state(laptops.founder)
    held = holdings.best_held(desk, only(desk))
    assert held is not None
    assert held.is_complete


def test_another_program_reads_it_by_the_laptops_identity_alone(laptops: Table) -> None:
    """As SYNC.md says, with age alone: the envelope, then the stream."""
    desk = laptops.joined("mesa")
    signature = signed(desk).signature
    data = handed_in(desk).read_bytes()
    assert data[:9] == b"ACASYNC\x01E"
    size = int.from_bytes(data[9:11])
    identity = pyrage.x25519.Identity.from_str(age_stream.identity_of(laptops.founder.key))
    (own,) = recipients(desk, only(desk))
    assert str(identity.to_public()) == own.key
    inner = pyrage.x25519.Identity.from_str(pyrage.decrypt(data[11 : 11 + size], [identity]).decode())
    plain = pyrage.decrypt(data[11 + size :], [inner])
    assert signature in read(plain)


def test_every_coordinator_known_here_can_read_it_and_one_who_comes_later_cannot(laptops: Table) -> None:
    second = second_coordinator(laptops)
    laptops.take(laptops.founder, laptops.file(second))
    desk = laptops.joined("mesa")
    signed(desk)
    assert names(desk) == ["coordination", "coordination-2"]
    late = second_coordinator(laptops, "coordination-3")
    path = handed_in(desk)
    assert [refused(take(one, path)) for one in (laptops.founder, second, late)] == [
        None,
        None,
        "other-recipients",
    ]
    laptops.take(laptops.founder, laptops.file(late))
    laptops.take(desk, laptops.file(laptops.founder))
    assert "coordination-3" in names(desk)
    assert refused(take(late, handed_in(desk, "again.acasync"))) is None


def test_a_laptop_publishes_its_key_once_and_only_as_a_coordinators(laptops: Table) -> None:
    second = second_coordinator(laptops)
    before = state(second)
    laptops.take(second, laptops.file(laptops.founder))
    assert state(second) == before
    desk = laptops.joined("mesa")
    laptops.take(desk, laptops.file(second))
    assert [one.laptop for one in recipients(desk, only(desk))] == ["coordination", "coordination-2"]
    with pytest.raises(AcaError) as error:
        desk.write(only(desk).id, [Draft("recipient", named_subject(desk.key.replica), {"key": "00" * 32})])
    assert error.value.code == "not-authorised"


def test_nothing_is_encrypted_for_a_revoked_coordinator(laptops: Table) -> None:
    second = second_coordinator(laptops)
    laptops.take(laptops.founder, laptops.file(second))
    founder = laptops.founder
    target = revoking.find(founder, only(founder), "coordination-2")
    revoking.revoke(
        founder, only(founder), target, revoking.survivors(founder, only(founder), target), root=root()
    )
    desk = laptops.joined("mesa")
    assert names(desk) == ["coordination"], "though the entry that published its key survives"
    signed(desk)
    assert refused(take(second, handed_in(desk))) == "other-recipients"


def test_what_a_revoked_coordinator_says_it_holds_does_not_count(laptops: Table) -> None:
    second = second_coordinator(laptops)
    desk = laptops.joined("mesa")
    signed(desk)
    laptops.take(second, laptops.file(desk), accept_new=True)
    back = laptops.file(second)
    laptops.take(desk, back)
    held = holdings.best_held(desk, only(desk))
    assert held is not None
    assert held.is_complete
    founder = laptops.founder
    laptops.take(founder, back)
    target = revoking.find(founder, only(founder), "coordination-2")
    revoking.revoke(
        founder, only(founder), target, revoking.survivors(founder, only(founder), target), root=root()
    )
    laptops.take(desk, laptops.kit(founder))
    held = holdings.best_held(desk, only(desk))
    assert held is not None
    assert held.laptop == "coordination"
    with pytest.raises(AcaError) as error:
        holdings.note_file(desk, only(desk), back, KnownKeys())
    assert error.value.code == "not-of-a-coordinator"


@pytest.mark.parametrize(("sums", "code"), [(False, "sync-sum"), (True, "sync-hash")])
def test_a_kit_with_another_key_in_it_is_refused(laptops: Table, tmp_path: Path, sums: bool, code: str) -> None:
    """Somebody who knows a kit's passphrase puts an own key in, and makes the file's sums right again."""
    ours = age_stream.public_key_of(laptops.founder.key).hex().encode()
    theirs = age_stream.public_key_of(LaptopKey.generate()).hex().encode()
    plain = bytearray()
    source = Source(laptops.kit(laptops.founder), KnownKeys())
    source.pour(plain.extend)
    source.close()
    parts = [(kind, content.replace(ours, theirs)) for kind, content in taken_apart(bytes(plain))]
    assert sum(content.count(theirs) for _kind, content in parts) == 1
    body = b"".join(packed(*part) for part in parts)
    old = bytes(plain)[bytes(plain).index(b"TAIL") :]
    forged = put_together(parts) if sums else bytes(plain)[:9] + body + old
    kit = tmp_path / "forged.acasync"
    kit.write_bytes(under_the_passphrase(forged))
    desk = laptops.laptop("mesa")
    (done,) = laptops.take(desk, kit, accept_new=True)
    assert refused(done) == code


def under_the_passphrase(plain: bytes) -> bytes:
    out = BytesIO()
    age_stream.encrypt(envelope(), [plain], out)
    return b"ACASYNC\x01E" + len(envelope().data).to_bytes(2) + envelope().data + out.getvalue()


def test_a_key_that_somebody_else_wrote_for_a_coordinator_is_not_used(laptops: Table) -> None:
    second = second_coordinator(laptops)
    laptops.take(laptops.founder, laptops.file(second))
    founder = laptops.founder
    subject = named_subject(second.key.replica)
    wrong = {"key": age_stream.public_key_of(LaptopKey.generate()).hex(), "day": "2026-06-05"}
    founder.write(only(founder).id, [Draft("recipient", subject, wrong)])
    found = {one.laptop: one.key for one in recipients(founder, only(founder))}
    assert found["coordination-2"] == age_stream.recipient(age_stream.public_key_of(second.key))


@pytest.mark.parametrize("key", ["", "zz", "00", WITHOUT_SECRET, "00" * 33])
def test_a_key_for_which_nothing_can_be_encrypted_keeps_nobody_from_handing_in(laptops: Table, key: str) -> None:
    second = second_coordinator(laptops)
    second.write(
        only(second).id,
        [Draft("recipient", named_subject(second.key.replica), {"key": key, "day": "2026-06-05"})],
    )
    laptops.take(laptops.founder, laptops.file(second))
    desk = laptops.joined("mesa")
    assert names(desk) == ["coordination"]
    assert refused(take(laptops.founder, handed_in(desk))) is None


def test_where_none_is_known_there_is_none(laptops: Table) -> None:
    desk, founder = laptops.joined("mesa"), laptops.founder
    assert names(desk) == ["coordination"]
    undoing.undo(founder, published(founder, founder.key.replica).id)
    laptops.take(desk, laptops.file(founder))
    assert names(desk) == []
    assert names(founder) == [], "nobody hands in to oneself"


def test_a_recovered_coordinator_gets_a_key_of_its_own(laptops: Table) -> None:
    new = laptops.laptop("recovered")
    laptops.take(new, laptops.file(laptops.founder), accept_new=True)
    assert names(new) == ["coordination"]
    enrolling.recover(new, only(new), root())
    desk = laptops.laptop("mesa")
    assert laptops.take(desk, laptops.kit(new))[0].joined
    signed(desk)
    assert names(desk) == ["coordination", "recovered"]
    assert refused(take(new, handed_in(desk))) is None


def test_a_backup_on_another_computer_still_reads_what_was_handed_in(laptops: Table, tmp_path: Path) -> None:
    desk = laptops.joined("mesa")
    signed(desk)
    path = handed_in(desk)
    copy = tmp_path / "copy.aca"
    laptops.founder.copy_to(copy)
    context = Context(laptops.clock, secrets.token_bytes, tmp_path / "home-new")
    with open_workspace(copy, context, write=True) as restored:
        before = restored.key.replica
        enrolling.recover(restored, only(restored), root())
        assert restored.key.replica != before
        assert refused(take(restored, path)) is None
        assert refused(take(restored, handed_in(restored, "own.acasync"))) is None
    with open_workspace(copy, context, write=True) as restored:
        assert len(recipients(restored, only(restored))) == 1
        assert refused(take(restored, path)) is None


def test_a_salvaged_laptop_still_reads_what_was_handed_in(laptops: Table, tmp_path: Path) -> None:
    desk = laptops.joined("mesa")
    signed(desk)
    path = handed_in(desk)
    founder = laptops.founder
    copy = tmp_path / "damaged.aca"
    founder.copy_to(copy)
    new = tmp_path / "salvaged.aca"
    salvaging.salvage(copy, new, founder.context)
    with open_workspace(new, founder.context, write=True) as salvaged:
        assert refused(take(salvaged, path)) is None


def test_what_is_said_of_it_without_a_key(laptops: Table) -> None:
    desk = laptops.joined("mesa")
    path = handed_in(desk)
    checks = {one.name: one for one in verify_sync(path, None, []).checks}
    assert (checks["file"].outcome, checks["file"].reason) == ("doubted", "sync-encrypted")
    with pytest.raises(AcaError) as error:
        sync_export.opening_of(path, PassphraseKeys("maíz azul"))
    assert error.value.code == "other-recipients"
    assert sync_export.opening_of(path, LaptopKeys(laptops.founder, NOBODY)).exporter.name == "mesa"


def test_hostile_files_change_nothing(laptops: Table, tmp_path: Path) -> None:
    desk = laptops.joined("mesa")
    signed(desk)
    before = state(laptops.founder)
    data = handed_in(desk).read_bytes()
    size = 11 + int.from_bytes(data[9:11])
    hostile = {
        "cut in the envelope": (data[: size - 20], "other-recipients"),
        "an envelope of nothing": (data[:9] + b"\x00\x00" + data[size:], "sync-malformed"),
        "a share altered": (data[:60] + bytes([data[60] ^ 1]) + data[61:], "other-recipients"),
        "the stream altered": (data[:-30] + bytes([data[-30] ^ 1]) + data[-29:], "sync-malformed"),
        "the stream cut": (data[:-30], "sync-malformed"),
    }
    for name, (content, code) in hostile.items():
        path = tmp_path / f"{name}.acasync"
        path.write_bytes(content)
        assert refused(take(laptops.founder, path)) == code, name
    assert state(laptops.founder) == before


def test_another_streams_identity_in_the_envelope_is_refused(laptops: Table, tmp_path: Path) -> None:
    """Whoever knows the coordinator's public key can write an envelope: what is in it is judged like any file."""
    desk = laptops.joined("mesa")
    (own,) = recipients(desk, only(desk))
    for text in ("nothing", "AGE-SECRET-KEY-1", "", str(pyrage.x25519.Identity.generate())):
        envelope = pyrage.encrypt(text.encode(), [pyrage.x25519.Recipient.from_str(own.key)])
        data = handed_in(desk, f"{secrets.token_hex(4)}.acasync").read_bytes()
        size = 11 + int.from_bytes(data[9:11])
        path = tmp_path / f"{secrets.token_hex(4)}.acasync"
        path.write_bytes(data[:9] + len(envelope).to_bytes(2) + envelope + data[size:])
        assert refused(take(laptops.founder, path)) == "sync-malformed"


def test_a_laptops_own_hand_in_is_told_as_its_own(laptops: Table) -> None:
    desk, other = laptops.joined("Mesa 1"), laptops.joined("otra")
    signed(desk)
    folder = desk.path.parent / "stick"
    folder.mkdir()
    which = only(desk)
    path = sync_export.export(desk, which, folder, envelope=envelope_for(recipients(desk, which))).path
    assert refused(take(desk, path)) == "own-file"
    assert refused(take(other, path)) == "other-recipients"
    assert take(laptops.founder, path).merged is not None
