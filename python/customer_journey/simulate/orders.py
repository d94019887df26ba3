"""Orders and their lines: what was in the basket, at what price, and which orders came to nothing."""

from dataclasses import dataclass, replace

import numpy as np

from .arrays import MINUTE, NONE, Flags, Floats, Ints, Rng, between, chance, month_of_year, pick
from .people import DISQUALIFIED, PROSPECT, People
from .products import Catalogue
from .purchases import REWARD_EVERY, Purchases
from .seasons import time_of_day
from .shop import Shop

STATUSES = ("completed", "shipped", "paid", " Completed ", "cancelled", "canceled", "returned", "refunded",
            "failed", "pending", "test", "Refunded ")  # fmt: skip
UNDONE = 4
"""Statuses from this code on are no purchase."""

COUPONS = ("WELCOME10", "SPRING", "SUMMER", "AUTUMN", "WINTER", "FRIENDS")


@dataclass(frozen=True)
class Orders:
    """Parallel arrays of shape (orders,), ordered by time; amounts in cents, NONE where absent."""

    person: Ints
    at: Floats
    purchase: Ints  # index into Purchases, NONE for an order that came to nothing
    status: Ints
    channel: Ints
    discount_rate: Floats
    coupon: Ints
    is_reorder: Ints  # 1, 0 or NONE
    net: Ints
    list_amount: Ints
    discount: Ints
    points_earned: Ints
    points_redeemed: Ints

    def __len__(self) -> int:
        return len(self.person)


@dataclass(frozen=True)
class Lines:
    """Parallel arrays of shape (lines,), ordered by order; amounts in cents."""

    order: Ints
    number: Ints
    product: Ints
    quantity: Ints
    net: Ints
    list_amount: Ints
    discount: Ints


def make_orders(
    rng: Rng, shop: Shop, people: People, purchases: Purchases, catalogue: Catalogue, end: float
) -> tuple[Orders, Lines]:
    """All orders before `end`, with their lines."""
    person, at, purchase, status = _headers(rng, shop, people, purchases, end)
    size = len(person)
    discounted = _of(purchase, purchases.is_discounted)
    # Of split invoices, the first spends the points.
    first = np.zeros(size, bool)
    first[np.unique(purchase, return_index=True)[1]] = True
    reward = first & _of(purchase, purchases.is_reward)
    member = _of(purchase, purchases.is_member)
    subscribed = _of(purchase, purchases.is_subscribed)

    rate = np.clip(rng.normal(people.trait("discount_rate")[person], 0.04), 0.05, 0.6)
    rate = np.where(discounted, np.round(rate, 2), 0.0) + np.where(reward, 0.1 * shop.has_discounts, 0.0)
    if shop.contract_discount_rate:
        rate = 1 - (1 - rate) * (1 - people.is_b2b[person] * shop.contract_discount_rate)
    if shop.reduced_share or shop.sale_months:
        rate = 1 - (1 - rate) * (1 - _reduced(rng, shop, at))
    lines = _lines(rng, shop, people, catalogue, person, at, rate)
    totals = [np.bincount(lines.order, part, size).astype(np.int64)
              for part in (lines.net, lines.list_amount, lines.discount)]  # fmt: skip
    earned = np.where(member, totals[0] // 100, NONE)
    usual = chance(rng, people.one_channel[person], size)
    channel = np.where(usual, people.channel[person], pick(rng, list(shop.channels.values()), size))
    coupon = np.where(discounted & chance(rng, 0.6, size), rng.integers(0, len(COUPONS), size), NONE)
    one_click = chance(rng, 0.03, size)
    no_list = chance(rng, 0.02, size) | (not shop.shows_discounts)
    if not shop.shows_discounts:
        nothing = np.full(len(lines.order), NONE)
        lines = replace(lines, list_amount=nothing, discount=nothing)
    orders = Orders(
        person=person,
        at=at,
        purchase=purchase,
        status=status,
        channel=np.where(chance(rng, 0.02, size), NONE, channel),
        discount_rate=rate,
        coupon=coupon,
        is_reorder=np.where(chance(rng, 0.03, size), NONE, (subscribed | one_click).astype(np.int64)),
        net=totals[0],
        list_amount=np.where(no_list, NONE, totals[1]),
        discount=np.where(no_list, NONE, totals[2]),
        points_earned=earned,
        points_redeemed=_redeemed(person, member, reward, earned),
    )
    return orders, lines


def _reduced(rng: Rng, shop: Shop, at: Floats) -> Floats:
    """What the shop itself takes off each order: a sale, or reduced goods all year round."""
    in_sale = np.isin(month_of_year(at), shop.sale_months)
    share = np.where(in_sale, max(shop.sale_share, shop.reduced_share), shop.reduced_share)
    rate = np.clip(rng.normal(shop.reduced_rate, 0.07, len(at)), 0.05, 0.7)
    return np.where(chance(rng, share, len(at)), np.round(rate, 2), 0.0)


def _headers(
    rng: Rng, shop: Shop, people: People, purchases: Purchases, end: float
) -> tuple[Ints, Floats, Ints, Ints]:
    """Person, time, purchase and status of every order: purchases, split invoices, orders undone."""
    count = len(purchases)
    split = np.flatnonzero(chance(rng, shop.split_invoice_rate, count))
    midnight = np.floor(purchases.at[split]) + 1 - MINUTE
    later = np.minimum(purchases.at[split] + rng.uniform(2, 180, len(split)) * MINUTE, midnight)
    undone = np.flatnonzero(chance(rng, shop.undone_order_rate, count))
    undone_at = time_of_day(rng, purchases.at[undone] + rng.integers(1, 25, len(undone)))
    almost = (people.path == PROSPECT) | (people.path == DISQUALIFIED)
    almost = np.flatnonzero(almost & people.has_account & chance(rng, 0.12, len(people)))
    almost_at = time_of_day(rng, people.created_at[almost] + 1)

    person = np.concatenate([purchases.person, purchases.person[split], purchases.person[undone], almost])
    at = np.concatenate([purchases.at, later, undone_at, almost_at])
    purchase = np.concatenate([np.arange(count), split, np.full(len(undone) + len(almost), NONE)])
    done = pick(rng, [0.78, 0.09, 0.06, 0.01, 0.04], count + len(split))
    done = np.where(done == UNDONE, NONE, done)
    nothing = rng.integers(UNDONE, len(STATUSES), len(undone) + len(almost))
    status = np.concatenate([done, nothing])
    keep = np.flatnonzero(at < end)
    keep = keep[np.lexsort((person[keep], at[keep]))]
    return person[keep], at[keep], purchase[keep], status[keep]


def _of(purchase: Ints, values: Flags) -> Flags:
    """The purchase's value for each order, False for an order that is none."""
    return np.append(values, False)[purchase]  # NONE is the last


def _lines(
    rng: Rng, shop: Shop, people: People, catalogue: Catalogue, person: Ints, at: Floats, rate: Floats
) -> Lines:
    """One line or more for each order; the discount is spread over all of them."""
    size = len(person)
    counts = 1 + np.minimum(rng.poisson((shop.lines_per_order - 1) * people.basket[person]), 19)
    order = np.repeat(np.arange(size), counts)
    number = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts) + 1
    usual = chance(rng, 0.55, len(order))
    other = rng.integers(0, len(shop.categories), len(order))
    category = np.where(usual, people.category[person[order]], other)
    low, high = catalogue.first[category], catalogue.first[category + 1]
    product = low + ((high - low) * rng.random(len(order)) ** 1.7).astype(np.int64)
    not_yet = catalogue.launched_on[product] > at[order]
    product = np.where(not_yet, low, product)
    quantity = rng.geometric(np.where(people.is_b2b[person[order]], 0.25, 0.75), len(order))
    amount = catalogue.price[product] * quantity
    discount = np.round(amount * rate[order]).astype(np.int64)
    return Lines(order, number, product, quantity, amount - discount, amount, discount)


def _redeemed(person: Ints, member: Flags, reward: Flags, earned: Ints) -> Ints:
    """Points spent: at a reward, what was earned over the purchases since the one before."""
    by_person = np.lexsort((np.arange(len(person)), person))
    gained = np.where(member, earned, 0)[by_person]
    total = np.cumsum(gained)
    back = np.maximum(np.arange(len(person)) - (REWARD_EVERY - 1), 0)
    same = person[by_person][back] == person[by_person]
    recent = np.where(same, total - total[back] + gained[back], gained)
    redeemed = np.where(reward[by_person], recent, 0)
    result = np.empty(len(person), np.int64)
    result[by_person] = redeemed
    return np.where(member, result, NONE)


def returned(orders: Orders) -> Ints:
    """Indices of orders sent back."""
    names = np.array([name.strip().lower() for name in STATUSES])
    sent_back = np.isin(names, ["returned", "refunded"])
    return np.flatnonzero((orders.status != NONE) & sent_back[orders.status])


def spread_between(rng: Rng, orders: Orders, index: Ints, low: float, high: float) -> Floats:
    """Times `low` to `high` days after the given orders."""
    return between(rng, orders.at[index] + low, orders.at[index] + high)
