"""How many letters suffice to look for an organisation."""

from aca_desktop.domain.organisations.finding import enough_to_find


def test_letters_that_suffice() -> None:
    assert not enough_to_find("un ")
    assert enough_to_find("uni")
    assert not enough_to_find("大")
    assert enough_to_find("大学")
