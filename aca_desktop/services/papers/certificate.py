"""The certificate of participation as a record: for an organisation whose signature is in force."""

from dataclasses import dataclass

from aca_desktop.domain.papers.papers import CertificatePaper, PageSize, SealFace
from aca_desktop.errors import AcaError
from aca_desktop.services.papers import faces
from aca_desktop.services.papers.faces import Signature
from aca_desktop.services.workspace.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who will sign a certificate by hand for the coalition; None where the name is left to them."""

    name: str | None = None
    title: str | None = None


def certificate_paper(
    workspace: Workspace,
    signed: Signature,
    language: str,
    seal: SealFace,
    page_size: PageSize,
    issuer: Issuer | None = None,
) -> CertificatePaper:
    """Return the certificate of a signature.

    Raise AcaError `not-certifiable` for a signature that is not in force, provisional ones included, and where the
    organisation no longer wants to be published.
    """
    issuer = issuer or Issuer()
    spoken = language if language in signed.publication.texts else signed.read.language
    face = faces.signature_face(workspace, signed, language)
    if signed.status not in ("signed", "approved") or not faces.is_published(signed):
        raise AcaError("not-certifiable", signature=signed.read.entry.id, status=signed.status)
    return CertificatePaper(
        language=language,
        coalition=faces.coalition_face(signed.coalition, language),
        coalition_id=signed.coalition.id,
        organisation=face.organisation,
        since=face.day,
        place=face.place,
        declaration=faces.declaration_face(signed.publication, spoken),
        targets=(),
        issuer=issuer.name,
        issuer_title=issuer.title,
        entry=faces.entry_face(workspace, signed, language),
        seal=seal,
        page_size=page_size,
    )
