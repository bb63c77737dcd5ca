"""A list of a million organisations: first picture, jump, memory; QSqlTableModel on the same rows beside it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.benchmarks import million
from tests.benchmarks.conftest import Report

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]
ROUNDS = 3
PAINT, JUMP, MEMORY = 0.100, 0.050, 250e6


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("million")
    million.workspace(made)
    million.plain(made / "plain.db")
    return made


def probe(kind: str, path: Path) -> dict[str, Any]:
    """Show the list in a process of its own, and return what it measured."""
    command = [sys.executable, "-m", "tests.benchmarks.list_probe", kind, str(path)]
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=own, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_million_rows(folder: Path, report: Report) -> None:
    ours = [probe("ours", folder / "coordination.aca") for _ in range(ROUNDS)]
    sql = [probe("sql", folder / "plain.db") for _ in range(ROUNDS)]
    paint = min(one["paint"] for one in ours)
    jump = min(median(one["jumps"]) for one in ours)
    memory = min(one["memory"] for one in ours)
    found = min(one["filter"] for one in ours)
    sql_paint, sql_jump = min(one["paint"] for one in sql), min(one["jumps"][0] for one in sql)
    sql_memory = min(one["memory"] for one in sql)
    report("a million rows: first picture, within 100 ms", paint / PAINT, 1, paint, PAINT)
    report("a million rows: a jump, within 50 ms", jump / JUMP, 1, jump, JUMP)
    report("a million rows: memory, within 250 MB (in GB)", memory / MEMORY, 1, memory / 1e9, MEMORY / 1e9)
    report("a million rows: first picture, beside QSqlTableModel", paint / sql_paint, 3, paint, sql_paint)
    report("a million rows: a jump, beside QSqlTableModel", jump / sql_jump, 1, jump, sql_jump)
    report("a million rows: memory, beside QSqlTableModel", memory / sql_memory, 1, memory / 1e9, sql_memory / 1e9)
    report("a million rows: found by a part of a name, within 1 s", found, 1, found, 1)
