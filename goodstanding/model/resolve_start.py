"""Who is on a list, or holds a proof, on the first day, as shares of those concerned."""

from __future__ import annotations

from datetime import date

from goodstanding.core.errors import Problem, RequestProblem
from goodstanding.model import machine
from goodstanding.model.passes import Pass
from goodstanding.model.prepared import Case
from goodstanding.model.rating import Rating
from goodstanding.model.resolve_world import share_in_spell
from goodstanding.model.score import Score
from goodstanding.model.standing import Standing


def starts_of(
    case: Case, standing: Standing, path: str, subjects: machine.Eligibility, start: date
) -> dict[str, float]:
    """Entry, ground or rule -> its stock on the first day as a share of those concerned: of the eligible who
    are in the spell behind it, or of all eligible.

    A register says what share of the subjects it holds, a pass and a score what share of those in the spell.
    """
    if isinstance(standing, Score):
        stock = (standing.start and standing.start.records) or {}
        held = (standing.start and standing.start.direct) or {}
        of_records = {conduct: start.share_held for conduct, start in stock.items()}
        return of_records | {f"direct.{conduct}": start.share_held for conduct, start in held.items()}
    if isinstance(standing, Pass):
        return {name: ground.start.share.value for name, ground in standing.grounds.items() if ground.start}
    if isinstance(standing, Rating) or standing.start is None:
        return {}
    stock = standing.start
    when, place = standing.entries[stock.entry].when, f"{path}.start.share"
    return {stock.entry: _among_concerned(case, place, when, stock.share.value, subjects, start)}


def _among_concerned(
    case: Case, place: str, when: str, share: float, subjects: machine.Eligibility, start: date
) -> float:
    conduct = case.conducts[when]
    if conduct.form == "event":
        return share
    concerned = share_in_spell(conduct, case.society, subjects, start)
    if share > concerned:
        message = (
            f"{place}: {share:.4g} of the subjects would be on it "
            f"on the first day, but only {concerned:.4g} of them are then in '{conduct.id}'"
        )
        hint = f"Lower the share, or raise conducts.{conduct.id}.rates (starts, or share), or lower its ends."
        raise RequestProblem(Problem(message, hint=hint))
    return share / concerned if concerned else 0.0
