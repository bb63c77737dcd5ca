"""Roles of laptops: by kit, by join file, by root; taken away again, and what papers are worth then."""

import dataclasses
import json
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import Authority, root_certificate
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.sealing.recovery import write_recovery_file
from aca_desktop.services.coalition import events, publishing
from aca_desktop.services.coalition.coalitions import coalition
from aca_desktop.services.laptops import enrolling, laptop_requests, revoking
from aca_desktop.services.papers import papers, verifying
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.services.founding import ROOT, only, signature, signed
from tests.services.laptops import Table, state, table


def _root(laptop: Workspace) -> Authority:
    return Authority(ROOT, only(laptop).root)


def _revoke(laptop: Workspace, named: str, *, keep: str = "all") -> revoking.Revoked:
    which = only(laptop)
    target = revoking.find(laptop, which, named)
    surviving = revoking.survivors(laptop, which, target) if keep == "all" else ()
    root = _root(laptop) if target.kind == "coordinator" else None
    return revoking.revoke(laptop, which, target, surviving, root=root)


def test_a_join_file_enrols_the_laptop_whose_check_code_is_told(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.laptop("mesa")
        request = laptop_requests.read_request(laptop_requests.write_request(laptop, tmp_path / "mesa.acajoin"))
        which = only(laptops.founder)
        assert (request.name, request.check_code) == ("mesa", laptop.check_code)
        with pytest.raises(AcaError, match="check-code-differs"):
            enrolling.enrol_request(laptops.founder, which, request, laptops.founder.check_code)
        assert laptops.founder.journal.authority(which.id).rank(laptop.key.replica) == Rank.NONE
        enrolling.enrol_request(laptops.founder, which, request, laptop.check_code.lower().replace("-", " "))
        with pytest.raises(AcaError, match="already-enrolled"):
            enrolling.enrol_request(laptops.founder, which, request, laptop.check_code)
        laptops.take(laptop, laptops.file(laptops.founder), accept_new=True)
        signed(laptop)
        (result,) = laptops.take(laptops.founder, laptops.file(laptop))
        assert result.merged is not None
        assert (result.merged.new, result.merged.void) == (2, 0)


def test_a_join_file_that_was_altered_is_none(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        path = laptop_requests.write_request(laptops.laptop("mesa"), tmp_path / "mesa.acajoin")
        told = json.loads(path.read_bytes())
        for change in ({"name": "otra"}, {"key": "00"}, {"form": "aca-desktop/request-2"}, {"more": 1}):
            path.write_text(json.dumps(told | change, sort_keys=True, separators=(",", ":")))
            with pytest.raises(AcaError, match="not-a-request"):
                laptop_requests.read_request(path)


def test_root_makes_a_second_coordinator_who_invites_laptops(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        second = laptops.laptop("second")
        request = laptop_requests.read_request(laptop_requests.write_request(second, tmp_path / "r"))
        which = only(laptops.founder)
        enrolling.enrol_request(laptops.founder, which, request, second.check_code, root=_root(laptops.founder))
        laptops.take(second, laptops.file(laptops.founder), accept_new=True)
        assert second.rank(which.id) == Rank.COORDINATOR
        laptop = laptops.laptop("mesa")
        (joined,) = laptops.take(laptop, laptops.kit(second))
        assert joined.joined
        signed(laptop)
        (result,) = laptops.take(laptops.founder, laptops.file(laptop))
        assert result.merged is not None
        assert result.merged.void == 0
        with pytest.raises(AcaError, match="other-root"):
            _wrong_root(tmp_path, laptops)


def _wrong_root(folder: Path, laptops: Table) -> None:
    other = LaptopKey.generate()
    path = folder / "other.pem"
    write_recovery_file(path, Authority(other, root_certificate(other, coalition="x")), "secret", rounds=1000)
    enrolling.root_of(only(laptops.founder), path, "secret")


def test_where_all_coordinators_are_lost_root_makes_a_new_one(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        which = only(laptop)
        enrolling.recover(laptop, which, _root(laptop))
        assert laptop.rank(which.id) == Rank.COORDINATOR
        with pytest.raises(AcaError, match="already-enrolled"):
            enrolling.recover(laptop, which, _root(laptop))
        laptops.kit(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        laptops.take(laptop, laptops.file(laptops.founder))
        assert state(laptop) == state(laptops.founder)


def test_more_laptops_than_an_invitation_was_meant_for_are_flagged(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        kit = laptops.kit(laptops.founder, number=1)
        for name in ("one", "two"):
            laptop = laptops.laptop(name)
            laptops.take(laptop, kit)
            (row,) = revoking.invitations(laptop, only(laptop))
            assert not row.is_overdrawn
            laptops.take(laptops.founder, laptops.file(laptop))
        (row,) = revoking.invitations(laptops.founder, only(laptops.founder))
        assert row.is_overdrawn
        assert len(row.joined) == 2


def test_a_revoked_laptop_keeps_what_is_named_and_what_it_writes_later_has_no_effect(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        kept = signed(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        assert _revoke(laptops.founder, laptop.check_code).lost == 0
        late = signed(laptop)
        (result,) = laptops.take(laptops.founder, laptops.file(laptop))
        assert result.merged is not None
        assert (result.merged.new, result.merged.void) == (2, 2)
        which = only(laptops.founder)
        assert laptops.founder.journal.state(which.id, kept.organisation).statuses
        assert not laptops.founder.journal.state(which.id, late.organisation).statuses
        laptops.take(laptop, laptops.file(laptops.founder))
        assert state(laptop) == state(laptops.founder)
        # it can write nothing more once it has learnt of it, and a kit does not help
        with pytest.raises(AcaError, match="not-authorised"):
            signed(laptop)
        (again,) = laptops.take(laptop, laptops.kit(laptops.founder))
        assert not again.joined


def test_nothing_of_a_stolen_laptop_needs_to_keep_its_effect(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        assert _revoke(laptops.founder, "mesa", keep="nothing").lost == 3
        assert state(laptops.founder)


def test_all_up_to_an_event_keeps_its_effect(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        which = only(laptops.founder)
        event = events.add(laptops.founder, which, {"names.es": "Lanzamiento"})
        laptop = laptops.joined("mesa")
        at_event = sign(laptop, _at(event.id))
        later = signed(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        target = revoking.find(laptops.founder, which, "mesa")
        surviving = revoking.survivors(laptops.founder, which, target, event)
        assert surviving == (at_event.signature,)
        assert revoking.revoke(laptops.founder, which, target, surviving).lost == 2
        assert laptops.founder.journal.state(which.id, at_event.organisation).statuses
        assert not laptops.founder.journal.state(which.id, later.organisation).statuses


def _at(event: str) -> SignatureRecord:
    return dataclasses.replace(signature(), event=event)


def test_revoking_an_invitation_voids_the_joins_that_are_not_named(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        kit = laptops.kit(laptops.founder)
        known, unknown = laptops.laptop("known"), laptops.laptop("unknown")
        for laptop in (known, unknown):
            laptops.take(laptop, kit)
            signed(laptop)
        laptops.take(laptops.founder, laptops.file(known))
        (row,) = revoking.invitations(laptops.founder, only(laptops.founder))
        _revoke(laptops.founder, row.entry)
        results = laptops.take(laptops.founder, laptops.file(unknown), laptops.file(known))
        assert [result.merged.void for result in results if result.merged] == [3, 0]
        which = only(laptops.founder)
        assert laptops.founder.journal.authority(which.id).rank(known.key.replica) == Rank.EVENT
        assert laptops.founder.journal.authority(which.id).rank(unknown.key.replica) == Rank.NONE


def test_only_root_revokes_a_coordinator(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        which = only(laptops.founder)
        target = revoking.find(laptops.founder, which, "coordination")
        with pytest.raises(AcaError, match="root-needed"):
            revoking.revoke(laptops.founder, which, target, ())
        laptop = laptops.joined("mesa")
        enrolling.recover(laptop, only(laptop), _root(laptop))
        _revoke(laptop, "coordination")
        with pytest.raises(AcaError, match="not-authorised"):
            _after(laptops, laptop)


def _after(laptops: Table, laptop: Workspace) -> None:
    laptops.take(laptops.founder, laptops.file(laptop))
    which = only(laptops.founder)
    laptops.founder.write(which.id, [Draft("event", laptops.founder.context.new_id(), {"names.es": "x"})])


def test_a_workspace_on_another_installation_gets_a_key_of_its_own_when_it_writes(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        laptop.copy_to(tmp_path / "moved.aca")
        elsewhere = Context(laptop.context.now, laptop.context.random, tmp_path / "home-elsewhere")
        with open_workspace(tmp_path / "moved.aca", elsewhere, write=True) as moved:
            assert moved.key.replica == laptop.key.replica
            which = only(moved)
            first = signed(moved)
            assert moved.key.replica != laptop.key.replica
            own = moved.key.replica
            assert moved.journal.state(which.id, first.organisation).statuses == {}
        with open_workspace(tmp_path / "moved.aca", elsewhere, write=True) as moved:
            assert moved.key.replica == own
            second = signed(moved)
            refused, accepted = (
                laptops.take(laptops.founder, laptops.file(moved), accept_new=accept)[0]
                for accept in (False, True)
            )
            assert refused.refused is not None
            assert refused.refused.code == "unknown-laptop"
            assert accepted.enrolled == (own,)
        statuses = laptops.founder.journal.state(which.id, second.organisation).statuses
        assert statuses == {second.signature: "signed"}


def test_a_workspace_restored_where_it_was_keeps_its_key(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        again = laptops.clone(laptop, "restored")
        signed(again)
        assert again.key.replica == laptop.key.replica


def test_papers_of_a_revoked_laptop_are_never_plainly_valid(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        kept = signed(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        out = tmp_path / "papers"
        out.mkdir()
        (out / "kept.pdf").write_bytes(papers.declaration_pdf(laptop, kept.signature).data)
        before = _published(laptops.founder, tmp_path / "before")
        assert _verdicts(out, before) == {"kept.pdf": ("valid", ())}
        _revoke(laptops.founder, "mesa")
        lost = signed(laptop)
        (out / "lost.pdf").write_bytes(papers.declaration_pdf(laptop, lost.signature).data)
        laptops.take(laptops.founder, laptops.file(laptop))
        (out / "other.pdf").write_bytes(papers.declaration_pdf(laptops.founder, kept.signature).data)
        expected = {
            "kept.pdf": ("valid-but", ("laptop-revoked",)),
            "lost.pdf": ("not-valid", ("laptop-revoked",)),
            "other.pdf": ("valid", ()),
        }
        after = _published(laptops.founder, tmp_path / "after")
        assert _verdicts(out, after) == expected
        checked = verifying.verify([out], workspace=laptops.founder)
        assert {one.path.name: one.verification.verdict for one in checked} == {
            name: verdict for name, (verdict, _reasons) in expected.items()
        }
        # with neither list nor journal nobody can say
        (after.parent / publishing.REVOKED).unlink()
        (one,) = verifying.verify([out / "lost.pdf"], trust=after)
        assert one.verification.verdict == "valid"
        assert one.verification.check("revocation").outcome == "not-checked"


def test_papers_under_a_revoked_invitation_or_coordinator_are_doubted_too(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        mine = signed(laptop)
        paper = tmp_path / "mine.pdf"
        paper.write_bytes(papers.declaration_pdf(laptop, mine.signature).data)
        laptops.take(laptops.founder, laptops.file(laptop))
        (row,) = revoking.invitations(laptops.founder, only(laptops.founder))
        _revoke(laptops.founder, row.entry)
        trust = _published(laptops.founder, tmp_path / "published")
        assert _verdicts(paper, trust) == {"mine.pdf": ("valid-but", ("laptop-revoked",))}


def test_a_list_that_no_coordinator_signed_is_refused(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        trust = _published(laptops.founder, tmp_path / "published")
        path = trust.with_name(publishing.REVOKED)
        told = path.read_bytes()
        paper = tmp_path / "mine.pdf"
        paper.write_bytes(papers.declaration_pdf(laptops.founder, signed(laptops.founder).signature).data)
        for data in (told.replace(b"2026-06-05", b"2026-06-06"), b"{}", told + b"x", b""):
            path.write_bytes(data)
            with pytest.raises(AcaError, match="not-a-revocation-list"):
                verifying.verify([paper], trust=trust)
        path.write_bytes(told)
        assert _verdicts(paper, trust) == {"mine.pdf": ("valid", ())}


def test_what_is_published_again_and_says_the_same_stays(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        laptops.take(laptops.founder, laptops.file(laptop))
        out = tmp_path / "published"
        first = {
            path: path.read_bytes() for path in publishing.write_root(laptops.founder, only(laptops.founder), out)
        }
        laptops.clock.wait(hours=1)
        again = publishing.write_root(laptops.founder, only(laptops.founder), out)
        assert {path: path.read_bytes() for path in again} == first
        _revoke(laptops.founder, "mesa")
        with pytest.raises(AcaError, match="file-exists"):
            publishing.write_root(laptops.founder, only(laptops.founder), out)
        # who is no coordinator publishes no list
        names = {path.name for path in publishing.write_root(laptop, only(laptop), tmp_path / "mesa")}
        assert names == {publishing.ROOT, publishing.HOW}


def _published(laptop: Workspace, out: Path) -> Path:
    publishing.write_root(laptop, coalition(laptop), out)
    return out / publishing.ROOT


def _verdicts(path: Path, trust: Path) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    checked = verifying.verify([path], trust=trust)
    return {one.path.name: (one.verification.verdict, one.verification.reasons) for one in checked}
