"""Staff's names and PIN: counted on disk, waits that double, in nobody's export."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.signing import staff
from aca_desktop.services.signing.staff import PinAnswer
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from aca_desktop.storage.queries import local_values
from tests.services.founding import Clock, founded
from tests.services.laptops import table


@pytest.fixture
def workspace(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    with founded(tmp_path, clock) as workspace:
        staff.set_pin(workspace, "2468")
        yield workspace


def test_the_right_pin_in_any_width(workspace: Workspace) -> None:
    right = PinAnswer(right=True, wait_seconds=0, tries_left=5)
    assert staff.check_pin(workspace, "2468") == right
    assert staff.check_pin(workspace, " ２４６８") == right
    assert staff.check_pin(workspace, "２４６９") == PinAnswer(right=False, wait_seconds=0, tries_left=4)


def test_the_pin_is_not_in_the_file(workspace: Workspace) -> None:
    kept = str(local_values.read(workspace.file, "pin"))
    assert "2468" not in kept
    staff.set_pin(workspace, "2468")
    assert str(local_values.read(workspace.file, "pin")) != kept  # another salt


def test_after_five_wrong_ones_waits_double(workspace: Workspace, clock: Clock) -> None:
    answers = [staff.check_pin(workspace, "0000") for _ in range(5)]
    assert [one.tries_left for one in answers] == [4, 3, 2, 1, 0]
    assert [one.wait_seconds for one in answers] == [0, 0, 0, 0, 30]
    clock.wait(seconds=29)
    assert staff.check_pin(workspace, "2468") == PinAnswer(right=False, wait_seconds=1, tries_left=0)
    clock.wait(seconds=1)
    assert staff.check_pin(workspace, "1111").wait_seconds == 60
    clock.wait(seconds=60)
    assert staff.check_pin(workspace, "2468").right
    assert staff.check_pin(workspace, "1111").tries_left == 4  # counted from the beginning


def test_waits_end_at_a_quarter_of_an_hour(workspace: Workspace, clock: Clock) -> None:
    waits = []
    for _ in range(12):
        waits.append(staff.check_pin(workspace, "0000").wait_seconds)
        clock.wait(hours=1)
    assert waits[4:] == [30, 60, 120, 240, 480, 900, 900, 900]


def test_a_clock_set_back_does_not_lock_staff_out(workspace: Workspace, clock: Clock) -> None:
    for _ in range(5):
        staff.check_pin(workspace, "0000")
    clock.wait(days=-400)
    assert staff.check_pin(workspace, "2468").wait_seconds == 30


def test_starting_anew_gives_no_more_tries(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        staff.set_pin(workspace, "2468")
        for _ in range(5):
            staff.check_pin(workspace, "0000")
    with open_workspace(tmp_path / "coordination.aca", workspace.context, write=True) as again:
        assert staff.check_pin(again, "2468").wait_seconds == 30


def test_what_is_no_pin(workspace: Workspace) -> None:
    for text in ("", "123", "1234567890123", "12a4", "12 34", "١٢٣٤"):
        with pytest.raises(Refused) as error:
            staff.set_pin(workspace, text)
        assert [one.code for one in error.value.problems] == ["malformed-pin"]
    assert staff.check_pin(workspace, "2468").right


def test_without_a_pin_nothing_is_checked(workspace: Workspace) -> None:
    assert staff.pin_is_set(workspace)
    staff.set_pin(workspace, None)
    assert not staff.pin_is_set(workspace)
    with pytest.raises(AcaError) as error:
        staff.check_pin(workspace, "")
    assert error.value.code == "no-pin"


def test_names_of_staff(workspace: Workspace) -> None:
    assert staff.staff(workspace) == ()
    assert staff.set_staff(workspace, [" Ana ", "佐藤", "Ana"]) == ("Ana", "佐藤")
    with pytest.raises(Refused) as error:
        staff.set_staff(workspace, ["Luis", "", "a\nb"])
    assert [(one.field, one.code) for one in error.value.problems] == [
        ("staff[1]", "empty"),
        ("staff[2]", "line-break"),
    ]
    assert staff.staff(workspace) == ("Ana", "佐藤")


def test_no_export_reads_them(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        staff.set_pin(laptops.founder, "2468")
        staff.set_staff(laptops.founder, ["Persona Muy Secreta"])
        other = laptops.joined("mesa")
        laptops.take(other, laptops.file(laptops.founder))
        assert not staff.pin_is_set(other)
        assert staff.staff(other) == ()
