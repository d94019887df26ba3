"""When people buy, leave and come back: one loop over the purchase number, vectorised over persons."""

from dataclasses import dataclass, fields

import numpy as np

from .arrays import Flags, Floats, Ints, Rng, chance
from .contacts import contact, leave_factor
from .people import People
from .seasons import favourite_weekday, in_promotion, next_promotion, pace, time_of_day
from .shop import Shop

REWARD_EVERY = 5
"""Members get a reward at every fifth purchase."""


@dataclass(frozen=True)
class Purchases:
    """Parallel arrays of shape (purchases,), ordered by person and time; times in days."""

    person: Ints  # index into People
    at: Floats
    number: Ints  # 1, 2, ...
    is_comeback: Flags  # the first after a long silence
    is_last: Flags  # of its stay: the person leaves after it
    comes_back: Flags  # leaves, and will return
    is_unhappy: Flags  # complains about it
    is_resolved: Flags  # and is helped
    is_discounted: Flags
    is_member: Flags
    is_reward: Flags
    is_subscribed: Flags
    strategy: Ints  # the shop contacts the person after it, code of STRATEGIES or NONE
    usual_gap: Floats  # days the person would wait for the next one

    def __len__(self) -> int:
        return len(self.person)


def make_purchases(rng: Rng, shop: Shop, people: People, end: float) -> Purchases:
    """All purchases before `end`."""
    rounds: list[dict[str, np.ndarray]] = []
    person = np.flatnonzero(people.first_purchase_at < end)
    at = people.first_purchase_at[person]
    usual = people.mean_gap[person]
    comeback = np.zeros(len(person), bool)
    number = 0
    while len(person) or not rounds:
        number += 1
        size = len(person)
        unhappy = chance(rng, people.trait("complains")[person] * shop.incidents, size)
        resolved = unhappy & chance(rng, 0.7, size)
        usual_leave = shop.leave_after[min(number, len(shop.leave_after)) - 1]
        joins = people.joins_at_number[person]
        member = (joins > 0) & (number >= joins)
        strategy = contact(rng, shop, people, person, number, member)
        leave = usual_leave * people.trait("leave_factor")[person] * leave_factor(strategy)
        leaves = chance(rng, leave + np.where(unhappy & ~resolved, 0.4, 0.0), size)
        returns = leaves & chance(rng, shop.come_back_share, size)
        likes_offers = np.where(in_promotion(at), 1.3, 0.8) * people.trait("discounted")[person]
        subscribes = people.subscribes_at_number[person]
        subscribed = (subscribes > 0) & (number >= subscribes)
        rounds.append({
            "person": person,
            "at": at,
            "number": np.full(size, number),
            "is_comeback": comeback,
            "is_last": leaves,
            "comes_back": returns,
            "is_unhappy": unhappy,
            "is_resolved": resolved,
            "is_discounted": chance(rng, likes_offers * shop.has_discounts, size),
            "is_member": member,
            "is_reward": member & (number % REWARD_EVERY == 0),
            "is_subscribed": subscribed,
            "strategy": strategy,
            "usual_gap": usual,
        })  # fmt: skip
        following = _next_time(rng, shop, people, person, at, usual, number, subscribed, member)
        silence = np.maximum(shop.come_back_days, 9 * usual) * rng.uniform(1.0, 1.5, size)
        following = np.where(returns, time_of_day(rng, at + silence), following)
        stays = (~leaves | returns) & (following < end)
        usual = (usual * people.fading[person])[stays]
        person, at, comeback = person[stays], following[stays], returns[stays]
    return _ordered(rounds)


def _next_time(
    rng: Rng,
    shop: Shop,
    people: People,
    person: Ints,
    at: Floats,
    usual: Floats,
    number: int,
    subscribed: Flags,
    member: Flags,
) -> Floats:
    """When each person would buy next, at least one day later."""
    shape = np.where(subscribed, 60.0, shop.gap_shape)
    gap = rng.gamma(shape, usual / shape) * np.where(subscribed, 1.0, pace(shop, at + usual))
    gap = gap * np.where(chance(rng, shop.skip_rate, len(person)) & ~subscribed, 2.5, 1.0)
    before_reward = member & (number % REWARD_EVERY == REWARD_EVERY - 1)
    gap = gap * np.where(before_reward, people.trait("hurries_to_reward")[person], 1.0)
    moved = np.where(subscribed, at + gap, favourite_weekday(rng, shop, at + gap))
    waits = chance(rng, people.trait("waits_for_promotion")[person] * shop.has_discounts, len(person))
    moved = np.where(waits, next_promotion(rng, moved), moved)
    return time_of_day(rng, np.maximum(moved, np.floor(at) + 1))


def _ordered(rounds: list[dict[str, np.ndarray]]) -> Purchases:
    names = [entry.name for entry in fields(Purchases)]
    columns = {name: np.concatenate([one[name] for one in rounds]) for name in names}
    order = np.lexsort((columns["number"], columns["person"]))
    return Purchases(**{name: values[order] for name, values in columns.items()})
