"""Names in certificates: cut where people would cut them, and read back only in our form."""

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.sealing import names
from aca_desktop.sealing.foreign import Malformed
from aca_desktop.sealing.names import CertifiedName, certified_common_name, fitting


def test_a_name_that_fits_is_kept() -> None:
    assert fitting("Mesa 3") == "Mesa 3"
    assert fitting("受付三番") == "受付三番"
    assert fitting("e\u0301") == "é"


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("x" * 65, "x" * 61 + "…"),
        ("山" * 22, "山" * 20 + "…"),
        ("x" * 60 + "\U00020b9f" * 2, "x" * 60 + "…"),
        ("x" * 60 + "e\u0323\u0302" * 4, "x" * 60 + "…"),
        ("x" * 52 + "👩‍🚒👩‍🚒", "x" * 52 + "…"),
        ("x" * 60 + " yyyyyy", "x" * 60 + "…"),
    ],
)
def test_a_long_name_is_cut_between_characters(name: str, cut: str) -> None:
    assert fitting(name) == cut
    assert len(cut.encode()) <= 64


@pytest.mark.parametrize("name", ["", "  ", "\n", "\u202e"])
def test_a_certificate_names_somebody(name: str) -> None:
    with pytest.raises(ValueError, match="names somebody"):
        fitting(name)


def test_control_and_direction_characters_are_left_out() -> None:
    assert fitting("Mesa\x1b[31m \u202e3\n") == "Mesa[31m 3"


@given(st.text(max_size=80), st.booleans(), st.sampled_from(["root", "coordinator", "invitation", "laptop"]))
def test_every_name_is_read_as_it_was_written(text: str, sample: bool, role: names.Role) -> None:
    try:
        fitted = fitting(text)
    except ValueError:
        return
    written = names.write(CertifiedName(text, role, text, sample))
    back = names.read(written)
    assert (back.coalition, back.role, back.sample) == (fitted, role, sample)
    assert certified_common_name(back.name, sample=sample) == certified_common_name(text, sample=sample)
    assert len(str(written.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value).encode()) <= names.LONGEST


def test_a_sample_says_so_in_the_name_that_readers_show() -> None:
    written = names.write(CertifiedName("Alianza", "laptop", "Mesa 3", sample=True))
    assert written.rfc4514_string() == "CN=SAMPLE Mesa 3,OU=SAMPLE,OU=Laptop,O=Alianza"
    assert names.read(written).name == "Mesa 3"


def attribute(oid: x509.ObjectIdentifier, value: str) -> x509.NameAttribute[str]:
    return x509.NameAttribute(oid, value)


ORGANISATION = attribute(NameOID.ORGANIZATION_NAME, "Alianza")
UNIT = attribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "Laptop")
COMMON = attribute(NameOID.COMMON_NAME, "Mesa 3")


@pytest.mark.parametrize(
    "attributes",
    [
        [],
        [COMMON],
        [ORGANISATION, COMMON],
        [UNIT, ORGANISATION, COMMON],
        [ORGANISATION, UNIT, COMMON, COMMON],
        [ORGANISATION, attribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "Boss"), COMMON],
        [ORGANISATION, UNIT, attribute(NameOID.COMMON_NAME, "Mesa \u202e3")],
        [ORGANISATION, UNIT, attribute(NameOID.COMMON_NAME, "Mesa\x1b[2J3")],
        [ORGANISATION, UNIT, attribute(NameOID.COMMON_NAME, "e\u0301")],
        [attribute(NameOID.ORGANIZATION_NAME, "x" * 65), UNIT, COMMON],
        [ORGANISATION, UNIT, attribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "SAMPLE"), COMMON],
    ],
)
def test_names_of_another_form_are_refused(attributes: list[x509.NameAttribute[str]]) -> None:
    assert names.read(x509.Name([ORGANISATION, UNIT, COMMON])).name == "Mesa 3"
    with pytest.raises(Malformed):
        names.read(x509.Name(attributes))


def test_another_type_of_text_is_another_form() -> None:
    from cryptography.x509.name import _ASN1Type

    printable = x509.NameAttribute(NameOID.COMMON_NAME, "Mesa 3", _ASN1Type.PrintableString)
    with pytest.raises(Malformed):
        names.read(x509.Name([ORGANISATION, UNIT, printable]))
