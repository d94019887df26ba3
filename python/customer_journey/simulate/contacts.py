"""Whom the shop contacts after a purchase, by which strategy, and what that truly does."""

import numpy as np

from .arrays import NONE, Flags, Ints, Rng, pick_by_row
from .people import People
from .shop import Shop
from .touchpoints import STRATEGIES

EFFECTS = {
    "onboarding": 0.65,
    "faq": 0.85,
    "feedback_loop": 1.0,  # its effect is that of the answer to the complaint
    "account_management": 0.75,
    "tiered_incentives": 0.9,
    "gamification": 1.0,
    "surprise_reward": 0.8,
    "partner_offers": 1.3,
}
"""Factor on the chance to leave after a purchase followed by a contact: the truth behind a verdict."""


def contact(rng: Rng, shop: Shop, people: People, person: Ints, number: int, member: Flags) -> Ints:
    """Code of the strategy of each person after purchase `number`, NONE for most."""
    reachable = np.where(people.consent[person] == 1, 1.0, 0.05) * people.has_account[person]
    rate = shop.contact_rate * reachable
    everyone = np.ones(len(person))
    chances = {
        "onboarding": 0.55 * everyone * (number == 1),
        "faq": 0.15 * everyone * (number == 1),
        "account_management": 0.10 * people.is_b2b[person],
        "tiered_incentives": 0.04 * everyone * (number >= 3) * shop.has_programme,
        "gamification": 0.04 * member,
        "surprise_reward": 0.02 * everyone * (number >= 4),
        "partner_offers": 0.03 * everyone * (number >= 3),
    }
    weights = np.stack([chances.get(name, 0 * everyone) * rate for name in STRATEGIES], axis=1)
    nobody = np.maximum(1 - weights.sum(axis=1, keepdims=True), 0)
    drawn = pick_by_row(rng, np.hstack([weights, nobody]))
    return np.where(drawn == len(STRATEGIES), NONE, drawn)


def leave_factor(strategy: Ints) -> np.ndarray:
    """The effect of each contact, 1 without one; shape as given."""
    return np.array([*(EFFECTS[name] for name in STRATEGIES), 1.0])[strategy]
