"""What is said of trouble with files of laptops, kits, roles, passphrases and backups. Codes in, sentences out."""

from collections.abc import Mapping

from aca_desktop.i18n import mark

SENTENCES: Mapping[str, str] = {
    "already-enrolled": mark("The laptop “{laptop}” has this role already. Nothing was changed."),
    "backup-differs": mark(
        "The backup {name} is not what it was made of, and was taken away. Nothing was changed. Check the disk."
    ),
    "check-code-differs": mark(
        "The check code {told} is not that of the laptop “{laptop}” in the file. Ask its people again; if it "
        "stays different, somebody has put another key into the file."
    ),
    "empty-passphrase": mark("The passphrase is empty. Nothing was changed."),
    "entry-too-large": mark("This is too much for one record. Nothing was changed. Write less."),
    "export-differs": mark(
        "The file couldn’t be read back after it was written, so it was deleted. Your entries are unchanged. "
        "Export again; if this happens again, restore a backup."
    ),
    "no-kit": mark("{name} is no kit: nobody joins by it. Ask the coordinator for a kit. Nothing was changed."),
    "no-such-conflict": mark("This conflict is settled already. Nothing was changed."),
    "no-such-value": mark("This value is not there any more. Nothing was changed. Choose again."),
    "not-a-recovery-file": mark(
        "{name} is no recovery file, or a damaged one. Nothing was changed. Use its copy."
    ),
    "not-a-request": mark("{name} is no laptop’s join file, or was altered. Ask for it again."),
    "not-a-sync-file": mark("This is no file of a laptop. Nothing was read from it. Check which file was meant."),
    "not-closed": mark(
        "This file was not closed on its laptop ({beside} lies beside it), so its end would be missing. Open and "
        "close it there, then copy it."
    ),
    "other-coalition": mark("The file is not of the coalition {coalition}. Nothing was changed."),
    "other-recipients": mark(
        "The file is encrypted for other laptops. Nothing was imported. Import it on a coordinator’s laptop that "
        "it was encrypted for, or export it again."
    ),
    "other-root": mark("{name} belongs to another coalition than {coalition}. Nothing was changed."),
    "own-file": mark(
        "By its name, this is this laptop’s own file, encrypted for the coordinator. Everything in it is here "
        "already, and nothing needs to be imported. Import the file on the coordinator’s laptop."
    ),
    "root-needed": mark("Only the recovery file revokes a coordinator’s laptop. Nothing was changed."),
    "sync-chain": mark(
        "The records of a laptop in it do not follow one another. Nothing was read from it. Write it again there."
    ),
    "sync-changed": mark("The file was changed while it was read. Nothing was read from it. Try again."),
    "sync-encrypted": mark("The file is locked. Type its passphrase."),
    "sync-hash": mark("A part of it is not what it says. Nothing was read from it. Write it again on its laptop."),
    "sync-malformed": mark("The file is damaged. Nothing was read from it. Write it again on its laptop."),
    "sync-signature": mark(
        "A laptop’s signature in it is wrong. Nothing was read from it. Ask who gave it to you."
    ),
    "sync-sum": mark(
        "The file was cut short, or changed. Nothing was read from it. Copy it again, or write it again."
    ),
    "sync-too-large": mark("The file says more than one may. Nothing was read from it. Ask who gave it to you."),
    "unknown-coalition": mark("The file is of a coalition that is not here. Nothing was read from it."),
    "unknown-laptop": mark("Nobody has enrolled the laptop that wrote it. A coordinator may accept it."),
    "unknown-laptop-here": mark("This laptop is not here any more. Nothing was changed."),
    "wrong-passphrase": mark("This is not the passphrase. Nothing was changed. Try again."),
}
"""By code; the named places are the error's facts."""
