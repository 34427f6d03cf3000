"""The verbs about law: a scheme or stated facts put to every law, questions asked, the matrix of schemes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goodstanding.core.disk import write_file
from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.scheme import Scheme

if TYPE_CHECKING:
    from goodstanding.asking import Answered, Asked
    from goodstanding.results.run import Comparison
    from goodstanding.rules.screen import Finding


def screen(
    id: str | Path | None = None,
    *,
    facts: Mapping[str, object] | Sequence[Mapping[str, object]] | str | Path | None = None,
    as_of: date | str | None = None,
    run: Comparison | str | Path | None = None,
    open_world: bool = False,
    html: str | Path | None = None,
    catalog: Sequence[Path] = (),
) -> tuple[Finding, ...]:
    """Which clauses of which laws a scheme, or stated facts, engage: one finding a rule.

    `id`: a scheme, `ID@DATE` or a path; or `facts`: one path, or a list of them, or a JSON file; `as_of`: the
    day the law is asked on; `run`: a comparison with an arm of this scheme, or its folder, which says whether
    its burdens fell on both groups alike; `open_world`: an exception that is not pleaded is unknown, not
    absent; `html`: where to write the same as one self-contained page. One of `id` and `facts` is asked for,
    else a RequestProblem.
    """
    from goodstanding import screening

    if (id is None) == (facts is None):
        raise RequestProblem(Problem("say what to screen", hint="Give a scheme, or facts; not both."))
    if facts is not None and run is not None:
        raise RequestProblem(Problem("a run is of a scheme", hint="Give the scheme, or leave the run out."))
    if facts is not None:
        found = screening.of_facts(facts, as_of, open_world=open_world)
        _screened_page(html, None, found)
        return found
    subject = screening.subject_of(builtin_catalog(*catalog), str(id), as_of)
    observed: screening.Observed = {}
    if run is not None:
        from goodstanding.observed import observed_in

        observed = observed_in(Path(run) if isinstance(run, str) else run, subject.scheme.id)
    found = screening.of_scheme(subject, observed, open_world=open_world)
    _screened_page(html, subject.scheme, found)
    return found


def ask(
    id: str | Path,
    *,
    reply: Asked,
    as_of: date | str | None = None,
    open_world: bool = False,
    html: str | Path | None = None,
    catalog: Sequence[Path] = (),
) -> Answered:
    """Screen a scheme by asking one unknown fact after the other, always the one on which most turns.

    `reply`: given a question, the answer, or None to end; the rest as for `screen`.
    """
    from goodstanding import asking, screening

    subject = screening.subject_of(builtin_catalog(*catalog), str(id), as_of)
    told = asking.ask(screening.paths_of(subject, open_world=open_world), reply, subject.as_of)
    _screened_page(html, subject.scheme, told.findings)
    return told


def matrix(*, out: str | Path | None = None, catalog: Sequence[Path] = ()) -> dict[str, str]:
    """Every scheme by every law, as pages: file name -> text.

    `README.md` is the matrix, `matrix.html` the same to print, and there is a page for each law: its clauses,
    dates, what it reaches and which schemes engage it. `out`: a folder to write them to as well.
    """
    from goodstanding import atlas

    made = atlas.pages(atlas.board_of(builtin_catalog(*catalog)))
    if out is not None:
        for name, text in made.items():
            write_file(Path(out) / name, text)
    return made


def _screened_page(html: str | Path | None, scheme: Scheme | None, found: tuple[Finding, ...]) -> None:
    if html is None:
        return
    from goodstanding.pages.screened import Heading, screened_html

    asked_on = str(found[0].ground.as_of or "")
    heading = Heading("Facts as stated", asked_on=asked_on)
    if scheme is not None:
        heading = Heading(scheme.title, scheme.jurisdiction, scheme.summary, scheme.reading, asked_on)
    write_file(Path(html), screened_html(heading, found))
