"""`branchaudit sample`: an unannounced spot check, drawn by lot."""

from __future__ import annotations

import random
from typing import Annotated

import typer

from branchaudit.errors import ExitCode, UsageError


def sample(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]...", help="从哪些文件和文件夹里抽，默认当前文件夹")
    ] = None,
    number: Annotated[int, typer.Option("--n", metavar="N", show_default=False, help="抽几份，默认 5")] = 5,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="SEED", help="抽签的号：号相同、文件相同，抽到的就相同")
    ] = None,
) -> None:
    """随机抽取若干份材料，供现场核对原件。

    没有给 --seed 时随机取一个并显示出来，别人照着它能够复核。
    """
    from branchaudit.config import load_settings
    from branchaudit.discover import discover
    from branchaudit.document import SourceFile
    from branchaudit.report.safe import safe_name

    if number < 1:
        raise UsageError(f"--n 至少是 1，不能是 {number}。")
    where = paths or ["."]
    settings = load_settings(where)
    found = discover(where, settings.include, settings.exclude, ())
    files = sorted(entry.name for entry in found if isinstance(entry, SourceFile))
    if not files:
        typer.echo("没有找到可以抽取的文件：请检查路径。", err=True)
        raise typer.Exit(ExitCode.NOTHING_AUDITED)
    lot = random.SystemRandom().randrange(1_000_000) if seed is None else seed
    drawn = sorted(random.Random(lot).sample(files, min(number, len(files))))
    typer.echo(f"{len(files)} 份中抽取 {len(drawn)} 份（--seed {lot}）")
    for name in drawn:
        typer.echo(f"  {safe_name(name)}")
