"""What is asked of whoever signs, in words, for the table and for the desk's own form. Knows no widget."""

from collections.abc import Mapping

from aca_desktop.domain.signature_record import Basis, Identified
from aca_desktop.i18n import mark

BASES: Mapping[Basis, str] = {
    "office-holder": mark("By my office"),
    "delegated": mark("By delegation"),
    "resolution": mark("By a resolution"),
    "proxy": mark("By proxy"),
}
IDENTIFIED: Mapping[Identified, str] = {
    "known": mark("Known to the staff"),
    "badge": mark("By the badge"),
    "document-seen": mark("A document was seen"),
}
