"""Other programs that judge our papers."""

from pathlib import Path

from aca_desktop.sealing import certificates
from tests.programs import output


def call(folder: Path, *command: str) -> str:
    """Return what a program says, which must succeed."""
    return output(*command, folder=folder).decode()


def trusting(folder: Path, root: bytes) -> None:
    """Make `nss` in the folder, the store of a reader that trusts one root (DER) and nothing else."""
    (folder / "ROOT.pem").write_bytes(certificates.to_pem(root))
    (folder / "nss").mkdir()
    call(folder, "certutil", "-N", "-d", "sql:nss", "--empty-password")
    call(folder, "certutil", "-A", "-d", "sql:nss", "-n", "root", "-t", "CT,C,C", "-i", "ROOT.pem")
