"""Counts the program: code, docstrings and blank lines, by package, and what is longest."""

import ast
import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "aca_desktop"
BESIDE = ("packaging/**/*.py", "resources/**/*.py", "resources/**/*.js")
"""What counts as well, so that nothing gets smaller by being moved."""


def documented(tree: ast.Module) -> int:
    """Return the lines of all docstrings, those of fields and constants included."""
    strings = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
    return sum((one.end_lineno or one.lineno) - one.lineno + 1 for one in strings)


def lengths[Node: (ast.ClassDef, ast.FunctionDef)](
    tree: ast.Module, kind: type[Node]
) -> Iterator[tuple[int, str]]:
    """Yield the lines and the name of each definition of a kind."""
    for node in ast.walk(tree):
        if isinstance(node, kind):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, node.name


def body(node: ast.FunctionDef) -> int:
    """Return a function's lines without its head and docstring."""
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or first.lineno) - first.lineno + 1


def main() -> None:
    """Print the table."""
    say = sys.stdout.write
    lines, files, kinds = Counter[str](), Counter[str](), Counter[str]()
    functions: list[int] = []
    longest: list[tuple[int, str]] = []
    classes: list[tuple[int, str]] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        tree, every = ast.parse(text), text.splitlines()
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        lines[room] += len(every)
        files[room] += 1
        docstrings, blanks = documented(tree), sum(not line.strip() for line in every)
        imports = sum(
            (node.end_lineno or node.lineno) - node.lineno + 1
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
        )
        comments = sum(line.lstrip().startswith("#") for line in every)
        kinds.update(docstrings=docstrings, blank=blanks, imports=imports, comments=comments)
        kinds["code"] += len(every) - docstrings - blanks - imports - comments
        functions += [body(node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        longest.append((len(every), path.relative_to(ROOT).as_posix()))
        classes += lengths(tree, ast.ClassDef)
    say(f"{'package':<14} {'files':>6} {'lines':>8}\n")
    for room, count in lines.most_common():
        say(f"{room:<14} {files[room]:>6} {count:>8,}\n")
    say(f"{'all':<14} {files.total():>6} {lines.total():>8,}\n")
    say(", ".join(f"{name} {count:,}" for name, count in kinds.most_common()) + "\n")
    for pattern in BESIDE:
        texts = [path.read_text(encoding="utf-8") for path in ROOT.glob(pattern) if path.is_file()]
        say(f"{pattern}: {len(texts)} files, {sum(len(text.splitlines()) for text in texts):,} lines\n")
    folders = Counter(Path(name).parent.as_posix() for _count, name in longest)
    say(f"functions {len(functions):,}, median {statistics.median(functions):g} lines\n")
    say("longest files: " + ", ".join(f"{name} {count}" for count, name in sorted(longest)[:-6:-1]) + "\n")
    say("longest classes: " + ", ".join(f"{name} {count}" for count, name in sorted(classes)[:-6:-1]) + "\n")
    say("fullest folders: " + ", ".join(f"{name} {count}" for name, count in folders.most_common(5)) + "\n")
    words = {
        "retranslate methods": r"def retranslate\b",
        "paintEvent": r"def paintEvent\b",
        "signals": r"= Signal\(",
    }
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    say(", ".join(f"{name} {len(re.findall(pattern, source))}" for name, pattern in words.items()) + "\n")


if __name__ == "__main__":
    main()
