"""The check code that two people read to each other."""

import pytest

from aca_desktop.domain.journal.trust import check_code


def test_a_check_code_is_eighty_bits_in_four_groups() -> None:
    assert check_code("00" * 32) == "AAAA-AAAA-AAAA-AAAA"
    assert check_code("ff" * 32) == "7777-7777-7777-7777"


def test_every_one_of_its_bits_shows() -> None:
    # RFC 4648, section 10: "foobar" is MZXW6YTBOI.
    assert check_code(b"foobarfoob".ljust(32, b"\0").hex()).replace("-", "").startswith("MZXW6YTBOJTG633C")
    codes = {check_code(f"{1 << bit:020x}".ljust(64, "0")) for bit in range(80)}
    assert len(codes) == 80


def test_what_is_no_replica_has_no_check_code() -> None:
    with pytest.raises(ValueError, match="hex"):
        check_code("no hex")
