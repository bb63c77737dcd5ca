"""Many signatures are written in one go, each judged and dated as if it were alone; or none of them."""

from datetime import datetime
from pathlib import Path

import pytest

from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.values.problems import Refused
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.organisations.organisations import listing
from aca_desktop.services.signing.signing import Together
from aca_desktop.storage.journal.checking import check
from tests.services.founding import Clock, founded, only, signature


def test_each_signature_keeps_its_time_and_all_have_effect(tmp_path: Path) -> None:
    clock = Clock()
    with founded(tmp_path, clock) as workspace:
        together = Together(workspace, only(workspace))
        moments: list[datetime] = []
        for _ in range(3):
            moments.append(clock.moment)
            together.add(signature())
            clock.wait(hours=1)
        assert listing(workspace, only(workspace)).rows == []
        entries = [workspace.journal.entry(id_) for id_ in together.write()]
        assert [one.header.at for one in entries if one] == [
            moment.isoformat(timespec="seconds") for moment in moments
        ]
        assert [row.status for row in listing(workspace, only(workspace)).rows] == ["signed"] * 3
        assert together.write() == []
        assert check(workspace.file, Checker()) == []


def test_what_is_refused_alone_is_refused_together(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        together = Together(workspace, only(workspace))
        together.add(signature())
        with pytest.raises(Refused):
            together.add(signature(OrganisationById(workspace.context.new_id())))
        assert len(together.write()) == 1
