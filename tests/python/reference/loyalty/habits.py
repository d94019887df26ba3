"""What each customer did within the loyalty window, as numbers; null where nothing is known of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from .. import Journey
from ..facts.accounts import read_flag
from ..facts.order_facts import OrderFact, order_facts
from ..facts.touchpoint_facts import TouchpointFact, touchpoint_facts
from ..feedback.touchpoints import rating_of
from ..purchases import Purchase
from ..rows import Row
from ..settings import Settings, exact
from .judged import customers_judged, is_in_window

LOOKS = ("engaged", "considered")
PHASES_BEFORE_BUYING = ("awareness", "consideration", "decision")
PROGRAMME_SIGNALS = ("programme_joined", "programme_used", "points_earned", "points_redeemed")
POINTS = ("points_earned", "points_redeemed")
OFFER_SIGNALS = ("strategy_contact", "offer_received", "offer_redeemed")


@dataclass(frozen=True)
class Bought:
    """A purchase in the window with its orders, the earliest first, and the raw rows of these."""

    purchase: Purchase
    before: Purchase | None
    orders: Sequence[OrderFact]
    rows: Sequence[Row]

    @property
    def day(self) -> date:
        return self.purchase.purchased_at.date()

    @property
    def is_discounted(self) -> bool | None:
        return any_of(order.amounts.is_discounted for order in self.orders)

    @property
    def is_reorder(self) -> bool | None:
        return any_of(read_flag(row.texts["is_reorder"]) for row in self.rows)

    @property
    def channel(self) -> str | None:
        """One channel a purchase; of several, on which the text is silent, the first by code point."""
        return min((order.channel for order in self.orders if order.channel), default=None)

    @property
    def is_late(self) -> bool:
        assert self.before is not None and self.purchase.gap_days is not None
        return self.purchase.gap_days > self.before.at_risk_after_days

    def has_redeemed(self, redeemed_on: set[date]) -> bool:
        """By an order of it, or a touchpoint of that day."""
        return self.day in redeemed_on or any((row.numbers["points_redeemed"] or 0) > 0 for row in self.rows)


@dataclass(frozen=True)
class Habits:
    count_purchases: int
    # Purchases of which it is known whether there was a discount.
    count_prices: int
    discounted: Fraction | None
    taken_off: Fraction | None
    programme_use: Fraction
    shorter_before_reward: Fraction
    knows_programme: bool
    one_channel: Fraction | None
    reorders: Fraction | None
    looks: Fraction
    perks: int
    expected_gap_days: Fraction
    net_amount: Fraction
    answers: Sequence[Fraction]
    settled_complaints: int
    unsettled_complaints: int
    acts: int
    weight_of_acts: Fraction
    gaps: int
    late_gaps: int


def any_of(flags: Iterable[bool | None]) -> bool | None:
    """True where one is; null where none is known."""
    known = [flag for flag in flags if flag is not None]
    return any(known) if known else None


def share(flags: Iterable[bool | None]) -> Fraction | None:
    """Of those known."""
    known = [flag for flag in flags if flag is not None]
    return Fraction(sum(known), len(known)) if known else None


def taken_off(bought: Sequence[Bought]) -> Fraction | None:
    """Discount over list value, of the orders of which both are known."""
    amounts = [order.amounts for each in bought for order in each.orders]
    listed = sum((each.list for each in amounts if each.list is not None), Fraction(0))
    discount = sum((each.discount for each in amounts if each.discount is not None), Fraction(0))
    return discount / listed if listed else None


def share_of_one_channel(bought: Sequence[Bought]) -> Fraction | None:
    channels = [each.channel for each in bought if each.channel]
    return Fraction(max(map(channels.count, channels)), len(channels)) if channels else None


def is_offer(touchpoint: TouchpointFact, settings: Settings) -> bool:
    """Contacts and offers of the programme's strategies."""
    return touchpoint.signal in OFFER_SIGNALS and touchpoint.strategy in settings.programme_strategies


def follows(purchased_at: datetime, offered_at: datetime, settings: Settings) -> bool:
    """Not after it; so many calendar days after the offer at most."""
    days = (purchased_at.date() - offered_at.date()).days
    return offered_at <= purchased_at and days <= settings.programme_offer_days


def mean(days: Sequence[int]) -> Fraction | None:
    return Fraction(sum(days), len(days)) if days else None


def shorter_before_reward(bought: Sequence[Bought], redeemed_on: set[date]) -> Fraction:
    """How much shorter gaps are that end in a redemption, beside the other gaps; 0 without either."""
    gaps: dict[bool, list[int]] = {True: [], False: []}
    for each in bought:
        if each.purchase.gap_days is not None:
            gaps[each.has_redeemed(redeemed_on)].append(each.purchase.gap_days)
    before, others = mean(gaps[True]), mean(gaps[False])
    return max(1 - before / others, Fraction(0)) if before is not None and others else Fraction(0)


def weight_of(act: TouchpointFact, settings: Settings) -> Fraction:
    """An act that was asked for, a rating or one with a campaign or strategy, counts for less."""
    is_prompted = act.score is not None or act.campaign_id or act.strategy
    return exact(settings.prompted_act_weight) if is_prompted else Fraction(1)


def complaints(touchpoints: Sequence[TouchpointFact]) -> list[TouchpointFact]:
    """A bad answer is an answer, no complaint."""
    return [each for each in touchpoints if each.signal == "dissatisfied" and each.score is None]


def is_settled(complaint: TouchpointFact, touchpoints: Sequence[TouchpointFact]) -> bool:
    """By a sign of satisfaction from then on."""
    return any(
        each.signal == "satisfied" and each.occurred_at >= complaint.occurred_at for each in touchpoints
    )


def habits_of(
    expected: Journey, customer: str, bought: Sequence[Bought], touchpoints: Sequence[TouchpointFact]
) -> Habits:
    """`touchpoints`: those in the window, in which an offer must lie too."""
    settings = expected.settings
    days_of = {
        signal: {each.occurred_at.date() for each in touchpoints if each.signal == signal}
        for signal in ("points_redeemed", "programme_used")
    }
    offers = [each.occurred_at for each in touchpoints if is_offer(each, settings)]
    used = [
        each.has_redeemed(days_of["points_redeemed"])
        or each.day in days_of["programme_used"]
        or any(follows(each.purchase.purchased_at, offer, settings) for offer in offers)
        for each in bought
    ]
    points = [row.numbers[column] for each in bought for row in each.rows for column in POINTS]
    ratings = [rating_of(expected, each.touchpoint_type, each.score) for each in touchpoints]
    settled = [is_settled(each, touchpoints) for each in complaints(touchpoints)]
    acts = [each for each in touchpoints if each.signal == "advocated"]
    gaps = [each for each in bought if each.purchase.gap_days is not None]
    gap = expected.persons[customer].expected_gap_days
    assert gap is not None
    return Habits(
        count_purchases=len(bought),
        count_prices=sum(each.is_discounted is not None for each in bought),
        discounted=share(each.is_discounted for each in bought),
        taken_off=taken_off(bought),
        programme_use=Fraction(sum(used), len(bought)),
        shorter_before_reward=shorter_before_reward(bought, days_of["points_redeemed"]),
        knows_programme=any(each.signal in PROGRAMME_SIGNALS for each in touchpoints)
        or any(number is not None and number > 0 for number in points),
        one_channel=share_of_one_channel(bought),
        reorders=share(each.is_reorder for each in bought),
        looks=Fraction(
            sum(each.signal in LOOKS and each.journey_phase in PHASES_BEFORE_BUYING for each in touchpoints),
            len(bought),
        ),
        perks=sum(each.signal == "perk_used" for each in touchpoints),
        expected_gap_days=gap,
        net_amount=sum((order.amounts.net for each in bought for order in each.orders), Fraction(0)),
        answers=[rating.score_rate for rating in ratings if rating],
        settled_complaints=sum(settled),
        unsettled_complaints=len(settled) - sum(settled),
        acts=len(acts),
        weight_of_acts=sum((weight_of(each, settings) for each in acts), Fraction(0)),
        gaps=len(gaps),
        late_gaps=sum(each.is_late for each in gaps),
    )


def purchases_in_window(
    expected: Journey, customer: str, orders: Sequence[OrderFact], rows: Mapping[str, Row]
) -> list[Bought]:
    """A purchase lies in the window when its first order does."""
    purchases = expected.purchases[customer]
    bought = []
    for number, purchase in enumerate(purchases):
        if is_in_window(purchase.purchased_at, expected):
            own = [order for order in orders if order.purchase is purchase]
            before = purchases[number - 1] if number else None
            bought.append(Bought(purchase, before, own, [rows[order.order_id] for order in own]))
    return bought


def habits(expected: Journey) -> dict[str, Habits]:
    """Of everyone whose loyalty can be judged."""
    rows = {row.text("order_id"): row for row in expected.rows["raw_orders"]}
    judged = customers_judged(expected)
    orders: dict[str, list[OrderFact]] = {customer: [] for customer in judged}
    touchpoints: dict[str, list[TouchpointFact]] = {customer: [] for customer in judged}
    for order in order_facts(expected):
        if order.customer_id in orders:
            orders[order.customer_id].append(order)
    for touchpoint in touchpoint_facts(expected):
        if touchpoint.customer_id in touchpoints and is_in_window(touchpoint.occurred_at, expected):
            touchpoints[touchpoint.customer_id].append(touchpoint)
    return {
        customer: habits_of(
            expected,
            customer,
            purchases_in_window(expected, customer, orders[customer], rows),
            touchpoints[customer],
        )
        for customer in judged
    }
