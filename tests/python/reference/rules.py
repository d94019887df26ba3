"""The rule tables, with the values the specification gives."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

STAGES = (
    "disqualified",
    "suspect",
    "prospect",
    "lost",
    "won_back",
    "at_risk",
    "advocate",
    "loyal",
    "repeat",
    "new",
)
FRAMEWORKS = ("griffin", "four_steps", "five_phases", "six_phases")


@dataclass(frozen=True)
class Symptom:
    """A row of risk_symptoms.

    Besides the signals, a purchase gives the names `purchase` and either `slowing` or `not_slowing`.
    """

    symptom: str
    opened_by: str
    closed_by: str
    expires_after_days: int | None


@dataclass(frozen=True)
class PolicyBand:
    """A row of the lapse policy; the last band has no last purchase number."""

    first_purchase_number: int
    last_purchase_number: int | None
    at_risk_multiple: Fraction
    lost_multiple: Fraction
    typical_gap_days: Fraction
    source: str

    def holds(self, purchase_number: int) -> bool:
        last = self.last_purchase_number
        return self.first_purchase_number <= purchase_number and (last is None or purchase_number <= last)


@dataclass(frozen=True)
class FrameworkPhase:
    """A row of framework_phases; a null intent means any."""

    framework: str
    stage: str
    prospect_intent: str | None
    phase: str


RISK_SYMPTOMS = (
    Symptom("dissatisfied", "dissatisfied", "satisfied", 90),
    Symptom("cancelled", "subscription_cancelled", "subscription_started", 180),
    Symptom("disloyal", "went_elsewhere", "purchase", 180),
    Symptom("slowing", "slowing", "not_slowing", None),
)

LAPSE_POLICY_FIXED = (
    PolicyBand(1, 1, Fraction(3), Fraction(12), Fraction(30), "fixed"),
    PolicyBand(2, 2, Fraction(3), Fraction(10), Fraction(30), "fixed"),
    PolicyBand(3, 4, Fraction(5, 2), Fraction(8), Fraction(30), "fixed"),
    PolicyBand(5, 9, Fraction(2), Fraction(6), Fraction(30), "fixed"),
    PolicyBand(10, None, Fraction(2), Fraction(5), Fraction(30), "fixed"),
)

# stage, prospect intent: four steps, five phases, six phases
CROSSWALK: tuple[tuple[str, str | None, str, str, str], ...] = (
    ("suspect", None, "need", "awareness", "awareness"),
    ("prospect", "aware", "need", "awareness", "awareness"),
    ("prospect", "considering", "intention", "awareness", "consideration"),
    ("prospect", "deciding", "intention", "awareness", "decision"),
    ("new", None, "action", "acquisition", "purchase"),
    ("repeat", None, "action", "retention", "retention"),
    ("at_risk", None, "action", "retention", "retention"),
    ("won_back", None, "action", "retention", "retention"),
    ("loyal", None, "advocacy", "engagement", "retention"),
    ("advocate", None, "advocacy", "advocacy", "advocacy"),
    ("disqualified", None, "left", "left", "left"),
    ("lost", None, "left", "left", "left"),
)


def framework_phases() -> tuple[FrameworkPhase, ...]:
    rows = [FrameworkPhase("griffin", stage, None, stage) for stage in STAGES]
    for stage, intent, four, five, six in CROSSWALK:
        rows.append(FrameworkPhase("four_steps", stage, intent, four))
        rows.append(FrameworkPhase("five_phases", stage, intent, five))
        rows.append(FrameworkPhase("six_phases", stage, intent, six))
    return tuple(rows)


@dataclass(frozen=True)
class Rules:
    # Rows as in the seed: text or None.
    touchpoint_types: Sequence[Mapping[str, str | None]]
    risk_symptoms: Sequence[Symptom] = RISK_SYMPTOMS
    lapse_policy_fixed: Sequence[PolicyBand] = LAPSE_POLICY_FIXED
    framework_phases: Sequence[FrameworkPhase] = framework_phases()
    # Rows (currency, rate) as in the seed: text or None.
    exchange_rates: Sequence[Mapping[str, str | None]] = ()

    @classmethod
    def default(cls, touchpoint_types_csv: Path) -> "Rules":
        """The tables of the specification; only the touchpoint types come from a file."""
        with touchpoint_types_csv.open(encoding="utf-8", newline="") as file:
            rows = [{name: text or None for name, text in row.items()} for row in csv.DictReader(file)]
        return cls(touchpoint_types=rows)
