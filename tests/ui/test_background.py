"""Work beside the window: its order, its progress, its end by Cancel, and who hears of it."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from aca_desktop.errors import AcaError
from aca_desktop.ui.app import Collector
from aca_desktop.ui.background import Job, Jobs, Progress, Work
from tests.ui.gate import Gate


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    del qtbot
    made = Jobs()
    yield made
    made.close()


def test_jobs_run_in_order_in_one_other_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    told: list[int] = []

    def work(number: int) -> int:
        threads.append(threading.current_thread())
        return number

    def numbered(number: int) -> Work[int]:
        return lambda _progress: work(number)

    for number in range(20):
        jobs.run(jobs, numbered(number), told.append)
    qtbot.waitUntil(lambda: len(told) == 20)
    assert told == list(range(20))
    assert len(set(threads)) == 1
    assert threads[0] is not threading.main_thread()


def test_results_come_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    where: list[threading.Thread] = []
    jobs.run(jobs, lambda _progress: None, lambda _result: where.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread()]


def test_trouble_of_the_world_goes_to_failed(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise AcaError("disk-full", path="x")

    told: list[AcaError] = []
    ended: list[bool] = []
    jobs.run(jobs, work, None, told.append, lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert [error.code for error in told] == ["disk-full"]
    with qtbot.waitSignal(jobs.failed) as everybody:
        jobs.run(jobs, work)
    assert everybody.args is not None
    assert everybody.args[0].code == "disk-full"


def test_our_own_mistake_goes_to_the_last_resort(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[tuple[type[BaseException], threading.Thread]] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, _error, _trace: caught.append((kind, threading.current_thread()))
    )
    told: list[AcaError] = []
    ended: list[bool] = []

    def work(_progress: Progress) -> None:
        raise KeyError("ours")

    jobs.run(jobs, work, None, told.append, lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    assert caught == [(KeyError, threading.main_thread())]
    assert not told


def test_a_closed_page_hears_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    page = QObject()
    gate = Gate()
    told: list[object] = []

    def work(_progress: Progress) -> int:
        gate.pass_through()
        return 1

    jobs.run(page, work, told.append, told.append, lambda: told.append("ended"))
    jobs.run(jobs, lambda _progress: 2, told.append)
    assert gate.reached.wait(20)
    delete(page)
    gate.opened.set()
    qtbot.waitUntil(lambda: told == [2])


def test_what_a_closed_page_could_not_keep_is_told_all_the_same(jobs: Jobs, qtbot: QtBot) -> None:
    page = QObject()
    gate = Gate()

    def work(_progress: Progress) -> None:
        gate.pass_through()
        raise AcaError("disk-full", path="x")

    jobs.run(page, work, kind="write")
    assert gate.reached.wait(20)
    delete(page)
    with qtbot.waitSignal(jobs.failed):
        gate.opened.set()


def test_cancel_ends_work_at_its_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate()
    steps: list[int] = []
    told: list[object] = []
    ended: list[bool] = []

    def work(progress: Progress) -> None:
        for step in range(10):
            progress(step, 10)
            steps.append(step)
            if step == 3:
                gate.pass_through()

    job = jobs.run(jobs, work, told.append, told.append, lambda: ended.append(True), name="Counting")
    assert gate.reached.wait(20)
    job.cancel()
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert steps == [0, 1, 2, 3]
    assert not told


def test_what_was_cancelled_before_it_began_is_not_begun(jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate()
    done: list[object] = []
    jobs.run(jobs, lambda _progress: gate.pass_through())
    job = jobs.run(jobs, lambda _progress: done.append("should not"))
    jobs.run(jobs, lambda _progress: "last", done.append)
    job.cancel()
    gate.opened.set()
    qtbot.waitUntil(lambda: done == ["last"])


def test_named_work_tells_how_far_it_is_and_when_all_is_quiet(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[str] = []
    moved: list[tuple[int, int]] = []
    jobs.begun.connect(lambda job: begun.append(job.name))
    jobs.progressed.connect(lambda _job, done, of: moved.append((done, of)))

    def work(progress: Progress) -> None:
        for step in range(5_000):
            progress(step, 5_000)

    with qtbot.waitSignal(jobs.rested):
        jobs.run(jobs, lambda _progress: None)
        jobs.run(jobs, work, name="Making papers")
    assert begun == ["Making papers"]
    assert moved
    assert len(moved) < 500, "each step is told to the window"
    assert all(of == 5_000 for _done, of in moved)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("bulk", "read", True),
        ("bulk", "write", True),
        ("write", "read", True),
        ("write", "write", False),
        ("read", "read", False),
        ("bulk", "bulk", False),
    ],
)
def test_what_may_run_in_between(jobs: Jobs, qtbot: QtBot, outer: str, inner: str, inside: bool) -> None:
    order: list[str] = []
    gate = Gate()

    def long(progress: Progress) -> None:
        order.append("begin")
        gate.pass_through()
        progress(1, 2)
        order.append("end")

    jobs.run(jobs, long, kind=outer, name="long")  # type: ignore[arg-type]
    assert gate.reached.wait(20)
    done: list[None] = []
    jobs.run(jobs, lambda _progress: order.append("inner"), done.append, kind=inner)  # type: ignore[arg-type]
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(done))
    assert order == (["begin", "inner", "end"] if inside else ["begin", "end", "inner"])


def test_a_failure_in_between_leaves_the_outer_work_alone(jobs: Jobs, qtbot: QtBot) -> None:
    gate = Gate()
    told: list[object] = []

    def long(progress: Progress) -> str:
        gate.pass_through()
        progress(1, 2)
        return "done"

    def fails(_progress: Progress) -> None:
        raise AcaError("not-found", path="x")

    jobs.run(jobs, long, told.append, kind="bulk")
    assert gate.reached.wait(20)
    jobs.run(jobs, fails, None, lambda error: told.append(error.code))
    gate.opened.set()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["not-found", "done"]


def test_the_end_keeps_what_is_to_be_kept_and_drops_the_rest(jobs: Jobs) -> None:
    gate = Gate()
    kept: list[str] = []
    jobs.run(jobs, lambda _progress: gate.pass_through())
    assert gate.reached.wait(20)
    jobs.run(jobs, lambda _progress: kept.append("read"))
    jobs.run(jobs, lambda _progress: kept.append("write"), kind="write")
    jobs.run(jobs, lambda _progress: kept.append("bulk"), kind="bulk")
    assert [job.kind for job in jobs.writes] == ["write"]
    gate.opened.set()
    jobs.close()
    assert kept == ["write"]


def test_what_could_not_be_kept_at_the_end_is_told(jobs: Jobs) -> None:
    told: list[str] = []
    jobs.failed.connect(lambda error: told.append(error.code))

    def work(_progress: Progress) -> None:
        raise AcaError("disk-full", path="x")

    jobs.run(jobs, work, kind="write")
    jobs.close()
    assert told == ["disk-full"]


def test_nothing_of_a_job_dies_in_the_worker(jobs: Jobs, qtbot: QtBot) -> None:
    died: list[threading.Thread] = []

    class Held:
        def __del__(self) -> None:
            died.append(threading.current_thread())

    def check(result: int, held: Held) -> None:
        assert result == id(held)

    def run() -> Job:
        held = Held()

        def work(_progress: Progress) -> int:
            return id(held)

        def fails(_progress: Progress) -> None:
            raise AcaError(str(id(held)))

        jobs.run(jobs, work, lambda result: check(result, held))
        return jobs.run(jobs, fails, None, lambda _error: None)

    for _ in range(50):
        run()
    qtbot.waitUntil(lambda: len(died) == 50)
    assert set(died) == {threading.main_thread()}


def test_garbage_is_collected_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    died: list[threading.Thread] = []

    class Knot:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            died.append(threading.current_thread())

    def allocate(_progress: Progress) -> int:
        return len([Knot() for _ in range(3_000)])

    gc.enable()
    collector = Collector()
    done: list[int] = []
    jobs.run(jobs, allocate, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert not died
    collector.collect()
    assert len(died) == 3_000
    assert set(died) == {threading.main_thread()}
    collector.stop()
    assert gc.isenabled()
