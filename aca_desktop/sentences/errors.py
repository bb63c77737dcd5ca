"""A sentence for every code of an AcaError: what happened, what was kept, what to do. Facts fill the named places.

`name` is the file's, from the fact `path`. What an error does not bring with it is said to be unknown.
"""

from collections.abc import Mapping

from aca_desktop.errors import AcaError, Fact
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.telling import shown
from aca_desktop.sentences.verification import NO_SENTENCE

ERRORS: Mapping[str, str] = {
    # files and disks
    "busy": mark("{name} is busy. Nothing was changed. Try again in a moment."),
    "cannot-read": mark("{name} cannot be read: {reason}. Nothing was changed. Check your rights to it."),
    "cannot-write": mark("{name} cannot be written: {reason}. Nothing is half-written. Choose another folder."),
    "damaged": mark(
        "{name} is damaged ({reason}). Nothing was changed. Keep the file as it is, and recover what is left into"
        " a new file."
    ),
    "disk-full": mark("The disk is full. Nothing is half-written, and what you entered is not lost. Make room."),
    "disk-trouble": mark(
        "The disk could not read or write {name}: {reason}. Nothing was changed. Copy the file to another disk."
    ),
    "file-gone": mark(
        "{name} is no longer where it was. Nothing was written. Put it back, or save under a new name."
    ),
    "file-exists": mark("{name} exists already, and no file is ever overwritten. Choose another name."),
    "not-a-file": mark("{name} is no ordinary file. Nothing was changed. Choose a file."),
    "not-found": mark("{name} is not there. It may have been moved, or its drive is not plugged in."),
    "not-utf-8": mark("{name} is not written in UTF-8 (byte {byte}). Nothing was changed. Save it as UTF-8."),
    "name-not-taken": mark(
        'Windows doesn’t accept the file name {name}. Nothing was saved. Choose a name without : * ? " < > |, '
        "without a dot or space at its end, and not a reserved one such as CON, NUL or COM1."
    ),
    "path-too-long": mark(
        "The path of {name} is too long for Windows. Nothing was saved. Choose a folder with a shorter path, such"
        " as Documents."
    ),
    "read-only": mark("This file can only be read where it lies. Copy it to a folder where you may write."),
    "system-refused": mark("The system refused: {name}, {reason}. Nothing is half-written. Check the name."),
    "too-large": mark(
        "{name} is larger than {limit} bytes. Nothing was changed. Check that it is the right file."
    ),
    "folder-gone": mark("{name} is no longer there. Nothing is lost. Plug it in again, or choose another folder."),
    # the signing table
    "arrival-gone": mark("This arrival is no longer in the queue. Nothing was changed."),
    "draft-gone": mark("This draft was already signed or deleted."),
    "no-email": mark("No e-mail address was given with this signature. No e-mail was made."),
    "nothing-newer": mark("There is no newer version to sign. Nothing was changed."),
    "version-not-signed": mark(
        "This version of the declaration is not here, or it is signed no more. Nothing was changed."
    ),
    "no-pin": mark("No PIN is set for the staff. Set one under Settings."),
    "not-of-a-coordinator": mark(
        "This file is of “{laptop}”, which is no coordinator’s laptop. Ask a coordinator for a file."
    ),
    # workspaces
    "earlier-form": mark(
        "{name} was made by an earlier 0.x version of ACA Desktop. This version can’t open it. Nothing was "
        "changed. Open the file with the version that made it, or create a new file. Sealed PDFs stay as they "
        "are."
    ),
    "held": mark(
        "Another window or program writes in this file ({holder}). You can read here; close it there to write."
    ),
    "newer-program": mark(
        "{name} was written by a newer program. Nothing was changed. Bring this one up to date."
    ),
    "not-a-workspace": mark(
        "{name} is no ACA Desktop file, or it is locked and this is not its passphrase. Nothing was changed."
    ),
    "older-program": mark(
        "{name} was written by an older program and can only be read now. Nothing was changed. Close it "
        "elsewhere, then open it to write in it."
    ),
    "backup-differs": mark(
        "The backup {name} is not what it was made of, and was taken away. Nothing was changed. Check the disk."
    ),
    # sync files
    "export-differs": mark(
        "The file couldn’t be read back after it was written, so it was deleted. Your entries are unchanged. "
        "Export again; if this happens again, restore a backup."
    ),
    "not-a-sync-file": mark("This is no file of a laptop. Nothing was read from it. Check which file was meant."),
    "other-coalition": mark("The file is not of the coalition {coalition}. Nothing was changed."),
    "sync-chain": mark(
        "The records of a laptop in it do not follow one another. Nothing was read from it. Write it again there."
    ),
    "sync-changed": mark("The file was changed while it was read. Nothing was read from it. Try again."),
    "other-recipients": mark(
        "The file is encrypted for other laptops. Nothing was imported. Import it on a coordinator’s laptop that "
        "it was encrypted for, or export it again."
    ),
    "own-file": mark(
        "By its name, this is this laptop’s own file, encrypted for the coordinator. Everything in it is here "
        "already, and nothing needs to be imported. Import the file on the coordinator’s laptop."
    ),
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
    "unknown-laptop": mark("Nobody has enrolled the laptop that wrote it. A coordinator may accept it."),
    "some-not-imported": mark("Files that were not imported: {number}. The others were. Each says why above."),
    "not-closed": mark(
        "This file was not closed on its laptop ({beside} lies beside it), so its end would be missing. Open and "
        "close it there, then copy it."
    ),
    # conflicts and erasure
    "entry-of-another": mark(
        "The entry {entry} is not about the organisation {organisation}. Nothing was changed."
    ),
    "no-kit": mark("{name} is no kit: nobody joins by it. Ask the coordinator for a kit. Nothing was changed."),
    "no-such-conflict": mark("This field has no conflict. Nothing was changed."),
    "no-such-value": mark("This value is not there any more. Nothing was changed. Choose again."),
    "nothing-to-erase": mark("The organisation {organisation} has no personal data left. Nothing was changed."),
    # laptops
    "already-enrolled": mark("The laptop “{laptop}” has this role already. Nothing was changed."),
    "ambiguous-laptop": mark(
        "Several laptops are called {laptop}. Nothing was changed. Name one by its check code: {codes}."
    ),
    "check-code-differs": mark(
        "The check code {told} is not that of the laptop “{laptop}” in the file. Ask its people again; if it "
        "stays different, somebody has put another key into the file."
    ),
    "not-a-request": mark("{name} is no laptop’s join file, or was altered. Ask for it again."),
    "not-a-revocation-list": mark(
        "The REVOKED.json beside the root was not signed by a coordinator of it, or was altered. Nothing was "
        "checked. Take it anew from where the coalition publishes it."
    ),
    "other-root": mark("{name} belongs to another coalition than {coalition}. Nothing was changed."),
    "root-needed": mark("Only the recovery file revokes a coordinator’s laptop. Nothing was changed."),
    "unknown-laptop-here": mark("This laptop is not in this file. Nothing was changed."),
    # passphrases and keys
    "empty-passphrase": mark("The passphrase is empty. Nothing was changed."),
    "malformed-key": mark("The laptop’s key in this file cannot be read. Nothing was changed. Use a backup."),
    "malformed-passphrase": mark(
        "This can be no passphrase: more than {limit} characters, or a zero byte. Nothing was changed."
    ),
    "not-a-recovery-file": mark(
        "{name} is no recovery file, or a damaged one. Nothing was changed. Use its copy."
    ),
    "not-a-root": mark(
        "This is no root certificate of a coalition. Nothing was checked. Ask the coalition for its ROOT.pem."
    ),
    "passphrases-differ": mark("The two passphrases differ. Nothing was changed. Try again."),
    "wrong-passphrase": mark("This is not the passphrase. Nothing was changed. Try again."),
    # what is meant
    "ambiguous-coalition": mark(
        "Several coalitions are called {coalition}. Nothing was changed. Use the id of one: {ids}."
    ),
    "language-not-of-declaration": mark(
        "This declaration does not exist in that language. No document was made. Choose another one."
    ),
    "no-coalition": mark(
        "There is no coalition in this file. Nothing was changed. Create one, or join one with a kit."
    ),
    "no-declaration": mark("There is no declaration here. Nothing was changed. Write one first."),
    "publication-not-here": mark("The declaration that was signed is not in this file yet. No paper was made."),
    "several-coalitions": mark("The file holds several coalitions. Nothing was changed. Choose one: {known}."),
    "several-declarations": mark("There are several declarations. Nothing was changed. Choose one: {known}."),
    "unknown-claim": mark("This public sentence is not here. Nothing was changed."),
    "unknown-coalition": mark("This coalition is not here. Nothing was changed."),
    "unknown-declaration": mark("This declaration is not here. Nothing was changed."),
    "unknown-language": mark(
        "This paper does not exist in the language {language}. No paper was made. Use: {known}."
    ),
    "same-record": mark("{id} is one record and not two. Nothing was changed."),
    "organisation-of-another-coalition": mark(
        "The organisation {id} is in the coalition {other}, and each coalition speaks only for its own. Nothing "
        "was changed. Where an organisation is in two coalitions, give both records its identifier."
    ),
    "unknown-organisation": mark("This organisation is not in this file. Nothing was changed."),
    "unknown-sample": mark("There is no sample {sample}. Nothing was changed. There are: {known}."),
    "not-a-network": mark("This coalition is no network: it names no members. No document was made."),
    "snapshot-unreadable": mark(
        "A newer program has kept “{snapshot}”. Nothing was compared. Bring this one up to date."
    ),
    "unknown-snapshot": mark("Nothing was kept as {snapshot}. Nothing was compared. There are: {known}."),
    "unknown-signature": mark("This signature is not in this file. Nothing was changed."),
    "ambiguous-entry": mark(
        "Several entries begin with {entry}. Nothing was changed. Write more of one’s id: {ids}."
    ),
    "malformed-entry-id": mark(
        "{entry} is no entry’s id. Nothing was changed. Write at least {least} of its figures and letters a to f."
    ),
    "no-rows": mark("Nobody is expected, and no blank row is asked for. No document was made. Ask for some."),
    "not-certifiable": mark(
        "This signature is not in force, or provisional, or not to be published. No document was made."
    ),
    "no-signatories": mark("Nobody has signed yet. No document was made."),
    "no-signature": mark("This organisation has no signature in force. No document was made."),
    "several-signatures": mark(
        "The organisation has several signatures in force. No paper was made. Name a folder or one of them: {ids}."
    ),
    "unknown-entry": mark("This entry is not here. Nothing was changed."),
    # what may be done
    "signature-of-another": mark(
        "The signature {signature} is another organisation’s. Nothing was changed. Name one of its own."
    ),
    "already-superseded": mark(
        "A later signature replaces this one, so that approving it has no effect. Nothing was changed."
    ),
    "already-undone": mark("This has been undone already. Nothing was changed."),
    "already-withdrawn": mark("This signature has been withdrawn already. Nothing was changed."),
    "changed-since": mark("What was written then has changed since. Nothing was undone. Edit the fields instead."),
    "entry-without-effect": mark("This record has no effect, so there is nothing to undo."),
    "not-provisional": mark("This signature is not provisional: there is nothing to ratify. Nothing was changed."),
    "not-undoable": mark("This cannot be undone. Nothing was changed. Write what holds now instead."),
    "nothing-to-undo": mark("Undoing this would change nothing."),
    "organisation-has-signed": mark(
        "The organisation has signed, so it stays. Undo or withdraw its signature first."
    ),
    "signature-without-effect": mark("This signature has no effect. Nothing was changed."),
    "value-not-here": mark(
        "What was there before is not in this file, so it cannot be put back. Nothing was changed."
    ),
    "only-coordinators": mark(
        "Only a coordinator’s laptop can make this document for {coalition}. Nothing was written. Send your "
        "signatures to the coordinator, who can make it."
    ),
    "not-authorised": mark(
        "This laptop may not do that here: its role does not allow it, or it was revoked. Nothing was changed. "
        "A coordinator’s laptop may."
    ),
    "entry-too-large": mark("This is too much for one record. Nothing was changed. Write less."),
    "too-many-values": mark("Too many values would be replaced at once. Nothing was changed."),
    # how it went
    "cannot-tell": mark("It was done, but the answer could not be written: {reason}."),
    "not-sound": mark(
        "The file is damaged. Nothing was changed. Keep a copy of it, and recover what is left into a new file."
    ),
    "not-valid": mark("Not every file is valid. Do not rely on those that are not; ask the coalition."),
    "nothing-to-verify": mark("There is no PDF and no sync file to check. Nothing was checked. Check the folder."),
    "our-own-bug": mark(
        "The program made a mistake ({kind}). What was saved before is safe, and nothing is half-written. The "
        "details are in {log}: send that file with your report."
    ),
    "stopped": mark("Stopped. What was saved before is safe, and nothing is half-written."),
    "name-is-fixed": mark("This laptop has joined, so its name stays {laptop}. Nothing was changed."),
    "process-gone": mark(
        "The system ended a process that helped, perhaps because memory ran out. What was written before is "
        "whole. Close other programs and call it again for the rest."
    ),
    "some-not-made": mark(
        "Some papers were not made: {number}. The others are written. Call it again for the rest."
    ),
}


def sentence(speech: Speech, error: AcaError, name: str | None = None) -> str:
    """Return an error in one language; `name` is what its file is called, None for the whole path."""
    words = ERRORS.get(error.code, NO_SENTENCE)
    facts: dict[str, Fact] = {**error.facts, "code": error.code, "name": name or error.facts.get("path")}
    return speech.say(words, **shown(speech, words, facts))
