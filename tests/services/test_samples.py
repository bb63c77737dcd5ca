"""The samples as they are built: what they come to, that they are sound, and that twice is the same."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.coalition.sectors import PRESETS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.errors import AcaError
from aca_desktop.sealing.certificates import certificate_facts
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition import coalitions, declarations, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations import organisations
from aca_desktop.services.samples import samples
from aca_desktop.services.samples.sample_content import content
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.journal.checking import check, digests
from aca_desktop.storage.queries.listing import OrganisationRow
from tests.services.founding import Clock, signature

IN_FORCE = ("approved", "signed")


def context(folder: Path) -> Context:
    return Context(Clock(), secrets.token_bytes, folder / "home")


@pytest.fixture
def built(built_samples: Mapping[str, Path]) -> Mapping[str, Path]:
    return built_samples


@pytest.fixture(params=samples.ALONE)
def workspace(request: pytest.FixtureRequest, built: Mapping[str, Path]) -> Iterator[Workspace]:
    path = built[request.param]
    with open_workspace(path, context(path.parent)) as workspace:
        yield workspace


@pytest.fixture
def gdl(built: Mapping[str, Path]) -> Iterator[Workspace]:
    with open_workspace(built["aca-gdl"], context(built["aca-gdl"].parent)) as workspace:
        yield workspace


@pytest.fixture
def jci(built: Mapping[str, Path]) -> Iterator[Workspace]:
    with open_workspace(built["jci"], context(built["jci"].parent)) as workspace:
        yield workspace


def only(workspace: Workspace) -> Coalition:
    return coalitions.coalition(workspace)


def rows(workspace: Workspace, *statuses: str) -> list[OrganisationRow]:
    every = organisations.listing(workspace, only(workspace)).rows
    return [row for row in every if row.status in statuses]


def counts(workspace: Workspace) -> dict[str, int]:
    return dict(Counter(row.status for row in organisations.listing(workspace, None).rows))


def signature_counts(workspace: Workspace) -> dict[str, int]:
    every = organisations.listing(workspace, None).rows
    return dict(Counter(signature.status for row in every for signature in row.signatures))


def top_sector(code: Json) -> str:
    parents = {preset.code: preset.parent or preset.code for preset in PRESETS}
    return parents[str(code)]


def test_a_sample_is_sound(workspace: Workspace) -> None:
    assert check(workspace.file, Checker()) == []


@pytest.mark.parametrize("code", ["aca-gdl", "jci", pytest.param("wasi", marks=pytest.mark.long)])
def test_two_builds_have_equal_digests(code: str, built: Mapping[str, Path], tmp_path: Path) -> None:
    samples.build(tmp_path / "again.aca", code, context(tmp_path))
    found = set()
    for path in (built[code], tmp_path / "again.aca"):
        with open_workspace(path, context(tmp_path)) as workspace:
            found.add((digests(path, workspace.journal), workspace.key.replica, only(workspace).id))
    assert len(found) == 1


def test_what_is_signed_and_approved_in_a_day_is_written_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Counter[str]] = []
    write = Workspace.write

    def counted(self: Workspace, coalition: str, drafts: Sequence[Draft], *more: Any) -> list[Entry]:
        written.append(Counter(draft.kind for draft in drafts))
        return write(self, coalition, drafts, *more)

    monkeypatch.setattr(Workspace, "write", counted)
    samples.build(tmp_path / "jci.aca", "jci", context(tmp_path))
    signatures = sum(one["signature"] for one in written)
    assert signatures > 160
    assert sum(bool(one["signature"]) for one in written) < signatures / 10
    assert sum(bool(one["review"]) for one in written) < signatures / 10


def test_a_sample_tells_how_far_it_is_and_can_be_cancelled(tmp_path: Path) -> None:
    class CancelledError(Exception):
        pass

    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if len(told) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        samples.build(tmp_path / "jci.aca", "jci", context(tmp_path), progress)
    assert told == sorted(told)
    assert all(0 < done <= of for done, of in told)
    assert not list(tmp_path.glob("*.aca*"))


def test_samples_share_no_key(built: Mapping[str, Path], tmp_path: Path) -> None:
    keys = []
    for code in samples.ALONE:
        with open_workspace(built[code], context(tmp_path)) as workspace:
            keys += [workspace.key.replica, only(workspace).id]
    assert len(set(keys)) == len(keys)


def test_guadalajara_has_36_signatories_of_every_sector(gdl: Workspace) -> None:
    signatories = rows(gdl, *IN_FORCE)
    assert len(signatories) == 36
    assert {top_sector(row.fields["sector"]) for row in signatories} == {
        preset.code for preset in PRESETS if preset.parent is None
    }
    assert sum(row.fields.get("founding") is True for row in signatories) == 21
    assert counts(gdl) == {"approved": 36, "withdrawn": 1, "expected": 5}
    assert signature_counts(gdl) == {"approved": 36, "signed": 3, "withdrawn": 1}


def test_guadalajaras_governments_stand_for_their_places(gdl: Workspace) -> None:
    represented = {row.fields["represents"] for row in rows(gdl, *IN_FORCE) if "represents" in row.fields}
    assert represented == {"iso3166-2:MX-JAL", "set:AMG"}


def test_japan_has_105_founders_and_57_who_joined_since(jci: Workspace) -> None:
    signatories = rows(jci, *IN_FORCE)
    assert Counter(row.fields.get("founding") is True for row in signatories) == {True: 105, False: 57}
    assert counts(jci) == {"approved": 159, "signed": 3, "provisional": 1, "withdrawn": 1, "expected": 5}


def test_who_is_expected_has_answered_and_not_signed(workspace: Workspace) -> None:
    expected = rows(workspace, "expected")
    assert len(expected) == 5
    assert all(row.fields["answer"] for row in expected)
    assert all(not row.signatures for row in expected)


def test_a_sample_says_that_it_is_one(workspace: Workspace) -> None:
    which = only(workspace)
    assert which.sample
    facts = certificate_facts(which.root)
    assert (facts.sample, facts.role) == (True, "root")


def test_the_mark_is_the_coalitions_own(gdl: Workspace, jci: Workspace) -> None:
    for workspace, code in ((gdl, "aca-gdl"), (jci, "jci")):
        which, mark = only(workspace), content(code).mark
        assert which.code == code
        assert which.fields["mark"] == {"lobes": mark.lobes, "amplitude": mark.amplitude}
        assert (which.lobes, which.amplitude) == (mark.lobes, float(mark.amplitude))


def test_the_coalition_and_its_declaration_are_as_described(workspace: Workspace) -> None:
    which = only(workspace)
    sample = content(which.code)
    assert which.record == sample.coalition
    (declaration,) = declarations.declarations(workspace, which)
    (publication,) = declaration.publications
    assert (publication.label, publication.ended) == ("1", False)
    assert publication.day == sample.published.date()
    assert publication.texts == sample.declaration.texts
    assert (declaration.opens, declaration.closes, declaration.embargo) == (None, None, None)
    assert {event.names["en"] for event in events.events(workspace, which)} == {
        event.names["en"] for event in sample.events
    }


def test_every_signature_is_as_it_was_given(workspace: Workspace) -> None:
    which = only(workspace)
    sample = content(which.code)
    given = {(one.at.isoformat(), one.signer.name): one for one in sample.signatures}
    at_events = {event.id: event.names["en"] for event in events.events(workspace, which)}
    names = {event.key: event.names["en"] for event in sample.events}
    for row in organisations.listing(workspace, which).rows:
        for shown in organisations.show(workspace, which, row.id).signatures if row.signatures else ():
            read = shown.read
            assert read.signer is not None
            one = given.pop((read.entry.header.at, read.signer.name))
            assert (read.signer, read.ink, read.method) == (one.signer, one.ink, one.method)
            assert (read.basis, read.provisional, read.identified) == (one.basis, one.provisional, one.identified)
            assert (read.place, read.language, read.day) == (one.place, one.language, one.at.date())
            assert {key: answer for key, (answer, _) in read.consents.items()} == one.consents
            assert at_events.get(read.event or "") == names.get(one.event or "")
            assert one.organisation in (row.fields[f"names.{tag}"] for tag in sample.coalition.languages)
            waits = "provisional" if one.provisional else "signed"
            assert shown.status == ("withdrawn" if one.withdrawal else "approved" if one.approved else waits)
    assert given == {}


def test_a_withdrawal_has_its_reason_and_its_day(gdl: Workspace) -> None:
    (row,) = rows(gdl, "withdrawn")
    history = organisations.show(gdl, only(gdl), row.id).history
    (withdrawal,) = [entry for entry in history if entry.kind == "withdrawal"]
    assert withdrawal.values["day"] == date(2026, 1, 16).isoformat()
    assert "dueños" in str(withdrawal.values["reason"])


def test_time_goes_on_along_the_feed(workspace: Workspace) -> None:
    c = workspace.journal.entries.coalition(only(workspace).id)
    assert c is not None
    entries = [
        stored.entry
        for _s, about in workspace.journal.entries.all_subjects(c)
        for stored in about
        if stored.entry.header.replica == workspace.key.replica
    ]
    moments = [
        datetime.fromisoformat(entry.header.at) for entry in sorted(entries, key=lambda one: one.header.seq)
    ]
    assert moments == sorted(moments)
    assert len(moments) > 80


def test_one_more_can_sign(tmp_path: Path) -> None:
    samples.build(tmp_path / "sample.aca", "aca-gdl", context(tmp_path))
    with open_workspace(tmp_path / "sample.aca", context(tmp_path), write=True) as workspace:
        assert workspace.name == content("aca-gdl").laptop
        assert sign(workspace, signature()).status == "signed"
        assert counts(workspace)["signed"] == 1


def test_a_sample_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(AcaError) as error:
        samples.build(tmp_path / "sample.aca", "atlantis", context(tmp_path))
    assert error.value.code == "unknown-sample"
    assert error.value.facts == {"sample": "atlantis", "known": list(samples.CODES)}
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_stays(tmp_path: Path) -> None:
    path = tmp_path / "sample.aca"
    path.write_text("mine")
    with pytest.raises(AcaError, match="file-exists"):
        samples.build(path, "aca-gdl", context(tmp_path))
    assert path.read_text() == "mine"
    assert {one.name for one in tmp_path.iterdir()} <= {"sample.aca", "home"}
