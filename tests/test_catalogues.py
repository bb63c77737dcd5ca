"""The translation catalogues are finished and current, and the tool that keeps them loses nothing."""

import gettext
import importlib.util
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOL = Path(__file__).parent.parent / "packaging" / "catalogues.py"

CODE = """
from aca_desktop.i18n import mark
TABLE = {"one": mark("Gone {when}")}
def show(speech, n, words):
    speech.say(TABLE[n])
    return speech.say("Hello, {name}", name=n) + speech.say_count("{count} page", "{count} pages", n)
"""
SPANISH = {
    'msgid "Gone {when}"\nmsgstr ""': 'msgid "Gone {when}"\nmsgstr "Ido {when}"',
    'msgid "Hello, {name}"\nmsgstr ""': 'msgid "Hello, {name}"\nmsgstr "Hola, {name}"',
    'msgstr[0] ""\nmsgstr[1] ""': 'msgstr[0] "Una página"\nmsgstr[1] "{count} páginas"',
}
JAPANESE = {
    'msgid "Gone {when}"\nmsgstr ""': 'msgid "Gone {when}"\nmsgstr "{when}に終了"',
    'msgid "Hello, {name}"\nmsgstr ""': 'msgid "Hello, {name}"\nmsgstr "こんにちは、{name}さん"',
    'msgstr[0] ""': 'msgstr[0] "{count}ページ"',
}


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool: Any = _load()


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    """A package of three sentences, translated in full."""
    package = tmp_path / "greeter"
    package.mkdir()
    (package / "words.py").write_text(CODE, encoding="utf-8")
    folder = tool.Folder(package, tmp_path / "locales")
    assert len(tool.update(folder)) == 6
    _change(folder, "es", SPANISH)
    _change(folder, "ja", JAPANESE)
    assert tool.update(folder) == []
    return folder


def _change(folder: Any, language: str, changes: dict[str, str]) -> None:
    path = folder.path(language, "po")
    text = path.read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")


def _write_code(folder: Any, before: str, after: str) -> None:
    path = folder.package / "words.py"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_every_sentence_of_the_program_is_finished() -> None:
    run = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(("language", "other"), [("ja", "コーディネーター")])
def test_a_concept_has_one_word(language: str, other: str) -> None:
    """The coordinator's side is 事務局 in Japanese."""
    catalogue = TOOL.parents[1] / "resources" / "locales" / language / "LC_MESSAGES" / "aca-desktop.po"
    assert other not in catalogue.read_text(encoding="utf-8")


def test_a_finished_folder_speaks(folder: Any) -> None:
    assert tool.check(folder) == []
    japanese = gettext.translation("aca-desktop", folder.locales, ["ja"])
    assert japanese.gettext("Hello, {name}") == "こんにちは、{name}さん"
    assert japanese.ngettext("{count} page", "{count} pages", 1) == "{count}ページ"
    spanish = gettext.translation("aca-desktop", folder.locales, ["es"])
    assert spanish.ngettext("{count} page", "{count} pages", 1) == "Una página"
    assert spanish.ngettext("{count} page", "{count} pages", 0) == "{count} páginas"


def test_a_second_run_changes_no_byte(folder: Any) -> None:
    files = [folder.path(language, ending) for language in ("es", "ja") for ending in ("po", "mo")]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    tool.update(folder)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before
    assert not any(word in before[0][0].lower() for word in (b"date", b"babel", b"words.py"))


def test_a_new_sentence_is_lacking_until_it_is_translated(folder: Any) -> None:
    _write_code(folder, "TABLE =", 'NEW = mark("Newly said")\nTABLE =')
    assert "es: aca-desktop.po is not current; run packaging/catalogues.py" in tool.check(folder)
    assert tool.update(folder) == [f"{language}: “Newly said” is not translated" for language in ("es", "ja")]
    assert "Hola, {name}" in folder.path("es", "po").read_text(encoding="utf-8")


def test_an_unsaid_sentence_is_dropped_and_named(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    _write_code(folder, 'mark("Gone {when}")', '""')
    tool.update(folder)
    assert "es: dropped “Gone {when}”" in capsys.readouterr().out
    assert "Ido" not in folder.path("es", "po").read_text(encoding="utf-8")
    assert tool.check(folder) == []


@pytest.mark.parametrize(
    ("language", "before", "after", "says"),
    [
        ("es", "Hola, {name}", "Hola, {nombre}", "other placeholders"),
        ("es", "Hola, {name}", "Hola", "other placeholders"),
        ("es", "Hola, {name}", "Hola, {name", "other placeholders"),
        ("ja", "{count}ページ", "一ページ", "other placeholders"),
        ("es", "{count} páginas", "páginas", "other placeholders"),
        ("es", "{count} páginas", "", "not translated"),
        ("es", 'msgid "Hello', '#, fuzzy\nmsgid "Hello', "marked fuzzy"),
        ("es", "Hola", "Buenos días", "aca-desktop.mo is not current"),
    ],
)
def test_what_is_unfinished_is_said(folder: Any, language: str, before: str, after: str, says: str) -> None:
    _change(folder, language, {before: after})
    assert [says in line for line in tool.check(folder)].count(True) == 1
    assert all(line.startswith(f"{language}: ") for line in tool.check(folder))


def test_an_unfinished_sentence_is_compiled_as_english(folder: Any) -> None:
    _change(folder, "es", {"{count} páginas": "", 'msgid "Hello': '#, fuzzy\nmsgid "Hello'})
    tool.update(folder)
    spanish = gettext.translation("aca-desktop", folder.locales, ["es"])
    assert spanish.ngettext("{count} page", "{count} pages", 2) == "{count} pages"
    assert spanish.gettext("Hello, {name}") == "Hello, {name}"


@pytest.mark.parametrize("built", ['f"Hi {n}"', '"Hi " + n', '"Hi" if n else "Bye"', '"Hi {}".join(words) + ""'])
def test_a_sentence_put_together_in_the_code_is_refused(folder: Any, built: str) -> None:
    _write_code(folder, "speech.say(TABLE[n])", f"speech.say({built})")
    assert "greeter/words.py:5: a sentence is put together; write it whole" in tool.check(folder)


@pytest.mark.parametrize("renamed", ["say = speech.say_count", "say, n = speech.say_count, n"])
def test_what_says_sentences_has_no_other_name(folder: Any, renamed: str) -> None:
    _write_code(folder, "    speech.say(TABLE[n])", f"    {renamed}")
    assert "greeter/words.py:5: say_count has another name here, by which no sentence is found" in tool.check(
        folder
    )


def test_several_may_run_it_at_once(folder: Any) -> None:
    _write_code(folder, "TABLE =", 'NEW = mark("Newly said")\nTABLE =')
    with ThreadPoolExecutor(4) as runs:
        results = list(runs.map(lambda _: tool.update(folder), range(8)))
    assert all(len(result) == 2 for result in results)
    assert sorted(path.name for path in folder.path("es", "po").parent.iterdir()) == [
        "aca-desktop.mo",
        "aca-desktop.po",
    ]
