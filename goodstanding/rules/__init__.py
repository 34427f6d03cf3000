"""The legal screen: typed facts, strong-Kleene logic, clauses, and what they find on one path of a scheme.

Indicators only: a finding says what a clause engages if the facts are as stated, never what a court
would say.
"""
