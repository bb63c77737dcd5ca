"""Records that are one organisation: once in every number, wherever one is said or printed."""

from datetime import date
from pathlib import Path

import pytest

from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.papers.papers import SealFace
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import claims, commitments, places, snapshots
from aca_desktop.services.figures.gathering import gathered, gathered_at
from aca_desktop.services.figures.overview import overview
from aca_desktop.services.figures.signatories import signatories
from aca_desktop.services.figures.totals import FIELDS, totals
from aca_desktop.services.journal import conflicts, undoing
from aca_desktop.services.organisations import organisations, press_list, sameness
from aca_desktop.services.organisations.exporting import export
from aca_desktop.services.organisations.saying_same import say
from aca_desktop.services.papers import joint, summary
from aca_desktop.services.signing import following
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.counted import FIXTURE, NORTH, SOUTH, signatory
from tests.services.founding import ROOT, OtherLaptop, found, only
from tests.services.laptops import table
from tests.services.sentences import one_figure

SEAL = SealFace("laptop", "0", "0", date(2030, 1, 1), "0", enrolled=True)
LEI, OTHER_LEI = "529900T8BM49AURSDO55", "5493006MHB84DD0ZWV18"


def numbers(workspace: Workspace, tmp_path: Path) -> set[int]:
    """Return how many signatories there are, wherever that is said."""
    which = only(workspace)
    paper = summary.summary_paper(workspace, which, "es", SEAL, "a4")
    counted = [row for row in paper.rows if row.status in ("approved", "signed")]
    names = f"{sum(1 for _ in tmp_path.iterdir())}.csv"
    found = overview(workspace, which, "es")
    (text,) = joint.joint_paper(workspace, which, "es", SEAL, "a4").texts
    ids = [claims.add(workspace, which, one_figure())]
    (checked,) = claims.check(workspace, which, ids[0])[0].slots
    assert checked.now is not None
    return {
        totals(workspace, [which]).signatories,
        sum(totals(workspace, [which]).sectors.values()),
        int(checked.now.value),
        len(counted),
        sum(sector.count for sector in paper.sectors),
        found.signatories,
        sum(bar.count for bar in found.sectors.bars),
        text.signatories,
        len(snapshots.rows_at(workspace, which)),
        export(workspace, which, tmp_path / names, public=True).rows,
        press_list.press_list(workspace, which, "es").count("\n") - 4,
    }


def test_every_number_counts_an_organisation_once(workspace: Workspace, tmp_path: Path) -> None:
    which = only(workspace)
    one = signatory(workspace, "Norte", day=date(2026, 6, 1)).organisation
    other = signatory(workspace, "El Norte", day=date(2026, 6, 3)).organisation
    signatory(workspace, "Sur")
    assert numbers(workspace, tmp_path) == {3}
    entry = say(workspace, which, other, one, same=True)
    assert numbers(workspace, tmp_path) == {2}
    assert sameness.status_counts(workspace, which) == {"signed": 2}
    assert say(workspace, which, one, other, same=True) is None
    assert entry is not None
    undoing.undo(workspace, entry.id)
    assert numbers(workspace, tmp_path) == {3}


def test_what_the_records_say_is_said_together(workspace: Workspace) -> None:
    """One was on the list of those expected with all that is known, the other signed at the table."""
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    signed = signatory(workspace, "Norte", "local-government").organisation
    listed = organisations.add_typed(
        workspace,
        which,
        {"names.es": "Municipio del Norte", "sector": "local-government", "country": "MX", "represents": NORTH,
         "tier": "A", "founding": "true", "joined": "2026-01-01"},
    ).header.subject  # fmt: skip
    child = signatory(workspace, "Hija", parent=listed, figures__staff__2024={"value": "5", "source": "x"})
    workspace.write(
        which.id,
        [Draft("organisation", listed, {"figures.staff.2024": {"value": "10", "source": "x"}})],
    )
    assert totals(workspace, [which]).population.net == 0
    say(workspace, which, signed, listed, same=True)
    found = totals(workspace, [which])
    assert found == totals(workspace, [which], workspace.context.now().date())
    assert (int(found.population.net), found.founding, {**found.tiers}) == (1_460_148, 1, {"A": 1})
    assert (found.sectors, found.standing) == ({"business": 1, "local-government": 1}, {NORTH: (signed,)})
    (staff,) = found.own
    assert [(one.place, one.inside) for one in staff.removed] == [
        (f"organisation:{child.organisation}", f"organisation:{signed}")
    ], "the subsidiary names a record that did not sign itself"
    (one,) = [one for one in signatories(workspace, [which], ()) if one.id == signed]
    assert one.since == date(2026, 1, 1)


def test_one_city_twice_stands_for_one_place(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    one = signatory(workspace, "Norte", "local-government", NORTH).organisation
    other = signatory(workspace, "El Norte", "local-government", SOUTH).organisation
    assert totals(workspace, [which]).population.net == 1_460_148 + 1_155_790
    say(workspace, which, one, other, same=True)
    assert totals(workspace, [which]).population.net == 1_155_790, "the smaller one"
    assert totals(workspace, [which]) == totals(workspace, [which], workspace.context.now().date())


def test_records_are_linked_by_those_that_did_not_sign(workspace: Workspace) -> None:
    which = only(workspace)
    ids = [
        signatory(workspace, "Uno", identifiers__lei=LEI).organisation,
        signatory(workspace, "Dos", identifiers__lei=LEI, provisional=True).organisation,
        signatory(workspace, "Tres").organisation,
    ]
    assert totals(workspace, [which]).signatories == 2
    say(workspace, which, ids[1], ids[2], same=True)
    assert gathered_at(workspace, [which]).signatories == 1
    assert gathered_at(workspace, [which]) == gathered([which], signatories(workspace, [which], FIELDS))


def test_a_rejected_record_unites_nobody_and_speaks_for_nobody(workspace: Workspace) -> None:
    which = only(workspace)
    places.add(workspace, which, FIXTURE)
    one = signatory(workspace, "Norte", "local-government", identifiers__lei=LEI).organisation
    signatory(workspace, "Sur", "local-government", identifiers__rfc="UGU250907MH5")
    forged = signatory(
        workspace, "X", "local-government", NORTH, identifiers__lei=LEI, identifiers__rfc="UGU250907MH5"
    )
    assert totals(workspace, [which]).signatories == 1
    following.review(workspace, forged.signature, "rejected")
    assert totals(workspace, [which]).signatories == 2
    say(workspace, which, one, forged.organisation, same=True)
    found = totals(workspace, [which])
    assert (found.signatories, int(found.population.net)) == (2, 0)
    assert found == totals(workspace, [which], workspace.context.now().date())


def test_an_identifier_unites_whatever_is_said_until_it_is_corrected(workspace: Workspace) -> None:
    which = only(workspace)
    one = signatory(workspace, "Norte", identifiers__lei=LEI).organisation
    other = signatory(workspace, "Sur", identifiers__lei=LEI).organisation
    say(workspace, which, one, other, same=False)
    assert totals(workspace, [which]).signatories == 1, "rather too few than too many"
    organisations.edit(workspace, which, other, {"identifiers.lei": OTHER_LEI})
    assert totals(workspace, [which]).signatories == 2


def test_two_coordinators_who_differ_are_one_conflict(workspace: Workspace) -> None:
    which = only(workspace)
    one, other = signatory(workspace, "Norte").organisation, signatory(workspace, "Sur").organisation
    second = OtherLaptop(workspace, waits=True)
    enrolment = {"role": "coordinator", "name": "Segunda", "certificate": "00", "day": "2026-06-05"}
    draft = Draft("enrolment", named_subject(second.key.replica), enrolment)
    context = workspace.context
    workspace.journal.append(which.id, [draft], ROOT, at=context.at(), random=context.random)
    say(workspace, which, other, one, same=True)
    smaller, larger = sorted((one, other))
    second.write(Draft("same", smaller, {f"same.{larger}": False}))
    (conflict,) = conflicts.conflicts(workspace, which)
    assert (conflict.subject, conflict.field) == (smaller, f"same.{larger}")
    assert {*conflict.names.values(), *conflict.other.values()} == {"Norte", "Sur"}
    say(workspace, which, one, other, same=False)
    assert conflicts.conflicts(workspace, which) == []
    assert totals(workspace, [which]).signatories == 2


def test_a_word_in_the_other_order_counts_until_the_pairs_own(workspace: Workspace) -> None:
    which = only(workspace)
    smaller, larger = sorted(signatory(workspace, name).organisation for name in ("Norte", "Sur"))
    workspace.write(which.id, [Draft("same", larger, {f"same.{smaller}": True})])
    assert totals(workspace, [which]).signatories == 1
    say(workspace, which, larger, smaller, same=False)
    assert totals(workspace, [which]).signatories == 2
    say(workspace, which, larger, smaller, same=None)
    assert totals(workspace, [which]).signatories == 2, "both words are taken back"


def test_who_cannot_be_said_to_be_the_same(workspace: Workspace) -> None:
    one = signatory(workspace, "Norte").organisation
    second = found(workspace, "jci", LaptopKey.from_seed(b"s" * 32))
    abroad = signatory(workspace, "Sur", which=second).organisation
    first = next(one for one in coalitions.coalitions(workspace) if one.id != second.id)

    def code(other: str) -> str:
        with pytest.raises(AcaError) as error:
            say(workspace, first, one, other, same=True)
        return error.value.code

    assert code(one) == "same-record"
    assert code("0190163d-8694-739b-aea5-966c26f8ad90") == "unknown-organisation"
    assert code("x") == "unknown-organisation"
    assert code(abroad) == "organisation-of-another-coalition"
    # written by another program, it unites nobody either
    workspace.write(first.id, [Draft("same", one, {f"same.{abroad}": True})])
    assert totals(workspace, [first, second]).signatories == 2


def test_an_event_laptop_may_not_say_it(workspace: Workspace) -> None:
    which = only(workspace)
    one, other = sorted(signatory(workspace, name).organisation for name in ("Norte", "Sur"))
    with pytest.raises(AcaError, match="not-authorised"):
        OtherLaptop(workspace).write(Draft("same", one, {f"same.{other}": True}))
    assert totals(workspace, [which]).signatories == 2


def test_a_commitment_of_any_record_is_the_organisations(workspace: Workspace) -> None:
    which = only(workspace)
    one, other = (signatory(workspace, name).organisation for name in ("Norte", "Sur"))
    claim = claims.add(workspace, which, one_figure(commitment="net-zero"))
    table = f"organisation,type,percent,target_year\n{other},net-zero,100,2050\n{one},net-zero,100,2040\n"
    commitments.import_table(workspace, which, read_or_refuse(table.encode()))
    assert [found.verdict for found in claims.check(workspace, which, claim)] == ["false"]
    say(workspace, which, one, other, same=True)
    assert [found.verdict for found in claims.check(workspace, which, claim)] == ["true"]


def test_an_import_of_commitments_knows_records_that_are_one(workspace: Workspace) -> None:
    which = only(workspace)
    one, other, third = (signatory(workspace, "Aguas del Norte").organisation for _ in range(3))
    row = b"name,type,percent,target_year\nAguas del Norte,net-zero,100,2050\n"
    with pytest.raises(Refused) as refused:
        commitments.import_table(workspace, which, read_or_refuse(row))
    assert [problem.code for problem in refused.value.problems] == ["ambiguous-organisation"]
    for smaller in (one, other):
        say(workspace, which, smaller, third, same=True)
    assert len(commitments.import_table(workspace, which, read_or_refuse(row)).added) == 1
    for id_ in (one, other, third):
        again = f"organisation,type,percent,target_year,source\n{id_},net-zero,100,2050,{id_}\n"
        assert not commitments.import_table(workspace, which, read_or_refuse(again.encode())).added
    (made,) = commitments.commitments(workspace, which)
    assert (made.organisation, made.source) == (min(one, other, third), third)


def test_a_pair_of_which_one_withdrew_still_counts(workspace: Workspace) -> None:
    which = only(workspace)
    one, other = signatory(workspace, "Norte"), signatory(workspace, "El Norte")
    say(workspace, which, one.organisation, other.organisation, same=True)
    following.withdraw(workspace, min(one, other, key=lambda signed: signed.organisation).signature)
    assert totals(workspace, [which]).signatories == 1
    assert overview(workspace, which, "es").signatories == 1
    assert sameness.status_counts(workspace, which) == {"signed": 1}


def test_who_stands_for_all_records_is_the_same_on_every_laptop(tmp_path: Path) -> None:
    """Records came in another order on each laptop, under one name, so that lists have no order of their own."""
    with table(tmp_path) as laptops:
        mesa = laptops.joined("mesa")
        ids = [
            signatory(laptop, "Norte", sector, represents, tier=f"{place}").organisation
            for place, (laptop, sector, represents) in enumerate(
                (
                    (mesa, "local-government", NORTH),
                    (laptops.founder, "business", SOUTH),
                    (mesa, "higher-education", SOUTH),
                    (laptops.founder, "local-government", SOUTH),
                )
            )
        ]
        laptops.take(laptops.founder, laptops.file(mesa))
        for one, other in ((ids[0], ids[1]), (ids[3], ids[2])):
            say(laptops.founder, only(laptops.founder), one, other, same=True)
        laptops.take(mesa, laptops.file(laptops.founder))
        here, there = (gathered_at(laptop, [only(laptop)]) for laptop in (laptops.founder, mesa))
        assert here == there
        assert here.signatories == 2
        papers = [
            summary.summary_paper(laptop, only(laptop), "es", SEAL, "a4").rows
            for laptop in (laptops.founder, mesa)
        ]
        assert papers[0] == papers[1]
