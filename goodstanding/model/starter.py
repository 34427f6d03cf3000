"""A commented starter for a scheme of one's own; it passes `check` as it is."""

from __future__ import annotations

import re
from string import Template

from goodstanding.core.errors import Problem, RequestProblem


def starter(id: str) -> dict[str, str]:
    """File name -> text of a new scheme's folder, which must be named as the id. Raises RequestProblem for a bad id."""
    if not re.fullmatch(r"[a-z]{2}_[a-z0-9_]*[a-z0-9]", id):
        hint = "Lower snake, the country first: zz_library_points (zz: nowhere), de_tenant_list."
        raise RequestProblem(Problem(f"'{id}' cannot be a scheme's id", hint=hint))
    words = {"id": id, "jurisdiction": id[:2].upper()}
    return {name: Template(text.lstrip("\n")).substitute(words) for name, text in _FILES.items()}


_SCHEME = """
# A scheme in the language of docs/language.md: who watches, what standing follows, what the standing does.
# Everything below is made up. Replace it part by part, and look at it with: goodstanding check .
id: $id                       # the folder's name; its first two letters are the jurisdiction
title: Library points (a starter)
jurisdiction: $jurisdiction                       # ISO 3166 alpha-2, or ZZ for nowhere
mechanism: points and two tiers                # one line; first on the card
compulsion: mandatory                          # mandatory | voluntary | mixed | none
status: hypothetical                           # enacted | pilot | in_use | in_force_voluntary | lapsed | struck_down |
                                               # announced | hypothetical | described | control
reading: provisional                           # provisional until a second, independent reading agrees; then reviewed
summary: Readers lose points for books brought back late, and those with few points pay a deposit for a loan.
subject: {is: person, where: {age_at_least: 18}}

aim:
  says: bring books back in time
  who: EXAMPLE                                 # a key of sources.yaml
  kind: contract                               # from a closed list
  measured_by: recorded_misconduct             # one of goodstanding/metrics/

# What an author claims, beside what documents say: agree, differ, not_found or prediction.
claims:
  - {who: EXAMPLE, says: Readers come back sooner., documents: not_found, finding: Nothing is published., sources: [EXAMPLE]}

# Who watches, and how well. Every number says what it rests on:
#   stated (by a source), observed (measured), derived (arithmetic on sourced numbers): confidence, source and place;
#   derived also `from` and a range; assumed: a range and a reason. Every range is varied by the studies.
feeds:
  desk:
    title: Loans desk
    operator: library
    data: loans
    lag_days: {value: 1, unit: days, basis: assumed, range: [0, 7], because: books are checked in the next day}

sees:
  desk:
    late_return:                               # a conduct: conducts/late_return.yaml beside this file, or the catalogue's
      sensitivity: {value: 0.95, unit: probability, basis: assumed, range: [0.8, 1.0], because: some returns are not scanned}
      false_positive: {value: 0.01, unit: per_person_year, basis: assumed, range: [0.001, 0.05], because: a book is scanned as another's}

# What standing follows. `kind: score` has points and tiers; `kind: register` has entries and one state (docs/language.md).
standings:
  points:
    kind: score
    base: {value: 100, unit: points, basis: stated, confidence: H, source: EXAMPLE, at: rule 1}
    rules:
      late_return: {value: -10, unit: points, basis: stated, confidence: H, source: EXAMPLE, at: rule 2}
    records:
      keep_days: {value: 365, unit: days, basis: stated, confidence: H, source: EXAMPLE, at: rule 3}
      on_expiry: stop_counting
    tiers:                                     # best first; only the last has no at_least
      - {name: good, at_least: {value: 80, unit: points, basis: stated, confidence: H, source: EXAMPLE, at: rule 4}}
      - {name: low}

# What the standing does: deny, charge, publish, confine (burdens); prioritise, reward (rewards).
consequences:
  refused_loan:
    title: Loan refused
    when: {points: low}
    domain: credit
    effect: deny
    meets: loan_request                        # an encounter of the society; left out, the consequence simply lasts
    enforced: {value: 0.5, unit: probability, basis: assumed, range: [0.2, 0.8], because: not every lender asks}
    decided_by: rule                           # rule | official
    source: EXAMPLE
    at: rule 5

# How a record can be disputed; leave it out where it cannot.
contest:
  channel: a letter to the library
  take_up: {value: 0.1, unit: probability, basis: assumed, range: [0.02, 0.3], because: few people dispute anything}
  delay_days_from: {value: 7, unit: days, basis: assumed, range: [1, 14], because: a week to answer}
  delay_days_to: {value: 30, unit: days, basis: assumed, range: [14, 60], because: a month at most}
  success_if_wrong: {value: 0.7, unit: probability, basis: assumed, range: [0.3, 0.9], because: the shelf shows the book}
  success_if_right: {value: 0.05, unit: probability, basis: assumed, range: [0.0, 0.2], because: some are let off}

# Worked cases: what the rules give for one record of each act. `check` evaluates them.
examples:
  - {given: {points: 100, acts: [late_return]}, expect: {points: 90}, source: EXAMPLE, at: rule 2}
  - {given: {points: 80, acts: [late_return]}, expect: {points: low}, source: EXAMPLE, at: rule 4}
"""

_SOURCES = """
# Where each number and each statement comes from. `url` is text; nothing is fetched from it.
EXAMPLE: {title: Rules of a library that does not exist, who: nobody, year: 2026, kind: article}
"""

_CONDUCT = """
# What people do anyway, without any scheme. Remove this file once the scheme uses conducts of the catalogue only.
id: late_return
title: A library book brought back late
form: event                                    # event: acts; spell: starts, ends, and lasts in between
topic: public_service
legality: {domestic: unlawful, protected_by: [], because: the loan has a term}
leans: {disposition: -1, because: the rule-abiding bring books back sooner}
rates:
  any:                                         # or one entry for each society, such as DE
    acts: {value: 1.5, unit: per_person_year, basis: assumed, range: [0.5, 4.0], because: a guess to start from}
data: [loans]
sources: {}
"""

_FILES = {"scheme.yaml": _SCHEME, "sources.yaml": _SOURCES, "conducts/late_return.yaml": _CONDUCT}
