"""What really was: the hidden motive and the hidden path of stages, to hold a labelling against.

A stage here is what went on in a person, not what data shows: somebody is at risk from the day they
would have come but did not want to, or while a complaint is unanswered, and lost once they are gone
for good or for long.
"""

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from .arrays import Floats, Ints
from .identities import DEVICES
from .people import PATHS, People
from .purchases import Purchases
from .shop import MOTIVES
from .tables import TEXT, customer_ids, ids, times, words
from .touchpoints import CODE, Touchpoints

STAGES = ("suspect", "prospect", "disqualified", "new", "repeat", "at_risk", "lost", "won_back", "loyal",
          "advocate")  # fmt: skip
STAGE = {name: code for code, name in enumerate(STAGES)}
SCHEMAS = {
    "customers": pa.schema([("customer_id", TEXT), ("motive", TEXT), ("path", TEXT), ("has_left", pa.bool_()),
                            ("usual_gap_days", pa.float64()), ("stage", TEXT)]),
    "stages": pa.schema([("customer_id", TEXT), ("stage", TEXT), ("entered_at", pa.timestamp("us"))]),
}  # fmt: skip
HABIT = 5
"""Purchases of one stay after which a true customer is attached; others need twice as many."""


def truth_tables(
    people: People, purchases: Purchases, touchpoints: Touchpoints, end: float
) -> dict[str, pa.Table]:
    """Tables `customers` (one row per person) and `stages` (one per change of stage) of one chunk."""
    person, stage, at = _path(people, purchases, touchpoints, end)
    final = np.full(len(people), STAGE["suspect"])
    final[person] = stage
    left = np.zeros(len(people), bool)
    left[purchases.person] = purchases.is_last
    named = pa.array(people.is_named)
    own = customer_ids(people, np.arange(len(people)))
    device = ids("anonymous:A", DEVICES * (people.first_number + np.arange(len(people))))
    name = pc.if_else(named, own, device)
    seen = pa.array(people.known_at < end)
    customers = pa.Table.from_arrays([
        name,
        words(people.motive, list(MOTIVES)),
        words(people.path, PATHS),
        pa.array(left),
        pa.array(np.round(people.mean_gap, 2)),
        words(final, STAGES),
    ], schema=SCHEMAS["customers"]).filter(seen)  # fmt: skip
    path = [name.take(pa.array(person)), words(stage, STAGES), times(at)]
    stages = pa.Table.from_arrays(path, schema=SCHEMAS["stages"])
    return {"customers": customers, "stages": stages}


def _path(
    people: People, purchases: Purchases, touchpoints: Touchpoints, end: float
) -> tuple[Ints, Ints, Floats]:
    """Person, stage and time of every change of stage before `end`, ordered by person and time."""
    everyone = np.arange(len(people))
    who, at, gap = purchases.person, purchases.at, purchases.usual_gap
    stay = np.cumsum(purchases.is_comeback) + who  # grows by one at every new person and every comeback
    begins = np.flatnonzero(np.diff(stay, prepend=-1))
    within = np.arange(len(who)) - np.repeat(begins, np.diff(begins, append=len(who))) + 1
    true = people.motive[who] == list(MOTIVES).index("true")
    attached = within >= np.where(true, HABIT, 2 * HABIT)
    told = np.isin(touchpoints.kind, [CODE["social_mention"], CODE["brand_defended"], CODE["referral_made"]])
    first_act = np.full(len(people), np.inf)
    np.minimum.at(first_act, touchpoints.person[told], touchpoints.at[told])
    level = np.select(
        [purchases.is_comeback, attached & (at >= first_act[who]), attached, purchases.number >= 3],
        [STAGE["won_back"], STAGE["advocate"], STAGE["loyal"], STAGE["repeat"]],
        STAGE["new"],
    )
    angry = purchases.is_unhappy & ~purchases.is_resolved
    pieces = [
        (everyone, "suspect", people.known_at),
        (everyone, "prospect", people.interest_at),
        (everyone, "disqualified", people.disqualified_at),
        (everyone, "prospect", people.requalified_at),
        (who[angry], "at_risk", at[angry] + 1),
        (who[purchases.is_last], "at_risk", at[purchases.is_last] + gap[purchases.is_last] * 1.5),
        (who[purchases.is_last], "lost", at[purchases.is_last] + gap[purchases.is_last] * 4),
    ]
    person = np.concatenate([piece[0] for piece in pieces] + [who])
    stage = np.concatenate([np.full(len(piece[0]), STAGE[piece[1]]) for piece in pieces] + [level])
    when = np.concatenate([piece[2] for piece in pieces] + [at])
    keep = np.flatnonzero(when < end)
    keep = keep[np.lexsort((stage[keep], when[keep], person[keep]))]
    person, stage, when = person[keep], stage[keep], when[keep]
    changed = (np.diff(person, prepend=-1) != 0) | (np.diff(stage, prepend=-1) != 0)
    return person[changed], stage[changed], when[changed]
