"""A sentence for every code of an AcaError: what happened, what was kept, what to do. Facts fill the named places.

What can be said in a place is what the error brings with it; a fact that is not known is said to be unknown.
"""

from collections.abc import Mapping

from aca_desktop.i18n import mark

ERRORS: Mapping[str, str] = {
    # files and disks
    "busy": mark("{path} is busy: {reason}. Nothing was changed. Try again in a moment."),
    "cannot-read": mark("{path} cannot be read: {reason}. Nothing was changed. Check your rights to it."),
    "cannot-write": mark("{path} cannot be written: {reason}. No file was left half-written. Check the folder."),
    "damaged": mark(
        "{path} is damaged ({reason}). Nothing was changed. Recover what is left into a new file: aca-desktop "
        "salvage {path} NEW.aca"
    ),
    "disk-full": mark("The disk is full: {path} was not written, and nothing is left half-written. Make room."),
    "disk-trouble": mark(
        "The disk could not read or write {path}: {reason}. Nothing was changed. Copy the file to another disk."
    ),
    "file-gone": mark("{path} was removed or replaced while it was open. Nothing was written. Put it back."),
    "file-exists": mark(
        "{path} exists already, and no file is ever overwritten. Nothing was changed. Give another name."
    ),
    "not-a-file": mark("{path} is no ordinary file. Nothing was changed. Name a file, not a folder or a pipe."),
    "not-found": mark("{path} is not there. Nothing was changed. Check the name."),
    "not-utf-8": mark("{path} is not written in UTF-8 (byte {byte}). Nothing was changed. Save it as UTF-8."),
    "name-not-taken": mark(
        'Windows doesn’t accept {path} as a file’s name. Nothing was saved. Choose a name without : * ? " < > '
        "|, without a dot or space at its end, and not a reserved one such as CON, NUL or COM1."
    ),
    "path-too-long": mark(
        "The path {path} is too long for Windows. Nothing was saved. Choose a folder with a shorter path, such as "
        "Documents."
    ),
    "read-only": mark("{path} may only be read: {reason}. Nothing was changed. Copy it to where you may write."),
    "system-refused": mark("The system refused: {path}, {reason}. Nothing is half-written. Check the name."),
    "too-large": mark(
        "{path} is larger than {limit} bytes. Nothing was changed. Check that it is the right file."
    ),
    "folder-gone": mark("The folder {path} is no longer there. Nothing was written. Name another."),
    # the signing table
    "arrival-gone": mark("This arrival is no longer in the queue. Nothing was changed."),
    "draft-gone": mark("This draft was signed or discarded meanwhile. Nothing was changed."),
    "no-email": mark("No e-mail address was given with this signature. No e-mail was made."),
    "nothing-newer": mark("There is no newer version to sign. Nothing was changed."),
    "version-not-signed": mark(
        "This version of the declaration is not here, or it is signed no more. Nothing was changed."
    ),
    "no-pin": mark("No PIN is set for the staff. Nothing was tried. Set one in the window, under Settings."),
    "not-of-a-coordinator": mark(
        "The file is of the laptop {laptop}, which is no coordinator’s. Nothing was changed. Ask for another file."
    ),
    # workspaces
    "earlier-form": mark(
        "{path} was made by an earlier 0.x version of ACA Desktop. This version can’t open it. Nothing was "
        "changed. Open the file with the version that made it, or create a new file. Sealed PDFs stay as they "
        "are."
    ),
    "held": mark(
        "{path} is being written by another window or command ({holder}). Nothing was changed. Close it there."
    ),
    "newer-program": mark(
        "The file was written by a newer program. Nothing was changed. Bring this one up to date."
    ),
    "not-a-workspace": mark(
        "{path} is no workspace, or it is locked and this is not its passphrase. Nothing was changed. "
        "Check the file and --workspace-passphrase-file."
    ),
    "older-program": mark(
        "{path} was written by an older program. Nothing was changed. Open it once with a command that writes."
    ),
    "backup-differs": mark(
        "The backup {path} is not what it was made of, and was taken away. Nothing was changed. Check the disk."
    ),
    # sync files
    "export-differs": mark(
        "The file couldn’t be read back after it was written ({reason}), so it was deleted. Your entries are "
        "unchanged. Run aca-desktop check, then export again."
    ),
    "not-a-sync-file": mark("This is no sync file. Nothing was imported. Check the name."),
    "other-coalition": mark("The file is not of the coalition {coalition}. Nothing was written. Check the name."),
    "sync-chain": mark(
        "The entries of the laptop {laptop} do not follow one another. Nothing was imported. Ask for it again."
    ),
    "sync-changed": mark("The file was changed while it was read. Nothing was imported. Try again."),
    "other-recipients": mark(
        "The file is encrypted for other laptops. Nothing was imported. Import it on a coordinator’s laptop that "
        "it was encrypted for, or export it again."
    ),
    "own-file": mark(
        "By its name, this is this laptop’s own file, encrypted for the coordinator. Everything in it is here "
        "already, and nothing needs to be imported. Import the file on the coordinator’s laptop."
    ),
    "sync-encrypted": mark("The file is encrypted. Nothing was imported. Give its passphrase."),
    "sync-hash": mark("A part ({part}) is not what its hash says. Nothing was imported. Ask for the file again."),
    "sync-malformed": mark("The file is damaged ({where}: {reason}). Nothing was imported. Ask for it again."),
    "sync-signature": mark(
        "A signature of the laptop {laptop} is wrong. Nothing was imported. Ask whoever gave you the file."
    ),
    "sync-sum": mark("The file is not whole, or was changed. Nothing was imported. Copy it again."),
    "sync-too-large": mark(
        "A part ({where}) has {size} bytes, where {limit} may be. Nothing was imported. Ask whoever made the file."
    ),
    "unknown-laptop": mark(
        "Nobody has enrolled these laptops: {laptops}. Nothing was imported. A coordinator may accept them."
    ),
    "some-not-imported": mark("Files that were not imported: {number}. The others were. Each says why above."),
    "not-closed": mark(
        "{path} was not closed: {beside} lies beside it, and without that its end would be missing. "
        "Nothing was imported. Open and close it on its own laptop, then copy it."
    ),
    # conflicts and erasure
    "entry-of-another": mark(
        "The entry {entry} is not about the organisation {organisation}. Nothing was changed."
    ),
    "no-kit": mark("{path} is no kit: nobody joins by it. Nothing was changed. Ask the coordinator for one."),
    "no-such-conflict": mark(
        "The field {field} of {subject} has no different values. Nothing was changed. "
        "See: aca-desktop conflicts list."
    ),
    "no-such-value": mark(
        "The entry {entry} has written none of the values of {field}. Nothing was changed. "
        "See: aca-desktop conflicts list."
    ),
    "nothing-to-erase": mark("The organisation {organisation} has no personal data left. Nothing was changed."),
    # laptops
    "already-enrolled": mark("The laptop “{laptop}” has this role already. Nothing was changed."),
    "ambiguous-laptop": mark(
        "Several laptops are called {laptop}. Nothing was changed. Name one by its check code: {codes}."
    ),
    "check-code-differs": mark(
        "The check code {told} is not that of the laptop “{laptop}” in the file. Nothing was changed. "
        "Ask its people again; if it stays different, somebody has put another key into the file."
    ),
    "not-a-request": mark(
        "{path} is no laptop’s join file, or was altered. Nothing was changed. Ask for it again."
    ),
    "not-a-revocation-list": mark(
        "The REVOKED.json beside the root was not signed by a coordinator of it, or was altered. "
        "Nothing was checked. Take it anew from where the coalition publishes it."
    ),
    "other-root": mark("{path} holds the root of another coalition than {coalition}. Nothing was changed."),
    "root-needed": mark("Only root revokes a coordinator’s laptop. Nothing was changed. Give --recovery."),
    "unknown-laptop-here": mark(
        "There is no laptop {laptop} here. Nothing was changed. See: aca-desktop laptops list."
    ),
    # passphrases and keys
    "empty-passphrase": mark("The passphrase is empty. Nothing was changed. Write one in the file’s first line."),
    "malformed-key": mark("The laptop’s key in this workspace cannot be read. Nothing was changed. Use a backup."),
    "malformed-passphrase": mark(
        "This can be no passphrase: more than {limit} characters, or a zero byte. Nothing was changed."
    ),
    "not-a-recovery-file": mark(
        "{path} is no recovery file, or a damaged one. Nothing was changed. Use its copy."
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
        "The declaration does not exist in the language {language}. No paper was made. It exists in: {known}."
    ),
    "no-coalition": mark(
        "There is no coalition in this workspace. Nothing was changed. "
        "Found one: aca-desktop coalition add; or bring in a kit: aca-desktop sync import."
    ),
    "no-declaration": mark(
        "There is no declaration here. Nothing was changed. Write one: aca-desktop declarations add."
    ),
    "publication-not-here": mark(
        "The declaration that was signed with {signature} is not in this workspace. No paper was made."
    ),
    "several-coalitions": mark(
        "The workspace holds several coalitions. Nothing was changed. Name one with --coalition: {known}."
    ),
    "several-declarations": mark(
        "There are several declarations. Nothing was changed. Name one with --declaration: {known}."
    ),
    "unknown-claim": mark("There is no public sentence {claim} here. See: aca-desktop claims list."),
    "unknown-coalition": mark("There is no coalition {coalition} here. Nothing was changed. There are: {known}."),
    "unknown-declaration": mark(
        "There is no declaration {declaration} here. Nothing was changed. See: aca-desktop declarations list."
    ),
    "unknown-language": mark(
        "This paper does not exist in the language {language}. No paper was made. Use: {known}."
    ),
    "same-record": mark("{id} is one record and not two. Nothing was changed."),
    "organisation-of-another-coalition": mark(
        "The organisation {id} is in the coalition {other}, and each coalition speaks only for its own. "
        "Nothing was changed. Where an organisation is in two coalitions, give both records its identifier."
    ),
    "unknown-organisation": mark(
        "There is no organisation {id} here. Nothing was changed. See: aca-desktop organisations list."
    ),
    "unknown-sample": mark("There is no sample {sample}. Nothing was changed. There are: {known}."),
    "not-a-network": mark("{coalition} is no network, or none of its members is here. No paper was made."),
    "snapshot-unreadable": mark(
        "A newer program has kept “{snapshot}”. Nothing was compared. Bring this one up to date."
    ),
    "unknown-snapshot": mark("Nothing was kept as {snapshot}. Nothing was compared. There are: {known}."),
    "unknown-signature": mark(
        "There is no signature {signature} here. Nothing was changed. See: aca-desktop organisations show."
    ),
    "ambiguous-entry": mark(
        "Several entries begin with {entry}. Nothing was changed. Write more of one’s id: {ids}."
    ),
    "malformed-entry-id": mark(
        "{entry} is no entry’s id. Nothing was changed. Write at least {least} of its figures and letters a to f."
    ),
    "no-rows": mark("No organisation is expected and no row was asked for. No paper was made. Use --blank."),
    "not-certifiable": mark(
        "The signature {signature} is {status}, or its organisation is not to be published. No paper was made."
    ),
    "no-signatories": mark("The coalition {coalition} has no signatories yet. No paper was made."),
    "no-signature": mark(
        "The organisation {id} has no signature in force. No paper was made. See: aca-desktop organisations show."
    ),
    "several-signatures": mark(
        "The organisation has several signatures in force. No paper was made. Name a folder or one of them: {ids}."
    ),
    "unknown-entry": mark(
        "There is no entry {entry} here. Nothing was changed. See: aca-desktop organisations show."
    ),
    # what may be done
    "signature-of-another": mark(
        "The signature {signature} is another organisation’s. Nothing was changed. Name one of its own."
    ),
    "already-superseded": mark(
        "A later signature replaces {signature}, so that approving it has no effect. Nothing was changed."
    ),
    "already-undone": mark("The entry {entry} has been undone already. Nothing was changed."),
    "already-withdrawn": mark("The signature {signature} has been withdrawn already. Nothing was changed."),
    "changed-since": mark(
        "What the entry {entry} wrote has changed since: {fields}. Nothing was changed. Edit the fields instead."
    ),
    "entry-without-effect": mark("The entry {entry} has no effect ({why}). Nothing was changed."),
    "not-provisional": mark(
        "The signature {signature} is {status}, not provisional: nothing is to be ratified. Nothing was changed."
    ),
    "not-undoable": mark("An entry “{kind}” cannot be undone. Nothing was changed. Write what holds now instead."),
    "nothing-to-undo": mark("Undoing {entry} would change nothing. Nothing was changed."),
    "organisation-has-signed": mark(
        "The organisation {organisation} has signed, so that it cannot disappear. Nothing was changed. "
        "Undo or withdraw its signature first."
    ),
    "signature-without-effect": mark("The signature {signature} has no effect ({why}). Nothing was changed."),
    "value-not-here": mark(
        "What {field} was before is not here ({why}), so that it cannot be put back. Nothing was changed."
    ),
    "only-coordinators": mark(
        "Only a coordinator’s laptop can make this document for {coalition}. Nothing was written. Send your "
        "signatures to the coordinator, who can make it."
    ),
    "not-authorised": mark(
        "This laptop may not write an entry “{kind}” here: its role does not allow it, or it was revoked. "
        "Nothing was changed. A coordinator’s laptop may."
    ),
    "entry-too-large": mark(
        "This is too much for one entry: {size}, where {limit} fit. Nothing was changed. Divide it."
    ),
    "too-many-values": mark(
        "More than {limit} values would be replaced at once. Nothing was changed. Change fewer fields at a time."
    ),
    # how it went
    "cannot-tell": mark("It was done, but the answer could not be written: {reason}."),
    "not-sound": mark(
        "The file is damaged. Nothing was changed. Keep a copy of it, and recover what is left into a new file: "
        "aca-desktop salvage FILE.aca NEW.aca"
    ),
    "not-valid": mark("Not every file is valid. Do not rely on those that are not; ask the coalition."),
    "nothing-to-verify": mark("There is no PDF and no sync file to check. Nothing was checked. Check the folder."),
    "our-own-bug": mark(
        "The program made a mistake ({kind}). What was saved before is safe, and nothing is half-written. "
        "The details are in {log}: send that file with your report."
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

USAGE: Mapping[str, str] = {
    "missing-argument": mark("{argument} is missing."),
    "missing-command": mark("A command is missing."),
    "missing-option": mark("{option} is missing."),
    "one-of": mark("Exactly one of these is needed: {options}."),
    "not-a-choice": mark("{option} must be one of: {allowed}."),
    "empty-path": mark("The name of a file or folder is empty. Enter a name; “.” means the current folder."),
    "name-too-long": mark("The name {path}… is too long. Enter a name of at most {limit} bytes."),
    "no-such-folder": mark(
        "There is no folder {path}. Create it first, or enter a name without a slash at the end."
    ),
    "not-a-field": mark("“{text}” is no FIELD=VALUE."),
    "not-a-number": mark("{option} must be a whole number that is not negative."),
    "number-out-of-range": mark("{option} must be a whole number from {least} to {most}."),
    "only-with": mark("{option} makes sense only with {needs}."),
    "option-needs-value": mark("{option} needs a value."),
    "option-takes-no-value": mark("{option} takes no value."),
    "passphrase-needed": mark("A passphrase is needed, and there is no terminal to ask at: give it in a file."),
    "texts-and-titles": mark("Every TEXT.md needs one --language and one --title, in the same order."),
    "titles-and-languages": mark(
        "There are {titles} titles for {languages} languages: give one for all, or one each."
    ),
    "too-many-arguments": mark("This is too much: {arguments}."),
    "unknown-command": mark("There is no command “{command}”."),
    "unknown-option": mark("There is no option {option}."),
    "no-display": mark("There is no display to show the window on. Use the commands."),
    "wrong-usage": mark("The command line cannot be understood: {reason}"),
}
"""Of WrongUsage; each is followed by where to read more, so none of them says it."""
