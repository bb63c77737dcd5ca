"""What a coalition publishes so that anybody can check its papers: its root, what it revoked, how to check."""

import dataclasses
from pathlib import Path

from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder, write_new
from aca_desktop.sealing.certificates import root_fingerprint, to_pem
from aca_desktop.sealing.revoked_list import read_list, sign_list
from aca_desktop.services.coalition.coalitions import Coalition, name_in_text
from aca_desktop.services.laptops.revoking import revocations
from aca_desktop.services.papers.certification import coordinator_authority
from aca_desktop.services.papers.check_page import check_page, page_languages
from aca_desktop.services.workspace.workspaces import Workspace

ROOT = "ROOT.pem"
REVOKED = "REVOKED.json"
HOW = "HOW-TO-CHECK.html"


def write_root(workspace: Workspace, which: Coalition, out: Path) -> list[Path]:
    """Write ROOT.pem, how to check, and, on a coordinator's laptop, the signed REVOKED.json into a folder.

    A file that lies there and says the same stays. Raise AcaError `file-exists` (one that says something else: the
    list has changed), `cannot-write`.
    """
    make_folder(out)
    files = {ROOT: to_pem(which.root), HOW: _how(which)}
    coordinator = coordinator_authority(workspace, which)
    if coordinator is not None:
        files[REVOKED] = sign_list(revocations(workspace, which), coordinator)
    for name, data in files.items():
        path = out / name
        if not _says_the_same(path, data, which):
            write_new(path, data)
    return [out / name for name in files]


def _says_the_same(path: Path, data: bytes, which: Coalition) -> bool:
    if not path.is_file():
        return False
    there = path.read_bytes()
    if path.name != REVOKED:
        return there == data
    try:
        one, other = read_list(there, which.root), read_list(data, which.root)
    except AcaError:
        return False
    return dataclasses.replace(one, at=other.at) == other


def _how(which: Coalition) -> bytes:
    names = [(tag, name_in_text(which.record, tag)) for tag in page_languages(which.record.languages)]
    return check_page(names, root_fingerprint(which.root)).encode("utf-8")
