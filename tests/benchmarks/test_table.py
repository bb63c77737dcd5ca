"""A summary's table of thousands of rows beside typst and others making the same table from the same rows.

These programs are no dependencies: `python -m pip install --group bench` brings them into the environment.
"""

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from aca_desktop.documents import summary
from aca_desktop.domain.papers.summary_papers import SummaryPaper, SummaryRow
from aca_desktop.paths import resources
from tests.benchmarks.clock import seconds
from tests.benchmarks.conftest import Report
from tests.benchmarks.rows import paper

pytestmark = pytest.mark.benchmark
ROUNDS = 5


def typst_source(rows: Sequence[SummaryRow]) -> str:
    """Return the same table in typst's language, in the same fonts."""
    cells = "".join(
        f"[{row.name}],[{row.place or '–'}],[{row.sector}],[{row.signed.isoformat()}],\n" for row in rows
    )
    return (
        '#set document(title: "Firmantes")\n#set page(paper: "a4", margin: 22mm)\n'
        '#set text(font: "Noto Sans", size: 9pt, lang: "es")\n'
        "#table(columns: (1fr, 40mm, 40mm, 25mm), stroke: none, table.header([Organización],[Lugar],[Sector],"
        f"[Firmó]),\n{cells})\n"
    )


def timed_alone(code: str, *arguments: object) -> float:
    """Run code in a fresh process and return the seconds that it prints: from before its first import."""
    begin = "import time\nstart = time.perf_counter()\n"
    end = "\nprint(time.perf_counter() - start)"
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", begin + code + end, *map(str, arguments)],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return float(done.stdout.split()[-1])


OURS = """
import sys
from tests.benchmarks.rows import paper
made = paper(3000, sys.argv[1])
start = time.perf_counter()
from aca_desktop.documents import summary
summary.draw(made)
"""
TYPST = """
import sys
import typst
typst.compile(sys.argv[1], font_paths=[sys.argv[2]])
"""


def _pages(paper: SummaryPaper) -> None:
    summary.laid_out(paper)[0].bytes()


def test_3000_rows_beside_typst(tmp_path: Path, report: Report) -> None:
    typst = pytest.importorskip("typst")
    fonts = str(resources() / "fonts")
    ours, drawing, theirs, alone, theirs_alone = ([] for _ in range(5))
    for n in range(ROUNDS + 1):
        mark = f"{n}"
        made = paper(3000, mark)
        source = tmp_path / f"{n}.typ"
        source.write_text(typst_source(made.rows), encoding="utf-8")
        ours += seconds(partial(summary.draw, made), 1, warm=0)
        again = paper(3000, f"{mark}b")
        drawing += seconds(partial(_pages, again), 1, warm=0)
        theirs += seconds(partial(typst.compile, str(source), font_paths=[fonts]), 1, warm=0)
        fresh = tmp_path / f"{n}-fresh.typ"
        fresh.write_text(typst_source(paper(3000, f"{mark}c").rows), encoding="utf-8")
        alone.append(timed_alone(OURS, f"{mark}c"))
        theirs_alone.append(timed_alone(TYPST, fresh, fonts))
    for name, mine, bound in (
        ("summary of 3,000 rows, finished, beside typst's table", ours[1:], 2.0),
        ("its pages alone, beside typst's table", drawing[1:], 1.0),
    ):
        report(name, median(mine) / median(theirs[1:]), bound, median(mine), median(theirs[1:]))
    report(
        "summary of 3,000 rows in a fresh process, beside typst",
        median(alone) / median(theirs_alone), 2.0, median(alone), median(theirs_alone),
    )  # fmt: skip


def test_3000_rows_beside_fpdf2(report: Report) -> None:
    fpdf = pytest.importorskip("fpdf")
    rows = paper(3000, "f").rows

    def theirs() -> None:
        pdf = fpdf.FPDF()
        pdf.add_font("Noto", "", str(resources() / "fonts" / "NotoSans-Regular.ttf"))
        pdf.add_font("Noto", "B", str(resources() / "fonts" / "NotoSans-SemiBold.ttf"))
        pdf.set_font("Noto", size=9)
        pdf.add_page()
        with pdf.table() as table:
            for row in rows:
                table.row([row.name, row.place or "–", row.sector, row.signed.isoformat()])
        pdf.output()

    made = paper(3000, "g")
    ours = seconds(lambda: summary.draw(made), 1, warm=0)
    bare = seconds(theirs, 1, warm=0)
    report("summary of 3,000 rows, beside fpdf2's table", ours[0] / bare[0], 1.0, ours[0], bare[0])


def test_3000_rows_beside_weasyprint(report: Report) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    rows = paper(3000, "w").rows
    cells = "".join(
        f"<tr><td>{row.name}<td>{row.place or '–'}<td>{row.sector}<td>{row.signed.isoformat()}" for row in rows
    )
    made = paper(3000, "x")
    ours = seconds(lambda: summary.draw(made), 1, warm=0)
    bare = seconds(lambda: weasyprint.HTML(string=f"<table>{cells}</table>").write_pdf(), 1, warm=0)
    report("summary of 3,000 rows, beside WeasyPrint's table", ours[0] / bare[0], 1.0, ours[0], bare[0])


MEASURED = """
import sys
from pathlib import Path
from aca_desktop.documents import summary
from tests.benchmarks.rows import paper
summary.draw(paper(38, "first"))
made = paper(int(sys.argv[1]), "m")
start = time.perf_counter()
summary.draw(made)
PRINTED = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
"""


def test_10000_rows_are_linear(report: Report) -> None:
    few = median(timed_alone(MEASURED, 2500) for _ in range(3))
    many = median(timed_alone(MEASURED, 10_000) for _ in range(3))
    report("a summary of 10,000 rows, a quarter of it beside 2,500", many / 4 / few, 1.25, many / 4, few)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read as Linux tells it")
def test_10000_rows_take_less_than_400_megabytes() -> None:
    root = Path(__file__).parent.parent.parent
    code = f"import time\n{MEASURED}\nprint(PRINTED[0].split()[1])"
    done = subprocess.run(
        [sys.executable, "-c", code, "10000"], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(done.stdout.split()[-1]) < 400 * 1024
