"""The journal in its file: what is appended is signed and kept, what fails leaves nothing, what is erased goes."""

import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry, named_subject, statement
from aca_desktop.domain.journal.kinds import PartName, Rank
from aca_desktop.domain.journal.meaning import interpret_all
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal import checking
from aca_desktop.storage.journal import journal as journal_module
from aca_desktop.storage.journal.checking import check, digests
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import AT, CHECKER, Story, key, subject, withheld
from tests.storage.stories import COALITION, enrolment, founded, organisation, signature, table, write

PRIVATE = "Muñoz, Zúñiga y Compañía"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    founded(tmp_path / "mesa.aca")
    with WorkspaceFile.open(tmp_path / "mesa.aca", CHECKER, write=True) as workspace:
        yield workspace


def everything(workspace: WorkspaceFile) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables."""
    names = [
        row[0]
        for row in workspace.journal.database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
    ]
    return {name: sorted(table(workspace, name), key=repr) for name in names}


def test_entries_follow_each_other_in_the_feed(workspace: WorkspaceFile) -> None:
    first, second = write(workspace, [organisation(1), organisation(2)])
    (third,) = write(workspace, [signature(1)])
    assert (second.header.prev, third.header.prev) == (first.id, second.id)
    assert [entry.header.seq for entry in (first, second, third)] == [2, 3, 4]
    for entry in (first, second, third):
        assert workspace.journal.entry(entry.id) == entry
    assert workspace.journal.entry("0" * 64) is None
    assert check(workspace, CHECKER) == []


def test_every_commit_signs_the_head_and_each_segments_end(
    workspace: WorkspaceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "SEGMENT", 10)
    before = len(table(workspace, "segment"))
    entries = write(workspace, [organisation(n) for n in range(25)])
    (last,) = write(workspace, [signature(1)])
    rows = workspace.journal.database.execute(
        "SELECT i.id, g.first, g.count, g.signature FROM segment g JOIN entry_id i ON i.n = g.head ORDER BY g.head"
    ).fetchall()[before:]
    ends = [entries[9], entries[19], entries[24], last]
    assert [row[0].hex() for row in rows] == [entry.id for entry in ends]
    assert [(row[1], row[2]) for row in rows] == [(2, 10), (12, 10), (22, 5), (27, 1)]
    signer = key("ana")
    for row, entry in zip(rows, ends, strict=True):
        said = statement(COALITION, signer.replica, entry.header.seq, entry.id)
        assert CHECKER.verify(signer.public_key, said, row[3])
        assert row[3] == signer.sign(said)


def test_an_exact_multiple_of_a_segment_is_signed_once_at_its_end(
    workspace: WorkspaceFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "SEGMENT", 10)
    before = len(table(workspace, "segment"))
    write(workspace, [organisation(n) for n in range(20)])
    assert len(table(workspace, "segment")) == before + 2
    assert check(workspace, CHECKER) == []


def test_appending_nothing_writes_nothing(workspace: WorkspaceFile) -> None:
    before = everything(workspace)
    assert write(workspace, []) == []
    assert everything(workspace) == before


@pytest.mark.parametrize(
    "draft",
    [
        Draft("organisation", subject(1), {"names.es": "Uno"}),
        Draft("signature", subject(1), {"publication": "c" * 64}),
        Draft("withdrawal", subject(1)),
    ],
)
def test_a_laptop_that_waits_for_its_enrolment_writes_what_event_laptops_may(
    workspace: WorkspaceFile, draft: Draft
) -> None:
    (entry,) = write(workspace, [draft], by=key("mesa"))
    assert workspace.journal.state(COALITION, subject(1)).void == {entry.id: "not-authorised"}
    write(workspace, [enrolment("mesa", "event")])
    assert workspace.journal.state(COALITION, subject(1)).void == {}
    assert table(workspace, "void") == []


def refused(workspace: WorkspaceFile, drafts: Sequence[Draft], by: str) -> None:
    """See that nothing of these drafts is written."""
    before = everything(workspace)
    with pytest.raises(AcaError, match="not-authorised"):
        write(workspace, drafts, by=key(by))
    assert everything(workspace) == before
    assert check(workspace, CHECKER) == []


@pytest.mark.parametrize(
    "draft",
    [
        Draft("coalition", named_subject(COALITION), {"names.es": "Otra"}),
        Draft("review", subject(1), {"decision." + "a" * 64: "approved"}),
        Draft("erasure", subject(1)),
        Draft("publication", subject(7), {"label": "1"}),
        enrolment("mesa", "event"),
        Draft("invitation", subject(9), {"laptops": 1}),
        Draft("revocation", named_subject(key("ana").replica)),
        Draft("founding", named_subject(COALITION), {"code": "x"}),
        Draft("join", named_subject(key("mesa").replica), {"signature": "00"}),
    ],
    ids=lambda draft: draft.kind,
)
@pytest.mark.parametrize("role", ["nobody", "event"])
def test_what_an_event_laptop_may_not_write_is_refused(workspace: WorkspaceFile, draft: Draft, role: str) -> None:
    if role == "event":
        write(workspace, [enrolment("mesa", "event")])
    refused(workspace, [organisation(1), draft, organisation(2)], "mesa")


def test_a_coordinator_cannot_enrol_its_like(workspace: WorkspaceFile) -> None:
    refused(workspace, [enrolment("bea", "coordinator")], "ana")
    refused(workspace, [Draft("revocation", named_subject(COALITION))], "ana")


def test_an_undo_of_what_is_not_its_own_is_refused(workspace: WorkspaceFile) -> None:
    write(workspace, [enrolment("mesa", "event")])
    (entry,) = write(workspace, [signature(1)])
    refused(workspace, [Draft("undo", subject(1), over=(entry.id,))], "mesa")
    write(workspace, [Draft("undo", subject(1), over=(entry.id,))], by=key("ana"))
    assert workspace.journal.state(COALITION, subject(1)).statuses == {}


@pytest.mark.parametrize("joined", [True, False])
def test_a_revoked_laptop_writes_no_more(workspace: WorkspaceFile, joined: bool) -> None:
    if joined:
        story = Story()
        story.join(story.laptop("mesa"), story.invite(story.ana))
        workspace.journal.add(story.entries)
    else:
        write(workspace, [enrolment("mesa", "event")])
    (entry,) = write(workspace, [organisation(1)], by=key("mesa"))
    assert workspace.journal.authority(COALITION).rank(key("mesa").replica) == Rank.EVENT
    write(workspace, [Draft("revocation", named_subject(key("mesa").replica))])
    assert workspace.journal.state(COALITION, subject(1)).void == {entry.id: "revoked"}
    before = everything(workspace)
    with pytest.raises(AcaError, match="not-authorised"):
        write(workspace, [organisation(2)], by=key("mesa"))
    assert everything(workspace) == before


def test_what_cannot_be_read_is_our_own_mistake(workspace: WorkspaceFile) -> None:
    before = everything(workspace)
    for draft in (
        Draft("organisation", subject(1), {"names.es": 1}),
        Draft("organisation", subject(1), {"notes": "in open"}),
        Draft("signature", subject(1), {"day": "2026-02-30"}),
    ):
        with pytest.raises(AssertionError, match="cannot be read"):
            write(workspace, [draft])
    assert everything(workspace) == before


def test_an_error_in_a_transaction_leaves_nothing(workspace: WorkspaceFile) -> None:
    before = everything(workspace)

    def fail() -> None:
        with workspace.transaction():
            write(workspace, [organisation(1), enrolment("mesa", "event")])
            write(workspace, [organisation(2)], by=key("mesa"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert everything(workspace) == before
    assert workspace.journal.authority(COALITION).rank(key("mesa").replica) == Rank.NONE
    (entry,) = write(workspace, [organisation(3)])
    assert entry.header.seq == 2
    assert check(workspace, CHECKER) == []


def test_an_inner_error_leaves_nothing_of_its_own(workspace: WorkspaceFile) -> None:
    with workspace.transaction():
        (first,) = write(workspace, [organisation(1)])
        with pytest.raises(AcaError, match="not-authorised"):
            write(workspace, [organisation(2), enrolment("bea", "coordinator")])
        (second,) = write(workspace, [organisation(3)])
    assert second.header.prev == first.id
    assert workspace.journal.about(COALITION, subject(2)) == []
    assert check(workspace, CHECKER) == []


def test_an_inner_error_before_anything_is_written_leaves_nothing_of_its_own(workspace: WorkspaceFile) -> None:
    def refused(*numbers: int) -> None:
        with workspace.transaction():
            write(workspace, [organisation(numbers[0])])
            write(workspace, [organisation(numbers[1]), enrolment("bea", "coordinator")])

    for _ in range(2):
        with workspace.transaction():
            for _ in range(2):
                with pytest.raises(AcaError, match="not-authorised"):
                    refused(2, 3)
            (second,) = write(workspace, [organisation(4)])
            with pytest.raises(AcaError, match="not-authorised"):
                refused(5, 6)
        assert workspace.journal.entry(second.id) == second
    assert [workspace.journal.about(COALITION, subject(number)) for number in (2, 3, 5, 6)] == [[]] * 4
    assert check(workspace, CHECKER) == []


def test_another_connection_sees_nothing_before_the_end(workspace: WorkspaceFile) -> None:
    with WorkspaceFile.open(workspace.path, CHECKER) as reader:
        before = digests(reader.path, reader.journal)
        with workspace.transaction():
            write(workspace, [organisation(1), enrolment("mesa", "event")])
            assert digests(reader.path, reader.journal) == before
            assert reader.journal.authority(COALITION).rank(key("mesa").replica) == Rank.NONE
        assert digests(reader.path, reader.journal) == digests(workspace.path, workspace.journal) != before
        assert reader.journal.authority(COALITION).rank(key("mesa").replica) == Rank.EVENT


def test_a_full_disk_is_told_and_nothing_is_lost(workspace: WorkspaceFile) -> None:
    write(workspace, [signature(1)])
    before = everything(workspace)
    ask = workspace.journal.database.execute
    pages = ask("PRAGMA page_count").fetchone()[0]
    ask(f"PRAGMA max_page_count={pages + 2}")
    with pytest.raises(AcaError, match="disk-full"):
        write(workspace, [organisation(n) for n in range(2000)])
    assert everything(workspace) == before
    ask("PRAGMA max_page_count=1000000")
    write(workspace, [organisation(n) for n in range(2000)])
    assert check(workspace, CHECKER) == []


def test_progress_is_told_and_may_stop_it(workspace: WorkspaceFile) -> None:
    told: list[tuple[int, int]] = []
    workspace.journal.append(
        COALITION,
        [organisation(n) for n in range(1000)],
        key("ana"),
        at=AT,
        random=secrets.token_bytes,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told
    assert all(0 <= done <= of == 1000 for done, of in told)
    assert told == sorted(told)


def test_entries_of_others_are_added_in_any_order_and_parts_come_later(workspace: WorkspaceFile) -> None:
    story = Story("Otra")
    mesa = story.event_laptop("mesa")
    first = mesa.write(
        "signature",
        subject(1),
        {"publication": "c" * 64},
        {"typed": PRIVATE},
        blobs=[("personal", b"ink"), ("open", b"rows")],
    )
    mesa.write("organisation", subject(1), {"names.es": "Uno"}, {"notes": PRIVATE})
    kit = [withheld(entry) for entry in reversed(story.entries)]
    assert workspace.journal.add(kit) == len(kit)
    assert workspace.journal.entry(first.id) == withheld(first)
    poor = digests(workspace.path, workspace.journal)
    assert workspace.journal.add(story.entries) == 0
    assert workspace.journal.entry(first.id) == first
    rich = digests(workspace.path, workspace.journal)
    assert poor[0] == rich[0]
    assert poor[1] != rich[1]
    assert workspace.journal.add([*kit, *story.entries, *kit]) == 0
    assert digests(workspace.path, workspace.journal) == rich


def test_a_part_in_the_same_batch_as_its_lack_is_kept(workspace: WorkspaceFile) -> None:
    story = Story("Otra")
    entry = story.ana.write(
        "organisation", subject(1), {"names.es": "Uno"}, {"notes": "n"}, blobs=[("personal", b"i")]
    )
    workspace.journal.add([*story.entries[:-1], withheld(entry), entry, withheld(entry)])
    assert workspace.journal.entry(entry.id) == entry


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def test_what_is_erased_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    founded(path)
    noted = Draft("organisation", subject(1), {"names.es": "Uno"}, {"notes": PRIVATE})
    blobs: tuple[tuple[PartName, bytes], ...] = (("open", b"rows"), ("personal", PRIVATE.encode() * 500))
    signed = Draft("signature", subject(1), {}, {"typed": PRIVATE}, blobs=blobs)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        written = write(workspace, [noted, signed, *(organisation(n) for n in range(2, 50))])[:2]
        held = [workspace.journal.entry(entry.id) for entry in written]
    assert PRIVATE.encode() in bytes_of(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        write(workspace, [Draft("erasure", subject(1), over=tuple(entry.id for entry in written))])
        assert workspace.journal.entry(written[0].id) == withheld(written[0])
        assert workspace.journal.entry(written[1].id) == withheld(written[1])
        workspace.journal.add([entry for entry in held if entry is not None])
        assert workspace.journal.entry(written[1].id) == withheld(written[1])
        assert check(workspace, CHECKER) == []
    assert PRIVATE.encode() not in bytes_of(path)
    assert b"ink of 100 points" not in bytes_of(path)


def test_what_a_void_erasure_took_is_accepted_again(tmp_path: Path) -> None:
    story = Story()
    bea = story.coordinator("bea")
    entry = story.ana.write("organisation", subject(1), {"names.es": "Uno"}, {"notes": "n"})
    bea.write("erasure", subject(1), over=[entry])
    with WorkspaceFile.create(tmp_path / "a.aca", CHECKER) as workspace:
        journal = workspace.journal
        journal.add(story.entries)
        assert journal.entry(entry.id) == withheld(entry)
        journal.add([story.revoke(story.root, bea)])
        assert journal.state(story.id, subject(1)).void
        assert journal.entry(entry.id) == withheld(entry)
        journal.add([entry])
        assert journal.entry(entry.id) == entry
        assert digests(workspace.path, journal) == interpret_all(story.entries, CHECKER).digests


def test_rebuilding_makes_spoilt_tables_right_and_takes_away_what_is_erased(workspace: WorkspaceFile) -> None:
    (entry, *_) = write(workspace, [organisation(1), signature(2), Draft("withdrawal", subject(3))])
    write(workspace, [Draft("erasure", subject(1), over=(entry.id,))])
    right = everything(workspace)
    assert entry.personal is not None
    ask = workspace.journal.database.execute
    ask("UPDATE value SET value = '\"Dos\"'")
    ask("UPDATE signature SET status = 'approved'")
    ask("DELETE FROM organisation")
    ask("INSERT INTO void VALUES (999, 'revoked')")
    ask(
        "INSERT INTO personal_part SELECT n, ?, ? FROM entry_id WHERE id = ?",
        [entry.personal.salt, entry.personal.data, bytes.fromhex(entry.id)],
    )
    assert check(workspace, CHECKER) != []
    workspace.journal.rebuild()
    assert check(workspace, CHECKER) == []
    after = everything(workspace)
    for name in ("value", "signature", "organisation", "void", "personal_part"):
        assert [row[1:] if name == "value" else row for row in after[name]] == [
            row[1:] if name == "value" else row for row in right[name]
        ]


def test_what_closes_a_gap_lets_count_what_waited_behind_it(tmp_path: Path) -> None:
    story = Story()
    mesa = story.event_laptop("mesa")
    entries = [mesa.write("organisation", subject(n), {"names.es": "Uno"}) for n in (1, 2, 3)]
    story.revoke(story.ana, mesa, entries[2])
    with WorkspaceFile.create(tmp_path / "a.aca", CHECKER) as workspace:
        journal = workspace.journal
        journal.add([entry for entry in story.entries if entry is not entries[1]])
        assert journal.state(story.id, subject(1)).void == {entries[0].id: "revoked"}
        assert len(table(workspace, "void")) == 1
        journal.add([entries[1]])
        assert table(workspace, "void") == []
        assert digests(workspace.path, journal) == story.state().digests


def test_coalitions_in_one_file_stand_apart(tmp_path: Path) -> None:
    here, there = Story("Here"), Story("There")
    for story, name in ((here, "Uno"), (there, "Dos")):
        story.ana.write("organisation", subject(1), {"names.es": name})
        story.ana.write("signature", subject(1), {"publication": "c" * 64})
    there.ana.write("withdrawal", subject(1), over=[here.entries[-1]])
    with WorkspaceFile.create(tmp_path / "both.aca", CHECKER) as workspace:
        journal = workspace.journal
        journal.add([*here.entries, *there.entries])
        assert journal.coalitions() == sorted([here.id, there.id])
        assert journal.state(here.id, subject(1)).shown("organisation") == {"names.es": "Uno"}
        assert journal.state(there.id, subject(1)).shown("organisation") == {"names.es": "Dos"}
        assert list(journal.state(here.id, subject(1)).statuses.values()) == ["signed"]
        assert digests(workspace.path, journal, here.id) == interpret_all(here.entries, CHECKER).digests
        assert digests(workspace.path, journal, there.id) == interpret_all(there.entries, CHECKER).digests
        assert checking.journal_digest(workspace.path, journal, [here.id]) == here.state().digests[0]
        assert digests(workspace.path, journal, "0" * 64) == interpret_all([], CHECKER).digests


def test_a_cloned_disk_continues_a_feed_twice_and_both_count(tmp_path: Path) -> None:
    founded(tmp_path / "one.aca")
    (tmp_path / "two.aca").write_bytes((tmp_path / "one.aca").read_bytes())
    written: list[Entry] = []
    for name in ("one", "two"):
        with WorkspaceFile.open(tmp_path / f"{name}.aca", CHECKER, write=True) as workspace:
            written += write(workspace, [organisation(1, name), signature(1)])
    assert written[0].header.seq == written[2].header.seq
    with WorkspaceFile.open(tmp_path / "one.aca", CHECKER, write=True) as workspace:
        workspace.journal.add(written)
        state = workspace.journal.state(COALITION, subject(1))
        assert set(state.statuses) == {written[1].id, written[3].id}
        assert len(state.fields["organisation", "names.es"]) == 2
        (later,) = write(workspace, [organisation(2)])
        assert later.header.seq == written[1].header.seq + 1
        assert later.header.prev in (written[1].id, written[3].id)


def test_a_header_that_cannot_be_read_is_damage(workspace: WorkspaceFile) -> None:
    (entry,) = write(workspace, [organisation(1)])
    journal = workspace.journal
    with workspace.transaction():
        journal.database.execute(
            "UPDATE header SET bytes = ? WHERE n = (SELECT n FROM entry_id WHERE id = ?)",
            [b"{", bytes.fromhex(entry.id)],
        )
    for ask in (lambda: journal.header(entry.id), lambda: journal.entry(entry.id)):
        with pytest.raises(AcaError, match="damaged"):
            ask()
