"""`branchaudit cache`: what earlier runs have kept, and how to be rid of it."""

from __future__ import annotations

import typer


def info() -> None:
    """说明缓存在哪里、有多大。"""
    from branchaudit.cache import database

    place = database.place()
    if place is None:
        typer.echo("没有使用缓存。")
        return
    found = database.info()
    if found is None:
        typer.echo(f"还没有缓存。位置：{place}")
        return
    typer.echo(f"位置：{found.path}")
    typer.echo(f"内容：{found.files} 份文件的检查结果和从中读出的内容（含姓名），{_size(found.bytes)}")
    typer.echo("只有本机的当前用户能打开；不用时请运行 branchaudit cache clean 删除。")


def clean() -> None:
    """删除缓存。"""
    from branchaudit.cache import database

    freed = database.clean()
    typer.echo(f"已删除缓存，腾出 {_size(freed)}。" if freed else "没有缓存可删。")


def _size(number: int) -> str:
    return f"{number / (1 << 20):.1f} MB"
