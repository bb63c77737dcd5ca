"""How long a seal takes, beside pyHanko's own incremental way of sealing the same file; and checking it."""

import io
import time
from collections.abc import Callable
from statistics import median, quantiles

import asn1crypto.keys
import asn1crypto.x509
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer, SimpleSigner

from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.papers.verifying import verify_document
from tests.benchmarks.conftest import Report
from tests.sealing.papers import Coalition, attachment, coalition, finished, page

pytestmark = pytest.mark.benchmark
ROUNDS = 100


def seconds(work: Callable[[], object]) -> list[float]:
    """Return how long the work took each time, after once to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]


def bare(of: Coalition) -> Callable[[], object]:
    """pyHanko's incremental seal of the same page, as its documentation shows it."""
    leaf, above = (asn1crypto.x509.Certificate.load(der) for der in of.enrolled_chain)
    registry = Signer(signing_cert=leaf).cert_registry
    registry.register(above)
    private = asn1crypto.keys.PrivateKeyInfo.load(of.laptop.to_pkcs8())
    signer = SimpleSigner(signing_cert=leaf, signing_key=private, cert_registry=registry)
    metadata = PdfSignatureMetadata(field_name="seal", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    drawn = page()
    return lambda: PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(io.BytesIO(drawn)))


def test_a_seal(report: Report) -> None:
    of = coalition()
    unsealed = finished(attachment(of.root, of.enrolled_chain))
    with Sealer(of.laptop, of.enrolled_chain) as sealer:
        ours = seconds(lambda: sealer.seal(unsealed))
    theirs = seconds(bare(of))
    report(
        "a seal, beside pyHanko's incremental one",
        median(ours) / median(theirs),
        0.2,
        median(ours),
        median(theirs),
    )
    report("a seal within 2 ms, p95", p95(ours) / 0.002, 1, p95(ours), 0.002)


def test_checking_a_seal(report: Report) -> None:
    of = coalition()
    with Sealer(of.laptop, of.joined_chain) as sealer:
        paper = sealer.seal(finished(attachment(of.root, of.joined_chain)))
    taken = seconds(lambda: verify_document(paper, root=of.root.certificate))
    report("checking a seal within 8 ms, p95", p95(taken) / 0.008, 1, p95(taken), 0.008)
