"""The little of DER that seals need: what is written is read, and nothing that is written otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.sealing import der


@pytest.mark.parametrize(
    ("size", "head"),
    [(0, "0400"), (127, "047f"), (128, "048180"), (255, "0481ff"), (256, "04820100"), (65535, "0482ffff")],
)
def test_lengths_take_their_shortest_form(size: int, head: str) -> None:
    assert der.write(der.OCTET_STRING, bytes(size)) == bytes.fromhex(head) + bytes(size)


@given(st.lists(st.binary(max_size=300), max_size=4))
def test_what_was_written_is_read(parts: list[bytes]) -> None:
    written = der.write(der.SEQUENCE, *(der.write(der.OCTET_STRING, part) for part in parts))
    assert [value.content for value in der.inside(written, der.SEQUENCE)] == parts


@pytest.mark.parametrize(
    "data",
    [
        "",
        "30",
        "3001",
        "3080",
        "30800000",
        "308100",
        "30820001aa",
        "30817f" + "00" * 127,
        "3083010000",
        "3000aa",
        "3101aa",
    ],
)
def test_other_forms_are_not_read(data: str) -> None:
    with pytest.raises(der.NotDer):
        der.inside(bytes.fromhex(data), der.SEQUENCE)


@given(st.binary(max_size=64))
def test_noise_is_read_or_refused(noise: bytes) -> None:
    try:
        values = list(der.values(noise))
    except der.NotDer:
        return
    assert b"".join(value.whole for value in values) == noise
