"""Measure branchaudit against python-docx, a plain scan and the floor; prints a Markdown table.

    python benchmarks/run.py [--count 2000] [--rounds 5] [--folder FOLDER]

All figures of a line come from rounds that take turns in one run; goals are ratios, since seconds
depend on the machine. Needs the package installed for this Python, and Linux for the memory lines.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import generate
import measure
import readers

from branchaudit.config import DEFAULT_RULESETS
from branchaudit.ruleset.locate import shipped

SEED = 1
MORE = 5
"""The memory of a run over this many times the files is compared with that of the first run."""
_MEGABYTE = 1_000_000
_HEAVY = ("pydantic", "lxml", "jieba", "rjieba", "yaml", "docx", "rich")
_MODULES = f"""
import sys
from branchaudit.cli.app import run
try:
    run(sys.argv[1:])
finally:
    print(*(name for name in {_HEAVY!r} if name in sys.modules), file=sys.stderr)
"""
_EMPTY_APP = """
from typing import Annotated
import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
def show(wanted: bool) -> None:
    if wanted:
        print("empty 1.0")
        raise typer.Exit
@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=show, is_eager=True)] = False
) -> None: ...
@app.command()
def nothing() -> None: ...
app()
"""


class Line(NamedTuple):
    what: str
    measured: str
    goal: str = ""
    met: bool | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure branchaudit against what it is compared with.")
    parser.add_argument("--count", type=int, default=2000, help="ordinary files")
    parser.add_argument("--large", type=int, default=20, help="files of about 200 pages")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="keep the generated files here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        os.environ["BRANCHAUDIT_CACHE_DIR"] = str(folder / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once, not per run
        _say("writing files")
        first, more, large = folder / "minutes", folder / "more", folder / "large"
        minutes = _made(first, given.count)
        books = _made(large, given.large, book=generate.BOOK)
        _show("Text", _speed(minutes, folder, given.rounds))
        _show("Rules", _rules(minutes, given.rounds))
        _show("Large files", _large(books, given.rounds))
        _show("Start-up", _start_up(minutes[0], folder))
        _show("Imports", _imports(minutes[0], folder))
        _made(more, given.count * (MORE - 1), start=given.count)
        _show("Memory", _memory(first, more, folder, given.count))


def _made(folder: Path, count: int, *, book: int = 1, start: int = 0) -> list[Path]:
    """The files, written only where they are not there yet."""
    paths = sorted(folder.rglob("*.docx"))
    return (
        paths if len(paths) == count else sorted(generate.write(folder, count, SEED, book=book, first=start))
    )


# ---------------------------------------------------------------- speed
def _speed(paths: list[Path], folder: Path, rounds: int) -> Iterator[Line]:
    _say(f"{len(paths)} ordinary files, {rounds} rounds")
    report = folder / "report.json"
    minutes = str(folder / "minutes")
    wanted, named = readers.everything(paths[:100]), readers.rules_only()
    times = measure.take_turns(
        {
            # what is compared stands side by side
            "floor": lambda: _each(readers.floor, paths),
            "own": lambda: _each(readers.own_reader, paths),
            "docx": lambda: _each(readers.python_docx, paths),
            "rules": lambda: _each(partial(readers.scan, wanted=named), paths),
            "scan": lambda: _each(partial(readers.scan, wanted=wanted), paths),
            "check": lambda: measure.process(_check(minutes, report, jobs=1)),
            "check2": lambda: measure.process(_check(minutes, report, jobs=2)),
        },
        rounds,
    )
    per = {name: 1000 * seconds / len(paths) for name, seconds in times.items()}
    yield Line("(a) python-docx, all text in order", f"{per['docx']:.2f} ms/file")
    yield Line("(b) floor: read, inflate, lxml parse", f"{per['floor']:.2f} ms/file")
    yield Line("(c) our reader", f"{per['own']:.2f} ms/file")
    yield _at_most("(c) : (b)", times.ratio("own", "floor"), 2.0)
    yield _at_least("(a) : (c)", times.ratio("docx", "own"), 5.5)
    yield Line(f"(d) python-docx and a scan for {_sizes(wanted)}", f"{per['scan']:.2f} ms/file")
    yield Line(f"(d′) the same, for {_sizes(named)}", f"{per['rules']:.2f} ms/file")
    yield Line("(e) whole `check` to JSON, one process", f"{per['check']:.2f} ms/file")
    yield Line("(e) whole `check` to JSON, two processes", f"{per['check2']:.2f} ms/file")
    yield _at_least("(d) : (e) on one core", times.ratio("scan", "check"), 3.0)
    yield Line("(d′) : (e) on one core", f"{times.ratio('rules', 'check'):.2f}")
    yield _at_least("(e) one process : two", times.ratio("check", "check2"), 1.7)
    yield Line("share of a processor that single rounds had", f"{times.share:.2f}")


def _rules(paths: list[Path], rounds: int) -> Iterator[Line]:
    _say("rules")
    default, every = readers.rules(DEFAULT_RULESETS), readers.rules([*shipped()])
    times = measure.take_turns(
        {
            "draw": lambda: _each(readers.drawn, paths),
            "default": lambda: _each(partial(readers.judged, rules=default), paths),
            "every": lambda: _each(partial(readers.judged, rules=every), paths),
        },
        rounds,
    )
    yield Line("(f) read and draw the facts", f"{1000 * times['draw'] / len(paths):.2f} ms/file")
    for name, what, rules in (
        ("default", "the default rule sets", default),
        ("every", "all rule sets", every),
    ):
        figure = f"{1000 * times[name] / len(paths):.2f} ms/file"
        yield Line(f"(g) the same, and judge by {what} ({len(rules.rules)} rules)", figure)
    yield _at_most("((g) by all rule sets − (f)) : (f)", times.ratio("every", "draw") - 1, 3.0)


def _sizes(wanted: readers.Wanted) -> str:
    return f"{len(wanted.words)} words, {len(wanted.patterns)} patterns"


def _large(paths: list[Path], rounds: int) -> Iterator[Line]:
    _say(f"{len(paths)} large files")
    times = measure.take_turns(
        {"floor": lambda: _each(readers.floor, paths), "own": lambda: _each(readers.own_reader, paths)},
        rounds,
    )
    yield Line("(b) floor, 200 pages", f"{1000 * times['floor'] / len(paths):.1f} ms/file")
    yield Line("(c) our reader, 200 pages", f"{1000 * times['own'] / len(paths):.1f} ms/file")
    yield _at_most("(c) : (b)", times.ratio("own", "floor"), 1.5)


def _each(reader: readers.Reader, paths: list[Path]) -> None:
    for path in paths:
        reader(path)


# ---------------------------------------------------------------- start-up
def _start_up(path: Path, folder: Path) -> Iterator[Line]:
    _say("start-up")
    app = folder / "empty_app.py"
    app.write_text(_EMPTY_APP, "utf-8")
    commands = {
        "pass": [sys.executable, "-c", "pass"],
        "empty": [sys.executable, str(app), "--version"],
        "version": [_program(), "--version"],
        "help": [_program(), "--help"],
        "check": [_program(), "check", str(path), "--exit-zero"],
        "json": [_program(), "check", str(path), "--exit-zero", "--format", "json"],
    }
    tasks: dict[str, Callable[[], object]] = {
        name: lambda command=command: measure.process(command)  # type: ignore[misc]
        for name, command in commands.items()
    }
    times = measure.take_turns(tasks, 21)
    for name, what in (("pass", "`python -c pass`"), ("empty", "empty typer app `--version`")):
        yield Line(what, f"{1000 * times[name]:.0f} ms")
    for name, what in (
        ("version", "--version"),
        ("help", "--help"),
        ("check", "check FILE"),
        ("json", "check FILE --format json"),
    ):
        yield Line(f"`branchaudit {what}`", f"{1000 * times[name]:.0f} ms")
    yield _at_most("`--version` : empty typer app", times.ratio("version", "empty"), 1.3)
    yield _at_most("`--help` : `python -c pass`", times.ratio("help", "pass"), 15)
    yield _at_most("check of one file : `python -c pass`", times.ratio("check", "pass"), 25)
    yield _at_most("the same to JSON : `python -c pass`", times.ratio("json", "pass"), 25)


def _imports(path: Path, folder: Path) -> Iterator[Line]:
    text = folder / "one.txt"
    text.write_text("党员大会会议记录\n时间：2024年3月5日\n地点：会议室\n主持人：季望舒\n", "utf-8")
    check = ["--exit-zero", "--format", "json"]
    for what, arguments, unwanted in (
        ("--version", ["--version"], {"pydantic", "lxml", "jieba", "rjieba"}),
        ("--help", ["--help"], {"pydantic", "lxml", "jieba", "rjieba"}),
        ("check FILE.txt", ["check", str(text), *check], {"pydantic", "lxml"}),
        ("check FILE.docx", ["check", str(path), *check], {"pydantic"}),
    ):
        command = [sys.executable, "-c", _MODULES, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        loaded = done.stderr.split("\n")[-2].split()
        goal = f"no {', '.join(sorted(unwanted))}"
        yield Line(
            f"`{what}` imports", ", ".join(loaded) or "none of these", goal, not unwanted & set(loaded)
        )


# ---------------------------------------------------------------- memory
def _memory(first: Path, more: Path, folder: Path, count: int) -> Iterator[Line]:
    _say("memory")
    report = folder / "report.json"
    few = measure.peak(_check(str(first), report, jobs=2))
    many = measure.peak(_check(str(first), report, str(more), jobs=2))
    for peak, files in ((few, count), (many, count * MORE)):
        yield _at_most(f"parent, {files} files, two processes", peak.parent / _MEGABYTE, 200, " MB")
        yield Line(f"largest worker, {files} files", f"{peak.worker / _MEGABYTE:.0f} MB")
    yield _at_most(f"parent, {count * MORE} files : {count} files", many.parent / few.parent, 1.5)


# ---------------------------------------------------------------- small parts
def _program() -> str:
    return str(Path(sys.executable).with_name("branchaudit"))


def _check(folder: str, report: Path, *others: str, jobs: int) -> list[str]:
    options = ["--exit-zero", "--quiet", "--jobs", str(jobs), "--format", "json", "--output", str(report)]
    return [_program(), "check", folder, *others, *options]


def _at_most(what: str, figure: float, goal: float, unit: str = "") -> Line:
    return Line(what, f"**{figure:.3g}**{unit}", f"≤ {goal:g}{unit}", figure <= goal)


def _at_least(what: str, figure: float, goal: float) -> Line:
    return Line(what, f"**{figure:.3g}**", f"≥ {goal:g}", figure >= goal)


def _show(title: str, lines: Iterator[Line]) -> None:
    done = list(lines)
    print(f"| {title} | measured | goal | met |\n|---|---|---|---|")
    for line in done:
        met = "" if line.met is None else "yes" if line.met else "**no**"
        print(f"| {line.what} | {line.measured} | {line.goal} | {met} |")
    print(flush=True)


def _say(text: str) -> None:
    print(f"… {text}", file=sys.stderr)


if __name__ == "__main__":
    main()
