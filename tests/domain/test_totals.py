"""Totals without double counting: the rules one by one, and all together against the slow ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.figures.places import Atlas, Figure, Place, atlas
from aca_desktop.domain.figures.totals import Cover, Total, cover, currencies, total
from tests.domain.slow_totals import slow_figure, slow_total

STATE, NORTH, SOUTH = "a:state", "a:north", "a:south"


def place(code: str, population: int | None = None, within: str | None = None, *, year: int = 2020) -> Place:
    figures = {} if population is None else {("population", year): Figure(Decimal(population), "Census")}
    return Place(code, within=within, figures=figures)


def of(
    places: Sequence[Place], standing: Sequence[str], territory: str | None = None, year: int = 2024
) -> tuple[Atlas, Cover, Total]:
    own = atlas(places, [*standing, *([territory] if territory else ())])
    covered = cover(own, standing, territory)
    return own, covered, total(own, covered, "population", year, territory=territory)


def removed(found: Total) -> list[tuple[str, str, int | None]]:
    return [(one.place, one.inside, None if one.value is None else int(one.value)) for one in found.removed]


def sums(found: Total) -> tuple[int, int]:
    """Return gross and net."""
    return int(found.gross), int(found.net)


A_STATE = [place(STATE, 8_055_985), place(NORTH, 1_460_148, STATE), place(SOUTH, 1_155_790, STATE)]


def test_a_state_and_two_cities_in_it() -> None:
    _, _, found = of(A_STATE, [NORTH, STATE, SOUTH])
    assert sums(found) == (10_671_923, 8_055_985)
    assert found.missing == ()
    assert removed(found) == [(NORTH, STATE, 1_460_148), (SOUTH, STATE, 1_155_790)]
    assert found.years == (2020,)
    assert found.sources == ("Census",)


def test_one_place_counts_once_whoever_signed() -> None:
    _, _, found = of(A_STATE, [NORTH, NORTH, NORTH])
    assert sums(found) == (3 * 1_460_148, 1_460_148)
    assert removed(found) == [(NORTH, NORTH, 2 * 1_460_148)]


def test_a_place_deep_inside_is_removed_for_the_outermost() -> None:
    places = [*A_STATE, place("a:quarter", 10, NORTH)]
    _, _, found = of(places, ["a:quarter", NORTH, STATE])
    assert removed(found) == [(NORTH, STATE, 1_460_148), ("a:quarter", STATE, 10)]


def test_a_set_is_its_members_and_its_own_figure_is_ignored() -> None:
    metro = Place("set:M", members=(NORTH, SOUTH), figures={("population", 2020): Figure(Decimal(9), "Wrong")})
    _, _, found = of([*A_STATE, metro], ["set:M", NORTH])
    assert sums(found) == (2 * 1_460_148 + 1_155_790, 1_460_148 + 1_155_790)
    assert removed(found) == [(NORTH, NORTH, 1_460_148)]


def test_a_territory_clips_what_reaches_beyond_it_and_leaves_out_what_is_outside() -> None:
    metro = Place("set:M", members=(NORTH, SOUTH))
    places = [*A_STATE, metro, place("a:far", 5)]
    _, covered, found = of(places, [STATE, "a:far"], "set:M")
    assert found.net == found.territory == Decimal(1_460_148 + 1_155_790)
    assert (covered.counted, covered.clipped, covered.outside) == ((NORTH, SOUTH), (STATE,), ("a:far",))
    assert [(one.place, one.value) for one in found.outside] == [
        ("a:far", Decimal(5)),
        (STATE, Decimal(8_055_985 - 1_460_148 - 1_155_790)),
    ]
    assert sums(found)[0] == 8_055_985 + 5
    _, covered, found = of(places, [NORTH], STATE)
    assert (found.net, found.territory) == (Decimal(1_460_148), Decimal(8_055_985))
    assert covered.clipped == ()


def test_what_is_missing_is_said_and_not_filled() -> None:
    places = [place(STATE), place(NORTH, 100, STATE), place("a:b", 7)]
    _, _, found = of(places, [STATE, NORTH, "a:b", "a:unknown"])
    assert found.missing == (STATE, "a:unknown")
    assert removed(found) == [(NORTH, STATE, 100)]
    assert sums(found) == (107, 7)


def test_a_figure_of_a_later_year_is_flagged() -> None:
    _, _, found = of([place(NORTH, 5, year=2020), place(SOUTH, 6, year=2010)], [NORTH, SOUTH], year=2015)
    assert found.net == 11
    assert (found.later, found.years) == ((NORTH,), (2010, 2020))


def test_more_than_the_whole_territory_is_flagged() -> None:
    places = [place(STATE, 10), place(NORTH, 6, STATE), place(SOUTH, 5, STATE)]
    assert of(places, [NORTH, SOUTH], STATE)[2].exceeds
    assert not of(places, [NORTH], STATE)[2].exceeds


def test_what_is_broken_is_left_out_with_the_reason() -> None:
    places = [
        place("a:1", 5, "a:2"),
        place("a:2", 5, "a:1"),
        place("a:3", 1),
        Place("set:S", members=("a:1", "a:3")),
    ]
    _, covered, found = of(places, ["a:1", "set:S", "set:unknown"])
    assert covered.left_out == (("a:1", "place-circle"), ("set:unknown", "set-without-members"))
    assert found.net == 1


def test_currencies_are_never_added() -> None:
    def rich(code: str, *gdp: tuple[str, int]) -> Place:
        return Place(
            code,
            figures={
                ("gdp", 2000 + number): Figure(Decimal(value), "Bank", currency)
                for number, (currency, value) in enumerate(gdp)
            },
        )

    places = [rich("a:1", ("USD", 5), ("MXN", 90)), rich("a:2", ("MXN", 40)), rich("a:3", ("JPY", 7))]
    own = atlas(places)
    covered = cover(own, ["a:1", "a:2", "a:3"])
    assert currencies(own, covered) == ("MXN", "JPY", "USD")
    pesos = total(own, covered, "gdp", 2024, "MXN")
    assert pesos.net == 130
    assert pesos.missing == ("a:3",)
    assert total(own, covered, "gdp", 2024, "USD").net == 5


def test_sums_of_the_longest_figures_are_exact() -> None:
    long, tiny = Decimal("9" * 30 + ".5"), Decimal("0." + "0" * 29 + "1")
    places = [
        Place("a:1", figures={("population", 2020): Figure(long, "")}),
        Place("a:2", figures={("population", 2020): Figure(tiny, "")}),
    ]
    net = of(places, ["a:1", "a:2"])[2].net
    assert str(net) == "9" * 30 + ".5" + "0" * 28 + "1"


CODES = [f"a:{number}" for number in range(12)]
SETS = [f"set:{number}" for number in range(4)]
YEARS = range(2018, 2023)


@dataclass(frozen=True)
class World:
    """Places and who stands for them; figures by place and year."""

    within: Mapping[str, str | None]
    sets: Mapping[str, list[str]]
    figures: Mapping[tuple[str, int], int]
    standing: list[str]
    territory: str | None
    year: int


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a forest of places, sets over it and over earlier sets, figures of some years, who stands for what, and
    the year and territory that are asked for."""
    within: dict[str, str | None] = {
        code: draw(st.sampled_from([None, *CODES[:number]])) for number, code in enumerate(CODES)
    }
    sets = {
        code: draw(st.lists(st.sampled_from([*CODES, *SETS[:number]]), min_size=1, max_size=5, unique=True))
        for number, code in enumerate(SETS)
    }
    dated = st.tuples(st.sampled_from(CODES), st.sampled_from(YEARS))
    figures = draw(st.dictionaries(dated, st.integers(0, 1000), max_size=24))
    standing = draw(st.lists(st.sampled_from([*CODES, *SETS]), max_size=15))
    territory = draw(st.none() | st.sampled_from([*CODES, *SETS]))
    return World(within, sets, figures, standing, territory, draw(st.sampled_from(YEARS)))


@given(worlds(), st.randoms(use_true_random=False))
def test_any_world_comes_to_what_the_slow_totals_say(world: World, random: Random) -> None:
    places = [
        Place(
            code,
            within=outer,
            figures={
                ("population", year): Figure(Decimal(value), f"Census {year}")
                for (own, year), value in world.figures.items()
                if own == code
            },
        )
        for code, outer in world.within.items()
    ]
    places += [Place(code, members=tuple(members)) for code, members in world.sets.items()]
    random.shuffle(places)
    _, covered, found = of(places, world.standing, world.territory, world.year)
    figures = {
        code: value for code in CODES if (value := slow_figure(code, world.figures, world.year)) is not None
    }
    expected = slow_total(world.standing, world.within, world.sets, figures, world.territory)
    assert set(found.later) == {
        code for code, _at in found.counted if all(year > world.year for own, year in world.figures if own == code)
    }
    assert sums(found) == (expected.gross, expected.net)
    assert set(found.missing) == expected.missing
    said = sorted((one.place, one.inside) for one in covered.removed for _ in range(one.times))
    assert said == expected.removed
    taken = sum(one.value or 0 for one in found.removed) + sum(one.value or 0 for one in found.outside)
    assert found.gross - taken == found.net
