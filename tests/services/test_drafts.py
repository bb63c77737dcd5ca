"""Drafts of signatures: kept as they come, gone when signed, and in nobody's export."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.signing.attachments import MAX_BYTES
from aca_desktop.domain.signing.ink import Ink, Point, Stroke
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.signing import drafts, queue
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.queries.listing import signature_ids
from tests.services.founding import Clock, founded, only, signature, signed
from tests.services.laptops import table

SIZE = (12_000, 4_000)


def about(workspace: Workspace, **changes: object) -> DraftAbout:
    return dataclasses.replace(DraftAbout(only(workspace).code, "1" * 64, "es"), **changes)  # type: ignore[arg-type]


def stroke(*xs: int) -> Stroke:
    return tuple(Point(x, 2 * x, 8 * n, 500, (3, -4)) for n, x in enumerate(xs))


def gone(act: Callable[[], object]) -> bool:
    with pytest.raises(AcaError) as error:
        act()
    return error.value.code == "draft-gone"


def test_a_draft_comes_back_as_it_was_left(workspace: Workspace, clock: Clock) -> None:
    which = about(workspace, event="e", arrival="a", organisation="o", over=("2" * 64,))
    id_ = drafts.open_draft(workspace, which)
    drafts.keep(workspace, id_, {"step": 1, "name": "José", "consents": {"contact": True}, "pad": [12000, 4000]})
    clock.wait(minutes=2)
    drafts.keep(workspace, id_, {"name": "José Á", "title": "Rector", "half": "\ud83d"})
    drafts.keep(workspace, id_, {"title": None})
    drafts.keep_stroke(workspace, id_, 0, stroke(1, 2), SIZE)
    drafts.keep_stroke(workspace, id_, 1, stroke(3), SIZE)
    drafts.keep_stroke(workspace, id_, 1, stroke(3, 4, 5), SIZE)  # the same stroke, which has grown
    drafts.keep_stroke(workspace, id_, 0, stroke(9), SIZE, pad="witness")
    drafts.keep_file(workspace, id_, "scan", b"%PDF-1.7 a page", "hoja.pdf")
    kept = drafts.read_draft(workspace, id_)
    assert (kept.about, kept.parked) == (which, False)
    assert (kept.begun, kept.kept) == ("2026-06-05T11:42:07-06:00", "2026-06-05T11:44:07-06:00")
    assert kept.form == {
        "step": 1,
        "name": "José Á",
        "consents": {"contact": True},
        "pad": [12000, 4000],
        "half": "\ud83d",
    }
    assert kept.inks == {
        "signer": Ink(*SIZE, (stroke(1, 2), stroke(3, 4, 5))),
        "witness": Ink(*SIZE, (stroke(9),)),
    }
    assert (kept.files["scan"].media_type, kept.files["scan"].name) == ("application/pdf", "hoja.pdf")


def test_strokes_are_taken_back_one_by_one_or_all(workspace: Workspace) -> None:
    id_ = drafts.open_draft(workspace, about(workspace))
    for number in range(3):
        drafts.keep_stroke(workspace, id_, number, stroke(number), SIZE)
        drafts.keep_stroke(workspace, id_, number, stroke(number), SIZE, pad="witness")
    drafts.drop_strokes(workspace, id_, last_only=True)
    assert drafts.read_draft(workspace, id_).inks["signer"].strokes == (stroke(0), stroke(1))
    drafts.drop_strokes(workspace, id_, last_only=False)
    assert list(drafts.read_draft(workspace, id_).inks) == ["witness"]
    drafts.drop_strokes(workspace, id_, last_only=True)  # nothing is there, nothing happens
    assert len(drafts.read_draft(workspace, id_).inks["witness"].strokes) == 3


def test_a_file_that_no_journal_would_hold_is_refused(workspace: Workspace) -> None:
    id_ = drafts.open_draft(workspace, about(workspace))
    with pytest.raises(Refused) as error:
        drafts.keep_file(workspace, id_, "mandate", bytes(MAX_BYTES + 1))
    assert [one.code for one in error.value.problems] == ["attachment-too-large"]
    drafts.keep_file(workspace, id_, "mandate", b"%PDF-")
    drafts.keep_file(workspace, id_, "mandate", None)
    assert drafts.read_draft(workspace, id_).files == {}


def test_staff_sees_what_waits_and_no_person(workspace: Workspace, clock: Clock) -> None:
    first = drafts.open_draft(workspace, about(workspace))
    drafts.keep(workspace, first, {"step": 3, "shown": "Museo", "name": "Ana"})
    clock.wait(minutes=1)
    second = drafts.open_draft(workspace, about(workspace))
    drafts.keep(workspace, second, {"new": True, "new_name": " Colectivo ", "shown": "Museo"})
    drafts.park(workspace, second)
    seen = [(one.id, one.organisation, one.step, one.parked) for one in drafts.waiting(workspace)]
    assert seen == [(first, "Museo", 3, False), (second, "Colectivo", 0, True)]
    assert not hasattr(drafts.waiting(workspace)[0], "form")
    assert drafts.resume(workspace, second).form["new_name"] == " Colectivo "
    assert [one.parked for one in drafts.waiting(workspace)] == [False, False]


def test_a_draft_that_holds_nothing_is_not_parked_but_goes(workspace: Workspace) -> None:
    begun: dict[str, Json] = {"step": 1, "shown": "Museo", "organisation": "o", "language": "es", "way": "hand"}
    which = only(workspace)
    came = queue.arrive(workspace, which, queue.coming("Museo"))
    nothing = drafts.open_draft(workspace, about(workspace, arrival=came.id))
    begun |= {"new": True, "new_name": "Museo", "new_country": "MX", "name": "", "consents": {}, "seconds": 0}
    drafts.keep(workspace, nothing, begun)
    drafts.park(workspace, nothing)
    assert drafts.waiting(workspace) == ()
    assert [one.parked for one in queue.arrivals(workspace, which)] == [False]
    some = drafts.open_draft(workspace, about(workspace))
    drafts.keep_stroke(workspace, some, 0, stroke(1), SIZE)
    drafts.park(workspace, some)
    assert [one.id for one in drafts.waiting(workspace)] == [some]


def test_with_the_signature_the_draft_and_the_arrival_go(workspace: Workspace) -> None:
    which = only(workspace)
    came = queue.arrive(workspace, which, queue.coming("Universidad"))
    id_ = drafts.open_draft(workspace, about(workspace, arrival=came.id))
    drafts.keep_stroke(workspace, id_, 0, stroke(1), SIZE)
    one = drafts.sign_draft(workspace, id_, signature())
    assert signature_ids(workspace.journal, which.id) == [one.signature]
    assert (drafts.waiting(workspace), queue.arrivals(workspace, which)) == ((), ())
    assert gone(lambda: drafts.read_draft(workspace, id_))


def test_a_draft_opened_twice_gives_one_signature(workspace: Workspace) -> None:
    id_ = drafts.open_draft(workspace, about(workspace))
    drafts.sign_draft(workspace, id_, signature())
    assert gone(lambda: drafts.sign_draft(workspace, id_, signature()))
    assert len(signature_ids(workspace.journal, only(workspace).id)) == 1
    for act in (
        lambda: drafts.keep(workspace, id_, {"name": "x"}),
        lambda: drafts.keep_stroke(workspace, id_, 0, stroke(1), SIZE),
        lambda: drafts.drop_strokes(workspace, id_, last_only=True),
        lambda: drafts.keep_file(workspace, id_, "scan", None),
        lambda: drafts.park(workspace, id_),
        lambda: drafts.resume(workspace, id_),
        lambda: drafts.discard(workspace, id_),
    ):
        assert gone(act)


def test_what_cannot_be_signed_stays_a_draft(workspace: Workspace) -> None:
    which = only(workspace)
    came = queue.arrive(workspace, which, queue.coming("Universidad"))
    id_ = drafts.open_draft(workspace, about(workspace, arrival=came.id))
    drafts.keep_stroke(workspace, id_, 0, stroke(1), SIZE)
    before = checking.digests(workspace)
    with pytest.raises(Refused):
        drafts.sign_draft(workspace, id_, dataclasses.replace(signature(), consents={}))
    assert checking.digests(workspace) == before
    assert drafts.read_draft(workspace, id_).inks == {"signer": Ink(*SIZE, (stroke(1),))}
    assert [one.draft for one in queue.arrivals(workspace, which)] == [id_]


def test_a_draft_can_correct_a_signature(workspace: Workspace) -> None:
    first = signed(workspace)
    id_ = drafts.open_draft(workspace, about(workspace, over=(first.signature,)))
    drafts.sign_draft(workspace, id_, signature(OrganisationById(first.organisation)))
    state = workspace.journal.state(only(workspace).id, first.organisation)
    assert state.statuses[first.signature] == "superseded"


def test_discarded_is_gone_from_the_file_too(tmp_path: Path) -> None:
    for discards in (False, True):
        folder = tmp_path / str(discards)
        folder.mkdir()
        with founded(folder) as workspace:
            id_ = drafts.open_draft(workspace, about(workspace))
            drafts.keep(workspace, id_, {"name": "Persona Muy Secreta"})
            if discards:
                drafts.discard(workspace, id_)
        assert (b"Muy Secreta" in (folder / "coordination.aca").read_bytes()) is not discards


def test_no_export_digest_or_check_sees_drafts(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptop = laptops.founder
        before = checking.digests(laptop)
        id_ = drafts.open_draft(laptop, about(laptop))
        drafts.keep(laptop, id_, {"name": "Persona Muy Secreta"})
        drafts.keep_stroke(laptop, id_, 0, stroke(*range(50)), SIZE)
        queue.arrive(laptop, only(laptop), queue.coming("Universidad", person="Persona Muy Secreta"))
        assert checking.digests(laptop) == before
        assert checking.check(laptop) == []
        other = laptops.joined("mesa")
        laptops.take(other, laptops.file(laptop))
        assert (drafts.waiting(other), queue.arrivals(other, only(other))) == ((), ())
        laptop.copy_to(tmp_path / "copy.aca")
        laptops.take(other, tmp_path / "copy.aca")  # another laptop's workspace is read like an export
        assert (drafts.waiting(other), queue.arrivals(other, only(other))) == ((), ())


def test_a_file_from_before_drafts_gets_its_tables(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        database = workspace.journal.database
        for name in ("draft_field", "draft_stroke", "draft_file", "draft", "arrival", "local_value"):
            database.execute(f"DROP TABLE {name}")
        database.execute("DELETE FROM _sqlite_migrations WHERE name = 'signing_table'")
    path = tmp_path / "coordination.aca"
    with open_workspace(path, workspace.context, write=True) as again:
        id_ = drafts.open_draft(again, about(again))
        with open_workspace(path, workspace.context) as reader:
            assert [one.id for one in drafts.waiting(reader)] == [id_]
