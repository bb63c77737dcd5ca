"""A coalition's logo in the journal: the field that names it, and the picture that lies beside the entry.

The value tells the picture's hash, so that two different logos never look like one. It knows no picture's inside.
"""

import hashlib
from collections.abc import Mapping

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import Entry

FIELD = "logo"

MOST_BYTES = 20 * 2**20
"""Of the file that somebody brings; what is kept of it is far smaller."""


def logo_value(picture: bytes) -> dict[str, Json]:
    """Return what the field says of a PNG that is its entry's first and only blob."""
    return {"blob": 0, "media_type": "image/png", "sha256": hashlib.sha256(picture).hexdigest()}


def logo_in(entry: Entry, value: Json) -> bytes | None:
    """Return the picture that an entry's field names, None if it is another than it says, or not here."""
    place = value.get("blob") if isinstance(value, Mapping) else None
    if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(entry.blobs):
        return None
    part = entry.blobs[place]
    if part is None or not isinstance(value, Mapping) or value != logo_value(part.data) | {"blob": place}:
        return None
    return part.data
