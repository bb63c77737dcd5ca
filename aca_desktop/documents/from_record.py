"""Sealed documents are drawn from the record that the file carries, so that anybody can draw them again.

What is drawn is what was read back from the record, never what was written: so nothing can depend on more.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from aca_desktop.documents.typesetting.finish import Attached, Facts, finish
from aca_desktop.documents.typesetting.page import Limits, Pages
from aca_desktop.domain.papers import evidence, paper_records
from aca_desktop.domain.papers.paper_kinds import SealedPaper, kind_of
from aca_desktop.domain.papers.paper_records import at_of, evidence_of, identity, read_record, to_record
from aca_desktop.i18n import Speech

type Drawn = tuple[Pages, Facts]


def from_record[P: SealedPaper](
    paper: P, lay_out: Callable[[P, Limits | None], Drawn], limits: Limits | None
) -> bytes:
    """Return the finished PDF of a record, ready to be sealed; the same record gives the same bytes.

    Raise TooMuch where the limits do not allow it.
    """
    record = to_record(paper)
    read: P = read_record(kind_of(paper), record)  # type: ignore[assignment]
    pages, facts = lay_out(read, limits)
    speech = Speech(read.language, read.coalition.country)
    attached = {
        paper_records.FILE_NAME: Attached(record, speech.say("Data that the pages are drawn from, for programs")),
        evidence.FILE_NAME: Attached(
            evidence_of(read).to_bytes(), speech.say("What the seal is about, for programs")
        ),
    }
    return finish(
        pages,
        replace(
            facts, at=at_of(read), attached=attached, identity=identity(read),
            record=hashlib.sha256(record).hexdigest(),
        ),
    )  # fmt: skip
