"""No signature is older than its text: refused when it is entered, a doubt where another laptop wrote it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord, PublicSince
from aca_desktop.domain.figures.claims import Found
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.signing.signature_fields import SignedWhat, signature_draft
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.services.coalition import declarations
from aca_desktop.services.coalition.declarations import Publication
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.claims import CheckedSlot
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import signatory
from tests.services.founding import Clock, OtherLaptop, founded, only, signature

TODAY = date(2026, 6, 5)
MARCH = PublicSince(date(2026, 3, 1), "https://archive.example/declaration")


def published(workspace: Workspace, since: PublicSince | None) -> Publication:
    """End what is published, and publish other words."""
    words = DeclarationRecord("2", {"es": "Agua", "en": "Water"}, {"es": "Cuidamos.", "en": "We care."})
    which = only(workspace)
    return declarations.publish(workspace, which, declarations.add(workspace, which, words), "2", since)


def refused(workspace: Workspace, day: date | None) -> list[Problem]:
    try:
        sign(workspace, replace(signature(day=day), declaration="2"))
    except Refused as error:
        return list(error.problems)
    return []


@pytest.mark.parametrize(
    ("since", "day", "first"),
    [
        (MARCH, date(2026, 2, 28), "2026-03-01"),
        (MARCH, date(2026, 3, 1), None),
        (None, date(2026, 6, 3), "2026-06-04"),
        (None, date(2026, 6, 4), None),  # as it may still be yesterday elsewhere
        (None, None, None),
    ],
)
def test_nobody_signs_before_the_text_was_public(
    tmp_path: Path, since: PublicSince | None, day: date | None, first: str | None
) -> None:
    with founded(tmp_path) as workspace:
        published(workspace, since)
        found = [] if first is None else [Problem("day", "declaration-not-public-yet", {"since": first})]
        assert refused(workspace, day) == found


@pytest.mark.parametrize(
    ("since", "wrong"),
    [
        (PublicSince(TODAY + timedelta(days=1), "Archive"), ["day-in-future"]),
        (PublicSince(date(1999, 12, 31), "Archive"), ["day-too-early"]),
        (PublicSince(TODAY, " "), ["empty"]),
        (PublicSince(TODAY, "Archive"), []),
    ],
)
def test_since_when_a_text_is_public_is_a_past_day_with_its_source(
    tmp_path: Path, since: PublicSince, wrong: list[str]
) -> None:
    with founded(tmp_path, Clock("2026-06-05T11:00:00-06:00")) as workspace:
        if not wrong:
            assert published(workspace, since).since == since
            return
        with pytest.raises(Refused) as error:
            published(workspace, since)
        assert [one.code for one in error.value.problems] == wrong


def claimed(workspace: Workspace, **fields: str) -> CheckedSlot:
    """Write a sentence down, and check it."""
    which = only(workspace)
    said = {"words.es": "Son {a}", "slots.a.operator": "more-than", "slots.a.counted": "signatories"}
    figures = {f"slots.a.{name}": value for name, value in {"number": "1", **fields}.items()}
    (checked,) = claims.check(workspace, which, claims.add(workspace, which, said | figures))
    (told,) = checked.slots
    return told


def arrived(workspace: Workspace, laptop: OtherLaptop, name: str, day: str) -> None:
    """Let another laptop's signature of that day arrive."""
    (publication,) = declarations.publications(workspace, only(workspace))
    organisation = workspace.context.new_id()
    laptop.write(Draft("organisation", organisation, {"names.es": name, "sector": "business"}))
    what = SignedWhat(publication.id, publication.hashes["es"], {}, None, day)
    laptop.write(signature_draft(signature(OrganisationById(organisation)), organisation, what))


def test_an_older_signature_than_its_text_is_a_doubt(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        laptop = OtherLaptop(workspace)
        signatory(workspace, "Panadería Lirio")
        signatory(workspace, "Museo del Faro")
        arrived(workspace, laptop, "Cooperativa Agave", "2018-01-01")
        assert claimed(workspace).verdict == "true"
        assert claimed(workspace).doubts == ()
        arrived(workspace, laptop, "Talleres Obregón", "2017-12-31")
        found = claimed(workspace, number="3")
        assert (found.verdict, found.doubts) == ("not-provable", ("signed-before-public",))
        assert found.now == Found(Decimal(3), Decimal(4), ("signed-before-public",))
        assert claimed(workspace, number="2").verdict == "true"


def test_a_sentence_of_a_past_day_says_what_was_recorded_later(tmp_path: Path) -> None:
    clock = Clock("2026-06-05T11:00:00-06:00")
    with founded(tmp_path, clock) as workspace:
        signatory(workspace, "Panadería Lirio", day=date(2026, 6, 5))
        clock.wait(days=10)
        signatory(workspace, "Museo del Faro", day=date(2026, 6, 4))
        then = claimed(workspace, date="2026-06-06").then
        assert then is not None
        assert (then.value, then.recorded_after) == (Decimal(2), 1)
        now = claimed(workspace).now
        assert now is not None
        assert now.recorded_after == 0
