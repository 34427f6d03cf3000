"""The public verbs: keyword-only, typed, and the same words as the command line. `import goodstanding as gs`.

Whatever a caller can put right is a `goodstanding.core.errors.GoodStandingError` with one message that says
what, where and what is allowed: `FileProblem` (a file), `RequestProblem` (an argument) or `StorageProblem`
(the disk).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodstanding.cards import Card, Entry, card_of
from goodstanding.checking import problems_named
from goodstanding.core.errors import Problem, RequestProblem, StorageProblem, offer
from goodstanding.counsel import ask as ask
from goodstanding.counsel import matrix as matrix
from goodstanding.counsel import screen as screen
from goodstanding.likeness import REFERENCES, Likeness, likenesses
from goodstanding.model.catalog import builtin_catalog
from goodstanding.model.check import check_all
from goodstanding.model.pair import PairForm
from goodstanding.model.pairs import pair_ids, pair_of, pair_path
from goodstanding.model.scheme import Scheme
from goodstanding.request import command_line, draw_seed, make_request, request_of
from goodstanding.results.run import Comparison
from goodstanding.timelines import Step, Told, predictions_of, timeline_of
from goodstanding.unfinished import EVERY, Unfinished, asked_at, place_of

if TYPE_CHECKING:
    from goodstanding.ahead import Warmed
    from goodstanding.drafts.base import Draft
    from goodstanding.engine import Estimate
    from goodstanding.results.life import Life

PEOPLE, DAYS = 20_000, 365

Progress = Callable[[str, float], None]
"""Called now and then with what is being done and the share of the whole that is done, 0..1."""
Stop = Callable[[], bool]


def schemes(*, catalog: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Every scheme of the catalogue, and of the folders in `catalog` (laid out as goodstanding/catalog)."""
    known = builtin_catalog(*catalog)
    return tuple(card_of(known, name).entry for name in known.scheme_ids())


def load(id: str | Path, *, catalog: Sequence[Path] = ()) -> Scheme:
    """A scheme in the human form, by its id or by the path of its folder or scheme.yaml."""
    return builtin_catalog(*catalog).scheme(str(id))


def card(id: str | Path, *, catalog: Sequence[Path] = ()) -> Card:
    """A scheme with every number that a run of it uses, its basis and its path for `set`."""
    return card_of(builtin_catalog(*catalog), str(id))


def pairs(*, catalog: Sequence[Path] = ()) -> tuple[PairForm, ...]:
    """Every pair of persons and firms: two schemes, and where they meet. `run` takes its id as an arm."""
    known = builtin_catalog(*catalog)
    return tuple(pair_of(known, id) for id in pair_ids(known))


def pair(id: str | Path, *, catalog: Sequence[Path] = ()) -> PairForm | None:
    """The pair of an id or a path; None where there is none of that name. Raises FileProblem."""
    known = builtin_catalog(*catalog)
    return pair_of(known, str(id)) if pair_path(known, str(id)) is not None else None


def timeline(id: str | Path, *, catalog: Sequence[Path] = ()) -> tuple[Step, ...]:
    """What happened to a scheme and when, what each date changed, and where purpose or recipients widened."""
    return timeline_of(builtin_catalog(*catalog), str(id))


def predictions(*, as_of: str | None = None, catalog: Sequence[Path] = ()) -> tuple[Told, ...]:
    """What authors predicted, what would count, and what documents told of it on a day (left out: last)."""
    return predictions_of(builtin_catalog(*catalog), as_of)


def resemblance(others: Sequence[str] = REFERENCES, *, catalog: Sequence[Path] = ()) -> tuple[Likeness, ...]:
    """What every scheme has in common with each of `others` (ids or rows), aspect by aspect, from the files
    alone: feeds, legality of conducts, kind of standing, domains, compulsion, crossings between parts
    of life.
    """
    return likenesses(builtin_catalog(*catalog), others)


def check(*ids: str | Path, catalog: Sequence[Path] = ()) -> tuple[Problem, ...]:
    """All that is wrong with what is named, and the conducts that a scheme names; with nothing given, with
    the whole catalogue.

    Each of `ids` is the id or the path of a scheme, conduct, society, behaviour or law, or a folder of such
    files. Each problem says where (file, line, column), what is allowed and what to do. A name that means
    nothing is a RequestProblem.
    """
    known = builtin_catalog(*catalog)
    if not ids:
        return check_all(known)
    return tuple(dict.fromkeys(problem for id in ids for problem in problems_named(known, str(id))))


def new(id: str, *, kind: str = "scheme", folder: str | Path | None = None) -> Path:
    """Write a commented starter for a scheme `id` that passes `check`; the folder it lies in (left out:
    `id`, here).

    A folder that exists is a StorageProblem: nothing is overwritten.
    """
    from goodstanding.core.disk import write_folder
    from goodstanding.model.starter import starter

    if kind != "scheme":
        raise RequestProblem(
            Problem(f"'{kind}' cannot be started from a template", hint=offer(kind, ["scheme"]))
        )
    return write_folder(Path(folder) if folder is not None else Path(id), starter(id))


def schema(kind: str = "scheme") -> dict[str, Any]:
    """The JSON Schema of a kind of file (scheme, sources, conduct, society, behaviour, pair), for editors."""
    from goodstanding.model.json_schema import FORMS, json_schema

    if kind not in FORMS:
        raise RequestProblem(Problem(f"no file of kind '{kind}'", hint=offer(kind, FORMS)))
    return json_schema(kind)


def draft(
    id: str | Path,
    *,
    form: str,
    run: Comparison | str | Path | None = None,
    without_feeds: int = 0,
    out: str | Path | None = None,
    as_of: date | str | None = None,
    catalog: Sequence[Path] = (),
) -> Draft:
    """A document that an office files, filled from a scheme, its screen and a run of it.

    `form`: a file of goodstanding/drafts; `run`: a comparison or its folder, with the scheme among its arms;
    `without_feeds`: synthetic people in each run without one of its feeds (0: no such run); `out`: where to
    write it. `complete` is False while a person has to answer anything.
    """
    from goodstanding.drafts.base import drafted

    found = drafted(
        form,
        str(id),
        run=run,
        without_feeds=without_feeds,
        as_of=as_of,
        catalog=catalog,
        made=date.today(),
    )
    return found if out is None else found.written(Path(out))


def anchor(id: str, **params: float | Sequence[float]) -> dict[str, Any]:
    """A published model, at its published parameters or others, by the steps that move people in a run.

    `id`: as in docs/anchors.md (E14_self_censorship), or a row of the validation suite (V15); `params` and
    the names of the results stand there too. Anything else is a RequestProblem with what is allowed.
    """
    from goodstanding.anchors.base import answer

    return answer(id, params)


def warm() -> Warmed:
    """Compile all of the engine that is not yet compiled on this machine; what that came to.

    A StorageProblem says where the compiled code cannot be kept.
    """
    from goodstanding import ahead

    return ahead.warm()


def first_day(arms: Sequence[str], *, days: int = DAYS, catalog: Sequence[Path] = ()) -> date:
    """The first day of `compare` of these arms where no `start` is given: 2024-01-01, or where a scheme does
    not hold for all days from then, the latest day from which all do, else the first on which all do."""
    from goodstanding import panels
    from goodstanding.model.catalog import builtin_catalog

    return panels.first_day(builtin_catalog(*catalog), arms, days=days)


def estimate(
    arms: Sequence[str],
    *,
    society: str | None = None,
    behaviour: str = "default",
    people: int = PEOPLE,
    days: int = DAYS,
    start: date | str | None = None,
    set: Sequence[str] = (),
    catalog: Sequence[Path] = (),
    threads: int | None = None,
    study_people: int | None = None,
    report: bool = True,
) -> Estimate:
    """Seconds that `compare` of the same arguments will take until it writes its report, and the bytes of
    memory that the whole process will hold at its peak. Compiles the engine where that is not done."""
    from goodstanding import ahead

    request = make_request(
        arms,
        society,
        behaviour,
        people=people,
        days=days,
        seed=0,
        start=start or first_day(arms, days=days, catalog=catalog),
        set=set,
        study_people=study_people,
    )
    return ahead.foreseen(request, catalog=catalog, threads=threads, report=report)


def run(
    arm: str,
    *,
    society: str | None = None,
    behaviour: str = "default",
    people: int = PEOPLE,
    days: int = DAYS,
    seed: int | None = None,
    start: date | str | None = None,
    set: Sequence[str] = (),
    catalog: Sequence[Path] = (),
    threads: int | None = None,
    study_people: int | None = None,
    report: bool = False,
    out: str | Path | None = None,
    replace: bool = False,
    snapshot_every: float = EVERY,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Comparison:
    """One arm beside `zz_null`: `compare([arm], ...)`, with the same options, at once: the study of assumed
    numbers and the report, which take longer than the run, are left to `report` unless they are asked for."""
    return compare(
        [arm],
        society=society,
        behaviour=behaviour,
        people=people,
        days=days,
        seed=seed,
        start=start,
        set=set,
        catalog=catalog,
        threads=threads,
        study_people=study_people,
        report=report,
        out=out,
        replace=replace,
        snapshot_every=snapshot_every,
        progress=progress,
        stop=stop,
    )


def compare(
    arms: Sequence[str],
    *,
    society: str | None = None,
    behaviour: str = "default",
    people: int = PEOPLE,
    days: int = DAYS,
    seed: int | None = None,
    start: date | str | None = None,
    set: Sequence[str] = (),
    catalog: Sequence[Path] = (),
    threads: int | None = None,
    study_people: int | None = None,
    report: bool = True,
    out: str | Path | None = None,
    replace: bool = False,
    snapshot_every: float = EVERY,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Comparison:
    """Let the same synthetic people live under each arm, and under `zz_null`, the reference that is always
    there.

    Args:
        arms: `ID` or `ID@DATE`; an id may be the path of a scheme.yaml or of its folder.
        society: where all arms live; None: each in that of its scheme's jurisdiction, controls in every one
        used. people, days: how many synthetic people live how long; `start`: from which day (a date, or
        "2024-01-01"); None: `first_day`. seed: same seed, same bits, for any `threads`; None: drawn once, and
        kept in the result's request. set: changes such as "contest.take_up=0.3" (docs/language.md); each
        heads the report. catalog: folders of one's own, laid out as goodstanding/catalog, searched first.
        study_people: size of each run of the study of assumptions; 0: no study. report: whether to make that
        study and write the report now; `report` does both later. out: folder to leave the run and its report
        in; `replace`: it may take the place of a finished run there. snapshot_every: seconds between
        snapshots, from which the same call, or `resume(out)`, goes on. progress: told what is being done, and
        the share of it that is done. stop: asked at the end of each day whether to keep a snapshot and stop
        there.

    Raises FileProblem, RequestProblem or StorageProblem before anything is run, where that can be known
    before; and Stopped (`core.errors`) where `stop` says so.
    """
    from goodstanding import runs

    request = make_request(
        arms,
        society,
        behaviour,
        people=people,
        days=days,
        seed=_seed(out) if seed is None else seed,
        start=start or first_day(arms, days=days, catalog=catalog),
        set=set,
        study_people=study_people,
    )
    request = dataclasses.replace(request, command=command_line(request, catalog))
    if out is None:
        return runs.perform(request, catalog=catalog, threads=threads, progress=progress, studied=report)
    run = Unfinished(Path(out), request, catalog, replace, report, snapshot_every, stop or _never)
    return runs.carried_out(run, threads=threads, progress=progress)


def resume(
    out: str | Path,
    *,
    threads: int | None = None,
    snapshot_every: float = EVERY,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Comparison:
    """Go on with the run for the folder `out` that was stopped before it was there, to the same bits as in
    one go.

    It was asked for by `run` or `compare`, whose other arguments are kept with it. Raises StorageProblem
    where there is nothing to go on with, RequestProblem where the files or the engine have changed since.
    """
    from goodstanding import runs

    asked = asked_at(Path(out))
    if asked is None:
        hint = "A run leaves something to go on with once it is stopped, or after --snapshot-every seconds."
        raise StorageProblem(Problem("no unfinished run is here", path=place_of(Path(out)), hint=hint))
    catalog = tuple(Path(folder) for folder in asked["catalog"])
    request = request_of({"parameters": asked})
    wanted: tuple[bool, bool] = (asked["replace"], asked["report"])
    run = Unfinished(Path(out), request, catalog, *wanted, snapshot_every, stop or _never)
    return runs.carried_out(run, threads=threads, progress=progress)


def _seed(out: str | Path | None) -> int:
    """Of the unfinished run that the same call goes on with; else drawn."""
    asked = asked_at(Path(out)) if out is not None else None
    return asked["seed"] if asked is not None else draw_seed()


def _never() -> bool:
    return False


def life(run: Comparison | str | Path, subject: int, *, society: str | None = None) -> dict[str, Life]:
    """Everything that happens to one synthetic person, by arm: the same person in each, the reference first.

    `run`: a comparison, or its folder; `subject`: 0 to people - 1; `society`: needed where the run has
    several. Nothing about people is kept: the life is computed anew from the seed.
    """
    from goodstanding import runs

    return runs.lives(Path(run) if isinstance(run, str) else run, subject, society)


def report(
    run: Comparison | str | Path,
    *,
    out: str | Path | None = None,
    catalog: Sequence[Path] = (),
    threads: int | None = None,
    progress: Progress | None = None,
) -> Path:
    """Write the report of a comparison, or of a run folder, as one self-contained HTML file; its path. The
    study of assumed numbers is made first where it is not yet made.

    `out`: left out, report.html in the run folder, or here. A folder keeps totals and no people, so its run
    is made again from its request; a RequestProblem says so if the files have changed and it no longer
    comes out the same.
    """
    from goodstanding import runs

    if isinstance(run, Comparison):
        return runs.write_report(run, Path(out or runs.REPORT), threads=threads, progress=progress)
    made = runs.remade(Path(run), catalog=catalog, threads=threads, progress=progress)
    return runs.write_report(made, Path(out) if out is not None else Path(run) / runs.REPORT)
