"""`screen --ask` on a terminal: questions on standard error, replies from standard input, one at a time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from goodstanding.asking import Answered, Question, Reply

WHY = "why"


def asked(scheme: str, **options: Any) -> Answered:
    """Screen a scheme with replies from standard input; then show them as a scheme file would hold them."""
    from goodstanding import api
    from goodstanding.asking import as_yaml

    told = api.ask(scheme, reply=_reply, **options)
    if told.replies:
        click.echo("\nFor the scheme file:", err=True)
        click.echo(as_yaml(told.replies), err=True)
    return told


def _reply(question: Question) -> Reply | None:
    from goodstanding.asking import UNKNOWN, Reply

    if question.wrong:
        click.echo(question.wrong, err=True)
    else:
        about = f" (of '{question.of}')" if question.of else ""
        click.echo(f"\n{question.asks}{about}", err=True)
        click.echo(f"  {question.fact}: {', '.join(question.values)}, {UNKNOWN}", err=True)
        click.echo(f"  {len(question.rules)} of {question.open} open clauses turn on it.", err=True)
    while (said := _line("> ")) == WHY:
        click.echo(f"  {', '.join(question.rules)}", err=True)
    if not said:
        return None
    if not question.judgment or said == UNKNOWN:
        return Reply(said)
    return Reply(said, _line("  Who judges? "), _line("  Why? "))


def _line(prompt: str) -> str:
    """The next line of standard input; an empty text at its end."""
    click.echo(prompt, err=True, nl=False)
    return sys.stdin.readline().strip()
