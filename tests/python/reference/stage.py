"""One label, one rule: the first match wins."""


def stage_of(level: str, lapse_state: str | None, has_symptom: bool, is_disqualified: bool) -> str:
    has_purchase = level not in ("suspect", "prospect")
    if is_disqualified and not has_purchase:
        return "disqualified"
    if level in ("suspect", "prospect"):
        return level
    if lapse_state == "lost":
        return "lost"
    if lapse_state == "won_back":
        return "won_back"
    if lapse_state == "at_risk" or has_symptom:
        return "at_risk"
    return level
