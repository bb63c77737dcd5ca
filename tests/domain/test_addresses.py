"""E-mail and web addresses, as typed by people in a hurry."""

import pytest

from aca_desktop.domain.values.addresses import email, website
from aca_desktop.domain.values.problems import Problem


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("maria@ejemplo.mx", "maria@ejemplo.mx"),
        (" Maria.Zuniga+clima@CUCEA.UDG.mx ", "Maria.Zuniga+clima@cucea.udg.mx"),
        ("taro..yamada@docomo.ne.jp", "taro..yamada@docomo.ne.jp"),
        ("ｔａｒｏ＠ｒｅｉ．ｊｐ", "taro@rei.jp"),
        ("o'neill@example.org", "o'neill@example.org"),
        ("a@xn--r8jz45g.xn--q9jyb4c", "a@xn--r8jz45g.xn--q9jyb4c"),
        ("a@" + "b" * 63 + ".org", "a@" + "b" * 63 + ".org"),
        ("a@" + "b.cd" * 62 + ".org", "a@" + "b.cd" * 62 + ".org"),
    ],
)
def test_addresses_that_can_be_written_to(typed: str, kept: str) -> None:
    assert email("signer.email", typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "malformed-email"),
        ("maria", "malformed-email"),
        ("@ejemplo.mx", "malformed-email"),
        ("maria@", "malformed-email"),
        ("maria zuniga@ejemplo.mx", "malformed-email"),
        ("maria@ejemplo..mx", "malformed-email"),
        ("maria@-ejemplo.mx", "malformed-email"),
        ("maria@ejemplo.mx.", "malformed-email"),
        ("a@b@ejemplo.mx", "malformed-email"),
        ("maria@ejemplo.mx\nBcc: all@ejemplo.mx", "malformed-email"),
        ("María <maria@ejemplo.mx>", "malformed-email"),
        ("josé@ejemplo.mx", "malformed-email"),
        ("a" * 65 + "@ejemplo.mx", "malformed-email"),
        ("a@" + "b" * 64 + ".org", "malformed-email"),
        ("aa@" + "b.cd" * 62 + ".org", "malformed-email"),
        ("maria@ejemplo", "email-without-ending"),
        ("maria@127.0.0.1", "email-without-ending"),
    ],
)
def test_addresses_that_cannot(typed: str, code: str) -> None:
    problem = email("signer.email", typed)
    assert isinstance(problem, Problem)
    assert (problem.field, problem.code) == ("signer.email", code)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://www.udg.mx/", "https://www.udg.mx/"),
        ("udg.mx", "https://udg.mx"),
        (" HTTP://UDG.mx/Ruta?q=Á#x ", "http://udg.mx/Ruta?q=Á#x"),
        ("https://udg.mx:8443/a", "https://udg.mx:8443/a"),
        ("http://例え.jp/", "http://例え.jp/"),
        ("https://udg.mx/" + "a" * 485, "https://udg.mx/" + "a" * 485),
        ("https://" + "b.cd" * 62 + ".oslo", "https://" + "b.cd" * 62 + ".oslo"),
    ],
)
def test_web_addresses(typed: str, kept: str) -> None:
    assert website("website", typed) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "malformed-website"),
        ("https://", "malformed-website"),
        ("localhost", "malformed-website"),
        ("http://127.0.0.1/", "malformed-website"),
        ("http://[::1]/", "malformed-website"),
        ("http://[::1/", "malformed-website"),
        ("https://banco.mx@malo.mx/", "malformed-website"),
        ("https://udg.mx:99999/", "malformed-website"),
        ("https://udg..mx/", "malformed-website"),
        ("https://udg.mx/a b", "malformed-website"),
        ("https://udg.mx/\u202exm", "malformed-website"),
        ("javascript:alert(1)", "malformed-website"),
        ("https://udg.mx/" + "a" * 486, "malformed-website"),
        ("https://" + "b.cd" * 62 + ".osaka", "malformed-website"),
        ("http://例え/", "malformed-website"),
        ("javascript://udg.mx/%0aalert(1)", "website-not-http"),
        ("ftp://udg.mx/", "website-not-http"),
        ("file:///etc/passwd", "website-not-http"),
    ],
)
def test_what_is_no_web_address(typed: str, code: str) -> None:
    problem = website("website", typed)
    assert isinstance(problem, Problem)
    assert problem.code == code
