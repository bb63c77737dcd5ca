"""Places to choose from: a country's subdivisions and what the coalition has described, each named once."""

from pathlib import Path

from aca_desktop.domain.figures.places import Place
from aca_desktop.services.figures import places
from aca_desktop.services.figures.place_choices import place_choices
from tests.services.founding import founded, only


def test_a_country_and_what_was_described_beside_it(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        before = dict(place_choices(workspace, which, "MX", "es"))
        assert before["iso3166-2:MX-JAL"] == "Jalisco"
        assert len(before) == 32
        named = [
            Place("iso3166-2:MX-JAL", names={"es": "Estado de Jalisco"}),
            Place("inegi:14039", names={"es": "Guadalajara"}),
            Place("inegi:99999", names={"es": "Guadalajara"}),
        ]
        places.add(workspace, which, named)
        after = dict(place_choices(workspace, which, "MX", "es"))
    assert after["iso3166-2:MX-JAL"] == "Estado de Jalisco"
    assert after["inegi:14039"] == "Guadalajara (inegi:14039)"
    assert len(after) == len(before) + 2


def test_no_country_has_no_subdivisions(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        assert place_choices(workspace, only(workspace), "", "es") == []
