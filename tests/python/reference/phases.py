"""Stage and prospect intent to the phase of a framework."""

from .rules import Rules


def phase_table(rules: Rules) -> dict[tuple[str, str, str | None], str]:
    return {(row.framework, row.stage, row.prospect_intent): row.phase for row in rules.framework_phases}


def phase_of(
    phases: dict[tuple[str, str, str | None], str], framework: str, stage: str, intent: str | None
) -> str:
    """The row of this very intent, else the row of any."""
    return phases.get((framework, stage, intent)) or phases[(framework, stage, None)]
