"""All declarations into a folder: by several processes, nothing twice, stopped in between."""

import errno
import multiprocessing
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aca_desktop.domain.coalition.record import PUBLISH_SIGNER
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.papers import paper_records
from aca_desktop.domain.papers.evidence import DRAWING
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import coalitions, logos
from aca_desktop.services.journal import erasing
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers import declarations_in_bulk, faces, papers
from aca_desktop.services.papers.declarations_in_bulk import Written, write_all_declarations
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.signing import following
from aca_desktop.services.signing.signing import Signed
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from tests.documents import pictures
from tests.services.founding import Clock, founded, only, signed

ALONE = 1000
ALL = 20
"""More than as many processes as there may be have at hand while they are told to stop."""


def written(workspace: Workspace, out: Path, *, few: int = ALONE, progress: Progress | None = None) -> Written:
    return write_all_declarations(workspace, only(workspace), out, progress=progress, few=few)


def renamed(workspace: Workspace, organisation: str, name: str) -> None:
    organisations.edit(workspace, only(workspace), organisation, {"names.es": name})


@pytest.mark.parametrize("few", [0, ALONE])
def test_all_are_written_once_by_one_process_and_by_several(tmp_path: Path, few: int) -> None:
    out, told = tmp_path / "out", []
    with founded(tmp_path) as workspace:
        ids = [signed(workspace).signature for _ in range(5)]
        done = written(workspace, out, few=few, progress=lambda *far: told.append(far))
        assert (len(done.paths), done.current, done.failed, done.stopped) == (5, (), (), None)
        assert told == [(n, 5) for n in range(6)]
        with papers.Papers(workspace) as press:
            one_by_one = [press.declaration(faces.signature(workspace, id_)) for id_ in ids]
        assert {path.name: path.read_bytes() for path in out.iterdir()} == {
            paper.name: paper.data for paper in one_by_one
        }
        again = written(workspace, out, few=few)
        assert (again.paths, sorted(again.current)) == ((), sorted(done.paths))
    assert multiprocessing.active_children() == []


def test_what_is_there_is_looked_at_and_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aca_desktop.documents import declaration

    with founded(tmp_path) as workspace:
        signed(workspace)
        written(workspace, tmp_path / "out")
        monkeypatch.setattr(declaration, "draw", None)
        assert len(written(workspace, tmp_path / "out").current) == 1


def test_what_is_there_and_says_something_else_stays_beside_the_current_paper(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with founded(tmp_path) as workspace:
        one, two = signed(workspace), signed(workspace)
        before = {path: path.read_bytes() for path in written(workspace, out).paths}
        following.withdraw(workspace, one.signature)
        done = written(workspace, out)
        (new,) = done.paths
        assert new.stem.endswith("-es-2")
        assert one.signature[:12] in new.name
        assert two.signature[:12] in done.current[0].name
        assert {path: path.read_bytes() for path in before} == before
        assert len(written(workspace, out).current) == 2


def _consent_taken_back(workspace: Workspace, by: Signed) -> None:
    answer: dict[str, Json] = {"given": False, "version": "1"}
    said: dict[str, Json] = {f"consents.{PUBLISH_SIGNER}": answer, "day": "2026-06-06"}
    workspace.write(only(workspace).id, [Draft("consent", by.organisation, said, over=(by.signature,))])


def _name_corrected(workspace: Workspace, by: Signed) -> None:
    renamed(workspace, by.organisation, "Otro nombre")


def _person_erased(workspace: Workspace, by: Signed) -> None:
    erasing.erase(workspace, only(workspace), by.organisation)


def _reviewed(workspace: Workspace, by: Signed) -> None:
    following.review(workspace, by.signature, "rejected")


def _coalition_renamed(workspace: Workspace, _by: Signed) -> None:
    coalitions.change(workspace, only(workspace), {"names.es": "Otra alianza"})


def _logo_set(workspace: Workspace, _by: Signed) -> None:
    assert logos.set_logo(workspace, only(workspace), pictures.saved(pictures.leaf())) == []


@pytest.mark.parametrize(
    "happens",
    [_consent_taken_back, _name_corrected, _person_erased, _reviewed, _coalition_renamed, _logo_set],
    ids=lambda happens: happens.__name__.strip("_"),
)
def test_a_paper_is_current_until_something_happens_that_it_shows(
    tmp_path: Path, happens: Callable[[Workspace, Signed], None]
) -> None:
    out = tmp_path / "out"
    with founded(tmp_path) as workspace:
        by = signed(workspace)
        before = written(workspace, out).paths
        organisations.edit(workspace, only(workspace), by.organisation, {"website": "https://ejemplo.mx"})
        assert written(workspace, out).current == before, "nothing that it shows"
        happens(workspace, by)
        (after,) = written(workspace, out).paths
        assert after not in before
        assert written(workspace, out).current == (after,)


def test_a_paper_of_another_version_of_the_program_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        written(workspace, tmp_path / "out")
        monkeypatch.setattr(paper_records, "DRAWING", DRAWING + 1)
        assert len(written(workspace, tmp_path / "out").paths) == 1


@pytest.mark.parametrize("at", [100, -100, "seal", "whole"])
def test_a_paper_that_was_damaged_is_not_taken_for_current(tmp_path: Path, at: int | str) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        (path,) = written(workspace, tmp_path / "out").paths
        data = bytearray(path.read_bytes())
        where = data.index(b"/Contents <30") + 2000 if at == "seal" else at
        if isinstance(where, int):
            data[where] ^= 1
        path.write_bytes(b"" if at == "whole" else data)
        (again,) = written(workspace, tmp_path / "out").paths
        assert verify_document(again.read_bytes(), root=only(workspace).root).verdict == "valid"


def test_a_paper_of_another_laptops_seal_is_not_taken_for_current(tmp_path: Path) -> None:
    from tests.services.laptops import table

    with table(tmp_path) as laptops:
        laptop = laptops.joined("mesa")
        signed(laptop)
        laptops.take(laptops.founder, laptops.file(laptop))
        assert len(written(laptop, tmp_path / "out").paths) == 1
        assert len(written(laptops.founder, tmp_path / "out").paths) == 1
        assert len(written(laptop, tmp_path / "out").current) == 1


def test_names_differ_on_a_file_system_that_does_not_tell_case_apart(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        for name in (
            "ÁGORA",
            "ágora",
            "Ágora",
            "A\u0301GORA",
            "STRASSE",
            "straße",
            "CON",
            "a/b",
            "a:b",
            "..",
            "髙島屋",
        ):
            renamed(workspace, signed(workspace).organisation, name)
        done = written(workspace, tmp_path / "out")
        assert len(done.paths) == 11
        folded = {path.name.casefold() for path in done.paths}
        assert len(folded) == 11
        for path in done.paths:
            assert path.parent == tmp_path / "out"
            assert not set(path.name) & set('<>:"/\\|?*')
            assert path.name.split("-")[0].strip(". ")
            assert len(os.fsencode(path.name)) < 200


def test_names_that_differ_by_case_alone_never_stand_for_one_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a case-blind file system would have it: what is looked for under one name is found under the other."""
    monkeypatch.setattr(papers, "_SHORT_ID", 0)
    out = tmp_path / "out"
    with founded(tmp_path) as workspace:
        for name in ("AGORA", "agora"):
            renamed(workspace, signed(workspace).organisation, name)
        lower = papers.names
        monkeypatch.setattr(declarations_in_bulk, "names", lambda folder, name: lower(folder, name.casefold()))
        assert len({path.name for path in written(workspace, out).paths}) == 2
        assert len(written(workspace, out).current) == 2


def test_a_full_disk_stops_with_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, real, left = tmp_path / "out", os.fsync, [2]
    with founded(tmp_path) as workspace:
        for _ in range(5):
            signed(workspace)

        def fsync(descriptor: int) -> None:
            if not left[0]:
                raise OSError(errno.ENOSPC, "No space left on device")
            left[0] -= 1
            real(descriptor)

        monkeypatch.setattr("aca_desktop.files.sync_folder", lambda _folder: None)
        monkeypatch.setattr(os, "fsync", fsync)
        done = written(workspace, out)
        monkeypatch.undo()
        assert done.stopped is not None
        assert done.stopped.code == "disk-full"
        assert len(done.paths) == 2
        assert set(out.iterdir()) == set(done.paths)
        rest = written(workspace, out)
        assert (len(rest.paths), len(rest.current), rest.stopped) == (3, 2, None)


def test_names_are_put_on_disk_once_and_what_keeps_them_from_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, kept = tmp_path / "out", list[Path]()

    def sync_folder(folder: Path) -> None:
        kept.append(folder)
        raise OSError(errno.EIO, "Input/output error")

    with founded(tmp_path) as workspace:
        for _ in range(3):
            signed(workspace)
        monkeypatch.setattr("aca_desktop.files.sync_folder", sync_folder)
        done = written(workspace, out)
        monkeypatch.undo()
        assert kept == [out]
        assert done.stopped is not None
        assert (done.stopped.code, len(done.paths)) == ("cannot-write", 3)


@pytest.mark.parametrize("few", [0, ALONE])
def test_who_stops_it_keeps_what_was_written(tmp_path: Path, few: int) -> None:
    class Enough(BaseException):
        pass

    def stop(done: int, of: int) -> None:
        assert of == ALL
        if done == 2:
            raise Enough

    out = tmp_path / "out"
    with founded(tmp_path) as workspace:
        for _ in range(ALL):
            signed(workspace)
        with pytest.raises(Enough):
            written(workspace, out, few=few, progress=stop)
        assert multiprocessing.active_children() == []
        kept = list(out.iterdir())
        assert 2 <= len(kept) < ALL
        for path in kept:
            assert verify_document(path.read_bytes(), root=only(workspace).root).verdict == "valid"
        rest = written(workspace, out)
        assert (len(rest.paths), len(rest.current)) == (ALL - len(kept), len(kept))


def test_a_folder_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with founded(tmp_path, Clock()) as workspace, pytest.raises(AcaError, match="cannot-write"):
        written(workspace, tmp_path / "out")
