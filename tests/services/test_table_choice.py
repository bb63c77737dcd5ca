"""What is chosen at a laptop's table before anybody chose."""

from pathlib import Path

from aca_desktop.services.coalition import events
from aca_desktop.services.signing.table_day import Chosen, choose, chosen
from tests.services.founding import only
from tests.services.laptops import table


def test_an_event_laptop_is_at_the_only_event_until_something_is_chosen(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        which = only(laptops.founder)
        event = events.add(laptops.founder, which, {"names.es": "Lanzamiento"})
        mesa = laptops.joined("mesa")
        assert chosen(mesa, only(mesa)) == Chosen(event=event.id)
        assert chosen(laptops.founder, which) == Chosen(), "a coordinator signs anywhere"
        choose(mesa, only(mesa), Chosen())
        assert chosen(mesa, only(mesa)) == Chosen(), "not at an event, on purpose"


def test_of_several_events_none_is_guessed(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        for name in ("Lanzamiento", "Clausura"):
            events.add(laptops.founder, only(laptops.founder), {"names.es": name})
        mesa = laptops.joined("mesa")
        assert chosen(mesa, only(mesa)) == Chosen()


def test_the_event_that_a_kit_names_is_chosen(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        which = only(laptops.founder)
        at = [events.add(laptops.founder, which, {"names.es": name}) for name in ("Lanzamiento", "Clausura")]
        mesa = laptops.laptop("mesa")
        (done,) = laptops.take(mesa, laptops.kit(laptops.founder, event=at[1].id))
        assert done.joined
        assert chosen(mesa, only(mesa)) == Chosen(event=at[1].id)
