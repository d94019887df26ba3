"""Who comes to the shop: a hidden motive, a hidden path, and the dates until the first purchase."""

from dataclasses import dataclass

import numpy as np

from .arrays import NONE, Flags, Floats, Ints, Rng, between, chance, pick
from .seasons import favourite_weekday, time_of_day
from .shop import HABITS, MOTIVES, Motive, Shop

PATHS = ("suspect", "prospect", "disqualified", "buyer")
SUSPECT, PROSPECT, DISQUALIFIED, BUYER = range(4)


@dataclass(frozen=True)
class People:
    """Parallel arrays of shape (persons,); times in days, NaN where it never happens."""

    first_number: int  # number of the first person, so that ids differ between chunks
    motives: dict[str, Motive]
    motive: Ints
    habit: Ints  # code of HABITS, NONE for most
    path: Ints
    has_account: Flags  # a row in raw_customers
    is_named: Flags  # has a customer_id: an account, or an order as a guest
    is_b2b: Flags
    country: Ints
    consent: Ints  # 1, 0 or NONE
    known_at: Floats
    interest_at: Floats
    disqualified_at: Floats
    requalified_at: Floats
    first_purchase_at: Floats
    created_at: Floats
    mean_gap: Floats  # days
    fading: Floats  # factor on each further gap
    basket: Floats  # factor on the number of lines
    channel: Ints  # the usual one
    one_channel: Floats  # share of orders placed there
    category: Ints  # the usual one
    joins_at_number: Ints  # purchase number of enrolment, NONE for never
    subscribes_at_number: Ints
    happiness: Floats  # 0..1

    def __len__(self) -> int:
        return len(self.motive)

    def trait(self, name: str) -> Floats:
        """The motive's parameter of that name, for every person."""
        return trait(name, self.motives, self.motive, self.habit)


def trait(name: str, motives: dict[str, Motive], motive: Ints, habit: Ints) -> Floats:
    """Shape (persons,): the motive's parameter, at least that of the habit."""
    values = np.array([getattr(one, name) for one in motives.values()], float)[motive]
    for code, least in enumerate(HABITS.values()):
        if name in least:
            values = np.where(habit == code, np.maximum(values, least[name]), values)
    return values


def make_people(rng: Rng, shop: Shop, size: int, first_number: int, start: float, end: float) -> People:
    """Draw `size` persons who become known in [start, end)."""
    motive = _served(shop, pick(rng, [motive.share for motive in shop.motives.values()], size))
    habit = np.full(size, NONE)
    if shop.habit_share:
        habit = np.where(chance(rng, shop.habit_share, size), rng.integers(0, len(HABITS), size), NONE)

    def own(name: str) -> Floats:
        return trait(name, shop.motives, motive, habit)

    visitor = chance(rng, shop.visitor_share, size)
    path = np.where(visitor, pick(rng, [0.35, 0.65], size), _path_of_named(rng, shop, size))
    buyer = path == BUYER
    guest = buyer & chance(rng, shop.guest_buyer_share, size)
    has_account = ~visitor & ~guest
    is_b2b = ~visitor & chance(rng, shop.b2b_share, size)

    # Many were there from the beginning; later arrivals thin out slowly.
    known_at = start + (end - start) * 0.97 * rng.beta(0.8, 1.25, size)
    interest_at = np.where(path == SUSPECT, np.nan, known_at + rng.exponential(6.0, size))
    straight = buyer & chance(rng, 0.12, size)
    patience = np.where(is_b2b, 30.0, 15.0)
    wanted = np.fmax(interest_at, known_at) + 3 + rng.exponential(patience)
    bought = favourite_weekday(rng, shop, wanted)
    bought = time_of_day(rng, np.where(straight, known_at, np.maximum(bought, interest_at + 1)))
    known_at = np.where(straight, bought, known_at)
    interest_at = np.where(straight, bought, interest_at)

    disqualified = (path == DISQUALIFIED) | (buyer & ~straight & chance(rng, 0.03, size))
    from_suspect = disqualified & ~buyer & chance(rng, 0.3, size)
    interest_at = np.where(from_suspect, np.nan, interest_at)
    judged_at = np.fmax(known_at, interest_at) + rng.exponential(8.0, size)
    disqualified_at = np.where(disqualified, judged_at, np.nan)
    again = disqualified & (buyer | chance(rng, 0.3, size))
    requalified_at = np.where(again, disqualified_at + 5 + rng.exponential(40.0, size), np.nan)
    bought = np.where(disqualified, time_of_day(rng, np.nan_to_num(requalified_at) + 4), bought)
    first_purchase_at = np.where(buyer, bought, np.nan)

    opened = between(rng, np.fmax(known_at, interest_at), np.fmax(known_at, bought))
    opened = np.where(buyer & chance(rng, 0.5, size), bought - 0.003, opened)
    created_at = np.where(has_account, np.where(path == SUSPECT, known_at, opened), np.nan)

    fading = np.where(chance(rng, shop.fading_share, size), 1.22, 1.0)
    joins = has_account & chance(rng, own("joins_programme") * shop.has_programme, size)
    subscribes = has_account & chance(rng, own("subscribes"), size)
    happiness = np.clip(rng.normal(own("happiness"), 0.12), 0.02, 0.98)
    spread = rng.lognormal(0.0, shop.gap_spread, size)
    return People(
        first_number=first_number,
        motives=shop.motives,
        motive=motive,
        habit=habit,
        path=path,
        has_account=has_account,
        is_named=~visitor,
        is_b2b=is_b2b,
        country=pick(rng, list(shop.countries.values()), size),
        consent=np.where(chance(rng, 0.07, size), NONE, chance(rng, 0.7, size).astype(np.int64)),
        known_at=known_at,
        interest_at=interest_at,
        disqualified_at=disqualified_at,
        requalified_at=requalified_at,
        first_purchase_at=first_purchase_at,
        created_at=created_at,
        mean_gap=shop.typical_gap_days * own("gap_factor") * spread,
        fading=fading,
        basket=own("basket_factor") * np.where(is_b2b, 1.8, 1.0),
        channel=pick(rng, list(shop.channels.values()), size),
        one_channel=own("one_channel"),
        category=rng.integers(0, len(shop.categories), size),
        joins_at_number=np.where(joins, 1 + rng.poisson(0.7, size), NONE),
        subscribes_at_number=np.where(subscribes, 2 + rng.poisson(1.0, size), NONE),
        happiness=happiness,
    )


def _served(shop: Shop, motive: Ints) -> Ints:
    """Who comes for what the shop does not have, a discount or a programme, finds no reason to stay."""
    names = list(MOTIVES)
    served = np.array([(name != "price" or shop.has_discounts) and (name != "programme" or shop.has_programme)
                       for name in names])  # fmt: skip
    return np.where(served[motive], motive, names.index("none"))


def _path_of_named(rng: Rng, shop: Shop, size: int) -> Ints:
    named = 1 - shop.visitor_share
    few = np.array([shop.suspect_share, shop.prospect_share, shop.disqualified_share]) / named
    return pick(rng, [*few, 1 - few.sum()], size)
