"""The way of a commitment, for window and paper, and the axis and sums that both draw."""

from datetime import date
from decimal import Decimal

from aca_desktop.domain.figures.commitments import Commitment, Progress
from aca_desktop.domain.figures.pathway import Measured, Point, pathway_of
from aca_desktop.domain.papers.charts import deduction, moment, time_axis

SEEN = date(2025, 4, 1)


def cut(**said: object) -> Commitment:
    base: dict[str, object] = {
        "id": "c", "organisation": "o", "type": "emission-reduction", "base_year": 2020,
        "base_value": Decimal(200), "target_year": 2030, "percent": Decimal(50),
    }  # fmt: skip
    return Commitment(**{**base, **said})  # type: ignore[arg-type]


def test_a_way_begins_whole_and_goes_through_every_target() -> None:
    way = pathway_of(cut(interim={2025: Decimal(20)}))
    assert way is not None
    assert way.asked == (Point(2020, Decimal(100)), Point(2025, Decimal(80)), Point(2030, Decimal(50)))
    assert way.years == (2020, 2025, 2030)


def test_a_measurement_is_on_or_off_the_way() -> None:
    way = pathway_of(
        cut(progress={2022: Progress(Decimal(180), "s", SEEN), 2024: Progress(Decimal(210), "s", SEEN)})
    )
    assert way is not None
    assert way.measured == (Measured(2022, Decimal(90), True), Measured(2024, Decimal(105), False))
    assert way.greatest == 105


def test_without_a_base_year_nobody_can_say_whether_it_is_on_the_way() -> None:
    way = pathway_of(cut(base_year=None, progress={2024: Progress(Decimal(150), "s", SEEN)}))
    assert way is not None
    assert way.asked == (Point(2030, Decimal(50)),)
    assert way.measured == (Measured(2024, Decimal(75), None),)


def test_what_is_no_cut_has_no_way() -> None:
    assert pathway_of(cut(type="renewable-energy")) is None
    assert pathway_of(cut(percent=None)) is None


def test_an_axis_has_room_for_today_and_ends_at_fives() -> None:
    axis = time_axis([2013, 2038], date(2026, 7, 2))
    assert (axis.first, axis.last, axis.share(2010), axis.share(2040), axis.share(2050)) == (2010, 2040, 0, 1, 1)
    assert axis.ticks() == (2010, 2015, 2020, 2025, 2030, 2035, 2040)
    assert axis.share(moment(date(2025, 1, 1))) == 0.5
    alone = time_axis([], date(2025, 1, 1))
    assert (alone.first, alone.last) == (2025, 2030)


def test_what_is_taken_off_begins_where_the_one_before_ended() -> None:
    chart = deduction(("sum", Decimal(10)), [("a", Decimal(4)), ("none", Decimal(0)), ("b", Decimal(1))], "net")
    spans = [(one.words, one.start, one.end) for one in (*chart.taken, chart.net)]
    assert spans == [
        ("a", Decimal("0.6"), Decimal(1)), ("b", Decimal("0.5"), Decimal("0.6")),
        ("net", Decimal(0), Decimal("0.5")),
    ]  # fmt: skip
    assert chart.net.value == 5


def test_no_more_is_taken_than_there_is() -> None:
    chart = deduction(("sum", Decimal(0)), [("a", Decimal(4))], "net")
    assert not chart.taken
    assert chart.net.value == 0
    assert chart.gross.end == 0
