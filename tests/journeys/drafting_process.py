"""A process that fills in one draft, step by step, and tells each thing once it is kept: for tests that kill it.

Asked to sign, it signs at the end and tells the signature; whoever reads what it told knows what must be there.
"""

import json
import sys
from dataclasses import replace
from pathlib import Path

from aca_desktop.domain.signing.ink import Point
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.signing import drafts
from aca_desktop.services.signing.drafts import DraftAbout
from aca_desktop.services.workspace import workspaces
from tests.journeys.signing_process import context_of, record

STEPS: tuple[dict[str, object], ...] = (
    {"step": 0, "shown": "Universidad Ejemplo", "language": "es"},
    {"step": 1, "name": "María Zúñiga", "title": "Rectora"},
    {"step": 2, "read": True, "seconds": 41},
    {"step": 3, "consents": {"publish-organisation": True}},
)
STROKES = 12
SIZE = (12_000, 4_000)


def stroke(number: int) -> tuple[Point, ...]:
    return tuple(Point(100 * number + x, 50 * x, 8 * x, 500) for x in range(40))


def tell(**what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def fill_in(path: Path, *, signs: bool) -> None:
    with workspaces.open_workspace(path, context_of(path.parent), write=True) as workspace:
        coalition = coalitions.coalition(workspace)
        (publication,) = declarations.publications(workspace, coalition)
        id_ = drafts.open_draft(workspace, DraftAbout(coalition.code, publication.id, "es"))
        tell(draft=id_)
        for step in STEPS:
            drafts.keep(workspace, id_, step)  # type: ignore[arg-type]  # JSON, as it stands above
            tell(step=step["step"])
        for number in range(STROKES):
            drafts.keep_stroke(workspace, id_, number, stroke(number), SIZE)
            tell(stroke=number)
        drafts.keep_file(workspace, id_, "mandate", b"%PDF-1.7 mandate", "poder.pdf")
        tell(file="mandate")
        if signs:
            signed = drafts.sign_draft(workspace, id_, replace(record(), coalition=coalition.code))
            tell(signed=signed.signature)
        while True:
            sys.stdin.readline()


if __name__ == "__main__":
    fill_in(Path(sys.argv[1]), signs=sys.argv[2] == "sign")
