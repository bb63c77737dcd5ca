"""A seal of a newer form, judged by pyHanko's own strict rules. It must not know our form.

Imported only for such a file: pyHanko's validation takes time to import.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko_certvalidator import ValidationContext

from aca_desktop.sealing.refusal import Refusal

_LOGGERS = ("pyhanko", "pyhanko_certvalidator")

# What pyHanko and asn1crypto have been seen to raise for files that are cut, mistyped or nested too deep.
_TROUBLE = (
    PdfError,
    SigningError,
    ValidationInfoReadingError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    AssertionError,
)


def judge(data: bytes, root: bytes | None) -> bool | None:
    """Say whether the seal is sound and under the root (DER); None if sound and no root was given.

    `attached` has read the file already: one revision with one seal and nothing packed that pyHanko would unpack.
    Raise Refusal if the seal is not sound: an intact signature over the whole file.
    """
    with _quiet():
        try:
            return _judge(data, root)
        except Refusal:
            raise
        except _TROUBLE as error:
            raise Refusal("seal", "seal-altered") from error


def _judge(data: bytes, root: bytes | None) -> bool | None:
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    (seal,) = reader.embedded_signatures
    context = ValidationContext(
        trust_roots=[] if root is None else [x509.Certificate.load(root)], allow_fetching=False, other_certs=[]
    )
    status = validate_pdf_signature(seal, context, skip_diff=True)
    if not status.intact:
        raise Refusal("seal", "content-changed")
    if not status.valid or status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise Refusal("seal", "seal-altered")
    return None if root is None else bool(status.trusted)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pyHanko from logging what is only a finding here."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
