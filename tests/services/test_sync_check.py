"""What `verify` says of sync files: by whom they were made decides, as it does for papers."""

import dataclasses
from pathlib import Path

import pytest

from aca_desktop.domain.journal.sync_opening import Exporter
from aca_desktop.sealing.certificates import Authority
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import publishing
from aca_desktop.services.laptops import revoking, sync_export
from aca_desktop.services.papers import verifying
from aca_desktop.services.papers.certification import certification
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.sync import sync_writing
from tests.services.founding import ROOT, only, signed
from tests.services.laptops import Table, table
from tests.services.test_sync_fuzz import put_together, taken_apart

VALID = ("valid", ())
REVOKED = ("not-valid", ("laptop-revoked",))


def judged(
    path: Path, trust: Path | None = None, workspace: Workspace | None = None
) -> tuple[str | None, tuple[str, ...]]:
    (checked,) = verifying.verify([path], trust=trust, workspace=workspace)
    return checked.verification.verdict, checked.verification.reasons


def published(laptops: Table, name: str) -> Path:
    """Write what the coalition publishes, and return its root certificate."""
    folder = laptops.folder / name
    publishing.write_root(laptops.founder, only(laptops.founder), folder)
    return folder / publishing.ROOT


def made_by(laptop: Workspace, key: LaptopKey, certificates: tuple[bytes, ...]) -> bytes:
    """Return a file of all that a laptop has, made by a key that shows these certificates."""
    exporter = Exporter(key.replica, key.public_key, "Mesa", certificates)
    at = laptop.context.at()
    plan = sync_writing.plan(laptop.journal, only(laptop).id, exporter, at=at, audience="coordinator")
    return b"".join(sync_writing.blocks(laptop.journal, plan, key))


def test_a_file_of_a_coordinator_and_of_a_laptop_that_joined_is_valid(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        mesa = laptops.joined("mesa")
        root = published(laptops, "public")
        for laptop in (laptops.founder, mesa):
            path = laptops.file(laptop)
            assert judged(path, root) == VALID
            assert judged(path, workspace=laptops.founder) == VALID
            assert judged(path) == ("valid-but", ("unknown-root",))
            (checked,) = verifying.verify([path], trust=root)
            assert checked.verification.sealed_by is not None
            assert checked.verification.sealed_by.laptop == laptop.name


def test_a_file_of_a_stranger_is_not_valid(tmp_path: Path) -> None:
    """Whoever has a file of the coalition can put all that is in it into one of their own."""
    with table(tmp_path) as laptops:
        root = published(laptops, "public")
        path = tmp_path / "stranger.acasync"
        path.write_bytes(put_together(taken_apart(laptops.file(laptops.founder).read_bytes())))
        assert judged(path, root)[0] == "not-valid"
        assert judged(path, workspace=laptops.founder)[0] == "valid-but"
        stranger = laptops.laptop("stranger")
        laptops.take(stranger, laptops.file(laptops.founder), accept_new=True)
        path = laptops.file(stranger)
        assert judged(path, root) == ("not-valid", ("unknown-root", "not-enrolled"))


def test_certificates_of_another_key_do_not_help(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        root = published(laptops, "public")
        founder = laptops.founder
        chain = certification(founder, only(founder)).chain
        for number, certificates in enumerate((chain, chain[:1], (chain[1],), (b"\x30\x00",), ())):
            path = tmp_path / f"shown-{number}.acasync"
            path.write_bytes(made_by(founder, LaptopKey.generate(), certificates))
            assert judged(path, root)[0] == "not-valid"
            assert judged(path, workspace=founder)[0] != "valid"


@pytest.mark.parametrize("whom", ["mesa", "invitation", "coordination"])
def test_a_file_of_a_revoked_key_is_not_valid(tmp_path: Path, whom: str) -> None:
    """By the list beside the root, and by the journal of a workspace, whichever is at hand."""
    with table(tmp_path) as laptops:
        founder, mesa, other = laptops.founder, laptops.joined("mesa"), laptops.joined("other")
        for one in (mesa, other):
            signed(one)
            laptops.take(founder, laptops.file(one))
        files = {one.name: laptops.file(one) for one in (founder, mesa, other)}
        bare = published(laptops, "before")
        bare.with_name(publishing.REVOKED).unlink()
        which = only(founder)
        invitations = revoking.invitations(founder, which)
        named = next(row.entry for row in invitations if mesa.key.replica in row.joined)
        target = revoking.find(founder, which, named if whom == "invitation" else whom)
        with_root = Authority(ROOT, which.root) if whom == "coordination" else None
        listed = None
        if whom != "coordination":
            revoking.revoke(founder, which, target, revoking.survivors(founder, which, target))
            listed = published(laptops, "after")
        else:
            revoking.revoke(founder, which, target, revoking.survivors(founder, which, target), root=with_root)
        revoked = {"mesa": {"mesa"}, "invitation": {"mesa"}, "coordination": {"coordination", "mesa", "other"}}
        for name, path in files.items():
            expected = REVOKED if name in revoked[whom] else VALID
            assert judged(path, workspace=founder) == expected
            assert judged(path, bare) == VALID  # nobody told of it
            if listed is not None:
                assert judged(path, listed) == expected


def test_an_opening_of_another_coalition_is_not_valid(tmp_path: Path) -> None:
    """A laptop that is enrolled in one coalition is nobody in another."""
    with table(tmp_path) as laptops:
        root = published(laptops, "public")
        founder = laptops.founder
        chain = certification(founder, only(founder)).chain
        exporter = Exporter(founder.key.replica, founder.key.public_key, "Mesa", chain)
        plan = sync_writing.plan(
            founder.journal, only(founder).id, exporter, at=founder.context.at(), audience="coordinator"
        )
        empty = dataclasses.replace(plan.opening, coalition="0" * 64, feeds=())
        other = dataclasses.replace(plan, opening=empty, segments=())
        path = tmp_path / "other.acasync"
        path.write_bytes(b"".join(sync_writing.blocks(founder.journal, other, founder.key)))
        assert judged(path, root) == ("not-valid", ("unknown-root",))


def test_an_entry_twice_is_refused(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder = laptops.founder
        exporter = Exporter(founder.key.replica, founder.key.public_key, "Mesa")
        plan = sync_writing.plan(
            founder.journal, only(founder).id, exporter, at=founder.context.at(), audience="coordinator"
        )
        feed = max(plan.opening.feeds, key=lambda one: one.holds[0].count)
        place = plan.opening.feeds.index(feed)
        head = next(one for at, (of, one) in enumerate(plan.opening.segments()) if of is feed)
        index = [run for _of, run in plan.opening.segments()].index(head)
        tail = plan.segments[index]
        last = dataclasses.replace(head, first=head.last, count=1)
        twice = dataclasses.replace(feed, segments=(*feed.segments, last))
        feeds = (*plan.opening.feeds[:place], *plan.opening.feeds[place + 1 :], twice)
        order = [
            *plan.segments[:index],
            *plan.segments[index + 1 :],
            tail,
            tail.part(len(tail.numbers) - 1, len(tail.numbers)),
        ]
        doubled = dataclasses.replace(
            plan, opening=dataclasses.replace(plan.opening, feeds=feeds), segments=tuple(order)
        )
        path = tmp_path / "twice.acasync"
        path.write_bytes(b"".join(sync_writing.blocks(founder.journal, doubled, founder.key)))
        assert judged(path)[1] == ("sync-malformed",)
        (refused,) = laptops.take(founder, path)
        assert path.suffix == sync_export.ENDING
        assert refused.merged is None or refused.merged.new == 0
