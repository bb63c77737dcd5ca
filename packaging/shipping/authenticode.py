"""Checks that a Python for Windows is the Python Software Foundation's: signatures, and the standard library."""

import hashlib
import marshal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from asn1crypto import cms
from signify.authenticode import AuthenticodeFile, AuthenticodeVerificationResult

from environment import Trouble

SIGNERS = ("Python Software Foundation", "Microsoft Windows Software Compatibility Publisher")
"""Who signs the binaries: the foundation, and Microsoft the C runtime."""

CATALOGUE = "python.cat"
UNLISTED = ("xml/__init__.py", "zipfile/__init__.py")
"""Sources of the standard library that the signed catalogue does not name. They compile to what `python313.zip`
holds, which another package brings; so two uploads agree on them."""

_STRIPPED = 2
"""How the embeddable package is compiled: without assertions and docstrings."""

_SIGNED = (".exe", ".dll", ".pyd", ".cat")


def check_binaries(folder: Path) -> int:
    """Check each binary's signature and signer, and return how many; raise Trouble at the first bad one."""
    binaries = sorted(path for path in folder.iterdir() if path.suffix in _SIGNED)
    for path in binaries:
        with path.open("rb") as file:
            signed = AuthenticodeFile.from_stream(file, file_name=path.name)
            result, reason = signed.explain_verify()
            if result is not AuthenticodeVerificationResult.OK:
                raise Trouble(f"{path.name} is not signed as it should be: {result.name} ({reason}).")
            subjects = [_subject(one) for one in signed.signatures]
        if not any(f"O={name}" in subject or f"CN={name}" in subject for subject in subjects for name in SIGNERS):
            raise Trouble(f"{path.name} is signed by somebody else: {'; '.join(subjects)}.")
    return len(binaries)


def _subject(signature: object) -> str:
    """Return the name in the certificate with which a file was signed."""
    signer = signature.signer_info  # type: ignore[attr-defined]
    for certificate in signature.certificates:  # type: ignore[attr-defined]
        if (certificate.issuer, certificate.serial_number) == (signer.issuer, signer.serial_number):
            return str(certificate.subject.dn)
    return ""


def check_library(folder: Path, sources: Path) -> int:
    """Check that `python313.zip` is compiled from the sources that the signed catalogue lists; return how many.

    Args:
        folder: holds `python313.zip` and the catalogue, whose own signature `check_binaries` has checked.
        sources: a zip in which the same release's standard library lies as text.

    Raises:
        Trouble: at the first module that differs, has no source, or has one that is not listed.
    """
    if sys.version_info[:2] != (3, 13):
        raise Trouble("Python's standard library can be compared by Python 3.13 only, which compiles as it does.")
    listed = _listed((folder / CATALOGUE).read_bytes())
    checked = 0
    with zipfile.ZipFile(folder / "python313.zip") as compiled, zipfile.ZipFile(sources) as texts:
        for name in compiled.namelist():
            if not name.endswith(".pyc"):
                continue
            source = name[:-1]
            text = texts.read(f"cp313/Lib/{source}")
            if text and source not in UNLISTED and hashlib.sha256(text).digest() not in listed:
                raise Trouble(f"The source of {source} is not in Python's signed catalogue.")
            code = marshal.loads(compiled.read(name)[16:])  # noqa: S302 (of a pinned file, and only compared)
            if not _same(code, compile(text, code.co_filename, "exec", dont_inherit=True, optimize=_STRIPPED)):
                raise Trouble(f"{name} is not what its source compiles to.")
            checked += 1
    return checked


def _listed(catalogue: bytes) -> bytes:
    """Return the signed content of a catalogue, in which the files' SHA-256 stand."""
    signed = cms.ContentInfo.load(catalogue)["content"]
    return bytes(signed["encap_content_info"]["content"].contents)


def _same(one: CodeType, other: CodeType) -> bool:
    return list(_parts(one)) == list(_parts(other))


def _parts(code: CodeType) -> Iterator[object]:
    """Yield everything that makes up code; sets of constants in a fixed order."""
    yield code.co_code, code.co_name, code.co_qualname, code.co_flags, code.co_firstlineno, code.co_stacksize
    yield code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars
    yield code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount
    yield code.co_linetable, code.co_exceptiontable
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _parts(constant)
        elif isinstance(constant, frozenset):
            yield sorted(map(repr, constant))
        else:
            yield type(constant), repr(constant)
