"""Shops that contact some of their customers, in two worlds: as it was, and as if no contact had come yet.

Both worlds draw the same random numbers, so everybody lives the same life until the contact, and what
differs afterwards is what it did. Nobody is contacted twice; who was spared in the other world may still be
contacted later, as anybody not contacted yet.
"""

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BEGINS = datetime(2023, 1, 1)
DAYS = 900
"""Length of the simulation; everybody buys first in its first 700 days."""

MOST_PURCHASES = 60
LEAVES_AFTER = (0.22, 0.12, 0.07, 0.045, 0.03, 0.02)
"""Chance to leave after purchase 1, 2, ...; the last holds for all further ones."""

# Purchases after which a strategy contacts somebody, and how often.
CONTACTS = {"onboarding": (1, 2, 0.20), "tiered_incentives": (3, 8, 0.12)}
CODES = tuple(CONTACTS)
LATEST_CONTACT_DAYS = 3.0


@dataclass(frozen=True)
class Scenario:
    """Who is contacted, and what a contact does to the wish to leave and to the gaps that follow."""

    name: str
    prefers_best: bool  # the big spenders, who also buy more often and leave more rarely
    leave_factor: float = 1.0
    gap_factor: float = 1.0


SCENARIOS = (
    Scenario("anyone, no effect", prefers_best=False),
    Scenario("anyone, helps", prefers_best=False, leave_factor=0.4, gap_factor=0.75),
    Scenario("anyone, harms", prefers_best=False, leave_factor=1.8, gap_factor=1.4),
    Scenario("the best, no effect", prefers_best=True),
    Scenario("the best, helps", prefers_best=True, leave_factor=0.4, gap_factor=0.75),
)


@dataclass(frozen=True)
class RawTables:
    """What a shop delivers: frames with the columns of raw_orders and raw_touchpoints that are used."""

    orders: pd.DataFrame
    touchpoints: pd.DataFrame


def make_shops(scenario: Scenario, shops: int, customers: int, seed: int, first_counts: bool) -> RawTables:
    """Orders and contacts of so many shops at once; a customer id is `<shop>-<number>`.

    The same seed gives the same people. Unless `first_counts`, the first contact of each does nothing, and
    stands in the raw tables only to say when it would have been.
    """
    rng = np.random.default_rng(seed)
    people = shops * customers
    best = rng.normal(size=people)
    usual_gap = 36 * np.exp(-0.25 * best + 0.25 * rng.normal(size=people))
    basket = 40 * np.exp(0.5 * best + 0.4 * rng.normal(size=people))
    at = 700 * rng.random(people)
    spent = np.zeros(people)
    is_there = np.ones(people, bool)
    contacts_had = np.zeros(people, int)
    contacts_needed = 1 if first_counts else 2
    leave_factor, gap_factor = np.ones(people), np.ones(people)
    orders, contacts = [], []
    for number in range(1, MOST_PURCHASES + 1):
        # Every number is drawn for everybody, so that both worlds stay in step.
        amount = basket * rng.lognormal(0, 0.5, people)
        gap = np.maximum(rng.gamma(2.2, usual_gap / 2.2), 1.0)
        chosen, delay, leaves = rng.random((3, people))
        delay *= LATEST_CONTACT_DAYS
        spent += amount
        orders.append(
            pd.DataFrame({"person": np.flatnonzero(is_there), "at": at[is_there], "amount": amount[is_there]})
        )

        # No contact comes after the next purchase.
        chance, strategy = _chance(scenario, number, spent / number)
        contacted = is_there & (contacts_had < contacts_needed) & (chosen < chance) & (gap > delay)
        first = contacted & (contacts_had == 0)
        contacts.append(
            pd.DataFrame({"person": np.flatnonzero(first), "at": (at + delay)[first], "strategy": strategy})
        )
        contacts_had += contacted
        counts = contacted & (contacts_had == contacts_needed)
        leave_factor[counts] = scenario.leave_factor
        gap_factor[counts] = scenario.gap_factor

        usual_leave = LEAVES_AFTER[min(number, len(LEAVES_AFTER)) - 1] * np.exp(-0.4 * best)
        # Only what lies after the contact can change.
        fixed = np.where(contacted, delay, 0.0)
        at = at + fixed + (gap - fixed) * gap_factor
        is_there &= (leaves >= usual_leave * leave_factor) & (at < DAYS)
    return RawTables(_orders(pd.concat(orders), customers), _touchpoints(pd.concat(contacts), customers))


def _chance(scenario: Scenario, number: int, average_amount: Floats) -> tuple[Floats, str]:
    """The chance of a contact after purchase `number`, and by which strategy."""
    for strategy, (first, last, rate) in CONTACTS.items():
        if first <= number <= last:
            # Twice as often from 60 up, hardly ever below 30.
            preference = 2 / (1 + np.exp(-5 * np.log(average_amount / 45)))
            return rate * (preference if scenario.prefers_best else np.ones_like(average_amount)), strategy
    return np.zeros_like(average_amount), CODES[-1]


def _orders(rows: pd.DataFrame, customers: int) -> pd.DataFrame:
    """raw_orders, every value as text."""
    return pd.DataFrame({
        "order_id": np.arange(1, len(rows) + 1).astype(str),
        "customer_id": _ids(rows["person"], customers),
        "ordered_at": _times(rows["at"]),
        "net_amount": rows["amount"].round(2).astype(str).to_numpy(),
    })  # fmt: skip


def _touchpoints(rows: pd.DataFrame, customers: int) -> pd.DataFrame:
    """raw_touchpoints, every value as text."""
    return pd.DataFrame({
        "touchpoint_id": np.arange(1, len(rows) + 1).astype(str),
        "occurred_at": _times(rows["at"]),
        "touchpoint_type": "strategy_contact",
        "customer_id": _ids(rows["person"], customers),
        "strategy": rows["strategy"].to_numpy(),
    })  # fmt: skip


def _ids(person: pd.Series, customers: int) -> npt.NDArray[np.str_]:
    shop, number = np.divmod(person.to_numpy(), customers)
    return np.char.add(np.char.add(shop.astype(str), "-"), number.astype(str))


def _times(days: pd.Series) -> npt.NDArray[np.str_]:
    """Days since the beginning as ISO 8601."""
    begins = np.datetime64(BEGINS, "us")
    microseconds = np.round(days.to_numpy() * 86_400e6).astype("timedelta64[us]")
    return np.datetime_as_string(begins + microseconds)
