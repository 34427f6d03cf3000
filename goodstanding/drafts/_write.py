"""Answers as text, as simple HTML, as a page of their own, and records as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from goodstanding.drafts.base import OPENING, Answer, Form, Source, Told

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin-top:2.5rem;border-bottom:1px solid}h3{margin-bottom:.25rem}"
    ".human{border-left:.3rem solid;padding-left:.7rem;font-style:italic}"
)


Parts = tuple[Told, ...]


def as_text(told: Parts) -> str:
    """An answer as plain text: sentences, then one line a point, part by part."""
    lines = [line for part in told for line in (" ".join(part.says), *(f"- {item}" for item in part.points))]
    return "\n".join([f"{OPENING}.", *filter(None, lines)])


def as_html(told: Parts) -> str:
    """An answer as simple HTML that form programs take: a paragraph and a list for each part."""
    return f"{OPENING}." + "".join(map(_part, told))


def _part(part: Told) -> str:
    says = f"<p>{escape(' '.join(part.says), quote=False)}</p>" if part.says else ""
    points = "".join(f"<li>{escape(point, quote=False)}</li>" for point in part.points)
    return says + (f"<ul>{points}</ul>" if points else "")


def as_items(told: Parts) -> list[str]:
    """An answer as short texts, each of which opens as an answer does: they are shown apart."""
    return [f"{OPENING}: {line}" for part in told for line in (*part.says, *part.points)]


def fitted(told: Parts, limit: int) -> str:
    """An answer as simple HTML of at most `limit` characters; points left out at the end are counted."""
    points = [(part, point) for part in told for point in part.points]
    for kept in range(len(points), -1, -1):
        left = len(points) - kept
        note = (Told((f"{left} more points: see the scheme's screen and report.",)),) if left else ()
        chosen = points[:kept]
        parts = tuple(Told(part.says, tuple(point for of, point in chosen if of is part)) for part in told)
        text = as_html((*parts, *note))
        if len(text) <= limit:
            return text
    return as_html((Told(("Too long for this field: see the scheme's card.",)),))


def as_json(record: Mapping[str, Any]) -> str:
    """A record as JSON: keys sorted, two spaces, one line feed at the end."""
    return json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def page(form: Form, source: Source, found: tuple[Answer, ...], sections: Mapping[str, str]) -> str:
    """A page of its own: sections (first character of an answer's id -> title) and their answers."""
    body: list[str] = []
    section = ""
    for answer in found:
        if answer.id[0] != section:
            section = answer.id[0]
            body.append(f"<h2>{escape(sections[section])}</h2>")
        body.append(_field(answer))
    title = escape(f"{form.title}: {source.scheme.title}")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        f"<p>{escape(source.stamp)}. Form: {escape(form.standard)}.</p>\n"
        f"<p><strong>{_state(found)}</strong></p>\n" + "\n".join(body) + "\n</body></html>\n"
    )


def _field(answer: Answer) -> str:
    told = f"<div>{as_html(answer.told)}</div>" if answer.told else ""
    human = f'<p class="human">For a person: {escape(answer.human)}</p>' if answer.human else ""
    return f"<h3>{escape(answer.id)} {escape(answer.heading)}</h3>\n{told}{human}"


def _state(found: tuple[Answer, ...]) -> str:
    filled = sum(answer.filled for answer in found)
    waiting = sum(bool(answer.human) for answer in found)
    state = f"not complete: a person must answer or add to {waiting}" if waiting else "complete"
    return f"{filled} of {len(found)} fields filled; {state}"
