"""`branchaudit cache`: what earlier runs have kept, and how to be rid of it."""

from __future__ import annotations

import typer


def info() -> None:
    """说明缓存在哪里、有多大。"""
    from branchaudit.cache import place
    from branchaudit.cache.database import NO_DAY, RESULT, Database

    file = place.database()
    if file is None:
        typer.echo("没有使用缓存。")
        return
    if not file.is_file():
        typer.echo(f"还没有缓存。位置：{file}")
        return
    counts = Database(file, NO_DAY, writes=False).counts()
    typer.echo(f"位置：{file}")
    typer.echo(
        f"内容：{counts.get(RESULT, 0)} 份文件的检查结果和从中读出的内容（含姓名），{_size(place.size())}"
    )
    typer.echo("只有本机的当前用户能打开；不用时请运行 branchaudit cache clean 删除。")


def clean() -> None:
    """删除缓存。"""
    from branchaudit.cache import place
    from branchaudit.errors import UsageError, why

    try:
        freed = place.clean()
    except OSError as problem:
        raise UsageError(
            f"缓存没有删除（{why(problem)}）：{place.folder()}。请等正在运行的检查结束后再试，或检查权限。"
        ) from None
    typer.echo(f"已删除缓存，腾出 {_size(freed)}。" if freed else "没有缓存可删。")


def _size(number: int) -> str:
    return f"{number / (1 << 20):.1f} MB"
