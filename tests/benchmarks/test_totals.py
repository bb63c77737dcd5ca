"""Totals of 100,000 signatories standing for 10,000 nested places, from nothing; sums beside a bare loop."""

import gc
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from aca_desktop.domain.figures.places import Figure, Place, atlas
from aca_desktop.domain.figures.totals import Total, cover, total
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.signing.signature_fields import SignedWhat, signature_draft
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.figures import claims, places
from aca_desktop.services.figures.overview import headline, overview
from aca_desktop.services.figures.totals import totals
from tests.benchmarks.clock import seconds
from tests.benchmarks.conftest import Report
from tests.benchmarks.test_signing import founded, opened, zuniga
from tests.services.sentences import one_figure

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]
PLACES = 10_000
SIGNATORIES = 100_000
ROUNDS = 7


def described() -> list[Place]:
    """Return a tree of places, ten in each, with two years of figures; one in fifty has none."""
    return [
        Place(
            f"a:{number}",
            within=f"a:{(number - 1) // 10}" if number else None,
            figures={
                ("population", year): Figure(Decimal(1000 + number), "Census")
                for year in (2010, 2020)
                if number % 50
            },
        )
        for number in range(PLACES)
    ]


def test_totals_of_100_000_signatories(report: Report) -> None:
    tree = described()
    standing = [f"a:{7919 * number % (PLACES - 20) + 20}" for number in range(SIGNATORIES)]

    def ours() -> Total:
        own = atlas(tree, standing)
        return total(own, cover(own, standing), "population", 2026)

    def bare() -> Decimal:
        """Add each place once, unless one that it lies in is there too; no reasons, no checks, no territory."""
        figures = {
            place.code: figure.value
            for place in tree
            for (_, year), figure in place.figures.items()
            if year == 2020
        }
        outer = {place.code: place.within for place in tree}
        net, there = Decimal(0), set(standing)
        for code in there:
            around = outer[code]
            while around is not None and around not in there:
                around = outer[around]
            if around is None:
                net += figures.get(code, 0)
        return net

    assert ours().net == bare()
    taken, loop = median(seconds(ours, ROUNDS)), median(seconds(bare, ROUNDS))
    report("totals of 100,000 signatories and 10,000 nested places", taken / 0.5, 1, taken, 0.5)
    report("the same, beside a bare loop over what lies in what", taken / loop, 25, taken, loop)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a workspace with these places, and that many signatories that stand for them."""
    path = founded(tmp_path_factory.mktemp("large"))
    record = zuniga()
    with opened(path) as workspace:
        coalition = coalitions.coalition(workspace)
        places.add(workspace, coalition, described())
        (publication,) = declarations.publications(workspace, coalition)
        what = SignedWhat(publication.id, publication.hashes["es"], {}, None, publication.day.isoformat())
        for start in range(0, SIGNATORIES, 10_000):
            drafts = []
            for number in range(start, start + 10_000):
                id_, place = workspace.context.new_id(), f"a:{7919 * number % (PLACES - 20) + 20}"
                said: dict[str, Json] = {"names.es": f"Gobierno Ejemplo {number}", "sector": "local-government"}
                drafts.append(Draft("organisation", id_, said | {"place": place, "represents": place}))
                known = replace(record, organisation=OrganisationById(id_))
                drafts.append(signature_draft(known, id_, what))
            workspace.write(coalition.id, drafts)
        for least, counted in (("90000", "signatories"), ("99999", "signatories"), ("1000", "people")):
            claims.add(workspace, coalition, one_figure(operator="more-than", number=least, counted=counted))
        three = one_figure("{a}, {b} and {c}", operator="more-than", number="90000")
        for letter, counted, least in (("b", "people", "1000"), ("c", "places", "900")):
            more = {"operator": "more-than", "number": least, "counted": counted}
            three |= {f"slots.{letter}.{member}": text for member, text in more.items()}
        claims.add(workspace, coalition, three)
    return path


def test_totals_of_a_workspace_with_100_000_signatories(large: Path, report: Report) -> None:
    with opened(large) as workspace:
        which = [coalitions.coalition(workspace)]

        def bare() -> int:
            """Fetch who has signed and for which place they stand, and do nothing with it."""
            rows = workspace.journal.database.execute(
                "SELECT v.value FROM signature x JOIN value v ON v.s = x.s WHERE v.field = 'represents'"
            ).fetchall()
            return len(rows)

        assert bare() == totals(workspace, which).signatories == SIGNATORIES
        gc.disable()  # as in the window, where garbage is collected between jobs
        fetched = min(seconds(bare, ROUNDS))
        taken = min(seconds(lambda: totals(workspace, which), ROUNDS))
        *three, of_three = claims.claims(workspace, which[0])
        checked = min(seconds(lambda: [*claims.check_each(workspace, which[0], three)], 3))
        (told,) = claims.check(workspace, which[0], of_three.id)
        assert [one.verdict for one in told.slots][::2] == ["true", "true"], "people lack figures"
        figures = min(seconds(lambda: claims.check(workspace, which[0], of_three.id), 3))
        looked = min(seconds(lambda: overview(workspace, which[0], "es"), 3))
        claims.edit(
            workspace, which[0], claims.claims(workspace, which[0])[0].id, {"slots.a.sector": "local-government"}
        )
        filtered = min(seconds(lambda: (overview(workspace, which[0], "es"), headline(workspace, which[0])), 3))
        proved = headline(workspace, which[0])
        assert proved is not None
        assert proved.verdict == "true"
        gc.enable()
    name = "100,000 signatories in a workspace"
    report(f"a sentence of three figures on {name}, within 0.5 s", figures / 0.5, 1, figures, 0.5)
    report(f"totals of {name}, within 0.5 s", taken / 0.5, 1, taken, 0.5)
    report(f"totals of {name}, beside fetching them", taken / fetched, 8, taken, fetched)
    report(f"three sentences on {name}, beside fetching them", checked / fetched, 30, checked, fetched)
    report(f"the overview of {name}, within 1 s", looked, 1, looked, 1)
    report("the same, with a headline about one sector, within 1 s", filtered, 1, filtered, 1)
