"""Numbers and short phrases as the page writes them."""

from __future__ import annotations

from datetime import date

from goodstanding.results.run import ArmRun

ENDING_WORDS = {
    "open": "still open on the last day",
    "state_left": "the standing was left",
    "record_expired": "the record ran out",
    "obligation_met": "the obligation was met",
    "dispute_won": "a dispute was won",
    "other_removal": "removed for another reason",
    "truth_changed": "went on, on another footing",
    "rule_changed": "the rules changed",
}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def count(value: float) -> str:
    """A number as a reader would write it: 1,234 or 12.3 or 0.04."""
    if value == 0:
        return "0"
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}".removesuffix(".0") if size >= 10 else f"{value:.2g}"


def signed(value: float, decimals: int) -> str:
    """A difference with its sign; exactly 0 is 0."""
    return "0" if value == 0 else f"{value:+,.{decimals}f}".replace("-", "−")


def percent(share: float) -> str:
    """A share in whole per cent."""
    return f"{100 * share:.0f}\u00a0%"


def day(when: date) -> str:
    """A date in words."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def who(arm: ArmRun) -> str:
    """Whom the scheme takes as its subjects."""
    eligible = arm.machine.eligible
    if arm.world.society.subject == "firm":
        every = "firms of some sectors and sizes" if eligible.kinds else "firms of every sector and size"
        return every + (" registered for a year" if eligible.resident_years_at_least else "")
    if eligible.age_at_least and eligible.age_below < 120:
        ages = f"people aged {eligible.age_at_least} to {eligible.age_below - 1}"
    elif eligible.age_at_least:
        ages = f"people of {eligible.age_at_least} and over"
    else:
        ages = "people of any age"
    return ages + (" who have lived there for a year" if eligible.resident_years_at_least else "")


def listing(items: list[str]) -> str:
    """a, b and c."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)
