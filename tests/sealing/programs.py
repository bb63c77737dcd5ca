"""Other programs that judge our papers: they must be there, or the tests fail."""

import subprocess
from pathlib import Path

from aca_desktop.sealing import certificates


def call(folder: Path, *command: str) -> str:
    """Return what a program says, which must succeed."""
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert said.returncode == 0, (command, said.stdout, said.stderr)
    return said.stdout


def trusting(folder: Path, root: bytes) -> None:
    """Make `nss` in the folder, the store of a reader that trusts one root (DER) and nothing else."""
    (folder / "ROOT.pem").write_bytes(certificates.to_pem(root))
    (folder / "nss").mkdir()
    call(folder, "certutil", "-N", "-d", "sql:nss", "--empty-password")
    call(folder, "certutil", "-A", "-d", "sql:nss", "-n", "root", "-t", "CT,C,C", "-i", "ROOT.pem")
