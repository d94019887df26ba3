"""The parameters of a shop and of the motives of its people. A kind of shop is one row of SHOPS."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Motive:
    """Why somebody stays; rates are probabilities per purchase, factors multiply the shop's own."""

    share: float
    gap_factor: float = 1.0
    basket_factor: float = 1.0
    leave_factor: float = 1.0
    discounted: float = 0.18
    discount_rate: float = 0.10
    waits_for_promotion: float = 0.0
    joins_programme: float = 0.25
    member_price: float = 0.15
    hurries_to_reward: float = 1.0
    one_channel: float = 0.6
    subscribes: float = 0.03
    browsing_factor: float = 1.0
    perks: float = 0.08
    complains: float = 0.05
    happiness: float = 0.68
    advocates: float = 0.012
    strays: float = 0.02


MOTIVES: dict[str, Motive] = {
    "price": Motive(
        0.17,
        discounted=0.85,
        discount_rate=0.25,
        waits_for_promotion=0.75,
        leave_factor=1.2,
        one_channel=0.4,
        strays=0.05,
    ),
    "programme": Motive(
        0.14, joins_programme=0.97, member_price=0.7, hurries_to_reward=0.55, leave_factor=0.7
    ),
    "convenience": Motive(0.15, one_channel=0.97, subscribes=0.4, browsing_factor=0.25, leave_factor=0.7),
    "perks": Motive(0.10, gap_factor=1.7, basket_factor=0.45, perks=0.9, browsing_factor=1.3),
    "satisfied": Motive(0.16, complains=0.005, happiness=0.88, discounted=0.1, leave_factor=0.6),
    "true": Motive(
        0.12,
        gap_factor=0.8,
        complains=0.02,
        happiness=0.93,
        discounted=0.05,
        advocates=0.16,
        leave_factor=0.3,
        strays=0.002,
    ),
    "none": Motive(0.16, leave_factor=1.5, gap_factor=1.2, happiness=0.55, complains=0.08, strays=0.05),
}
"""Hidden motives; their order is the motive code."""


@dataclass(frozen=True)
class Shop:
    """One kind of shop. Shares are of persons unless said otherwise."""

    name: str
    # Who comes: never identified, suspects, prospects and disqualified; the rest buys.
    visitor_share: float = 0.31
    suspect_share: float = 0.07
    prospect_share: float = 0.12
    disqualified_share: float = 0.06
    guest_buyer_share: float = 0.08  # of buyers
    b2b_share: float = 0.12
    countries: dict[str, float] = field(
        default_factory=lambda: {"IT": 0.72, "DE": 0.09, "FR": 0.07, "AT": 0.06, "ES": 0.04, "CH": 0.02}
    )
    # How they buy.
    typical_gap_days: float = 36.0
    gap_spread: float = 0.45  # sigma of the logarithm of a person's own mean gap
    gap_shape: float = 2.2  # of the gamma of one person's gaps: more is steadier
    skip_rate: float = 0.08  # of gaps: two and a half times as long, a holiday or a full cupboard
    # Chance to leave after purchase 1, 2, ...; the last holds for all further ones.
    leave_after: tuple[float, ...] = (0.22, 0.12, 0.07, 0.045, 0.03, 0.02)
    come_back_share: float = 0.2  # of those who leave
    come_back_days: float = 400.0  # the shortest long silence
    fading_share: float = 0.08  # of buyers: every gap longer than the one before
    split_invoice_rate: float = 0.04
    # Per purchase: orders cancelled, returned, refunded, pending, failed or test.
    undone_order_rate: float = 0.06
    lines_per_order: float = 2.2
    has_discounts: bool = True
    contact_rate: float = 1.0  # how often strategies are tried
    has_programme: bool = True
    contract_discount_rate: float = 0.0  # on every order of a b2b customer
    # How busy, January first and Monday first.
    season: tuple[float, ...] = (0.85, 0.75, 0.95, 1.0, 1.05, 0.95, 0.75, 0.55, 0.95, 1.05, 1.4, 1.8)
    weekday: tuple[float, ...] = (0.9, 0.9, 0.95, 1.0, 1.15, 1.4, 0.7)
    channels: dict[str, float] = field(
        default_factory=lambda: {"web": 0.5, "store": 0.25, "app": 0.15, "marketplace": 0.06, "phone": 0.04}
    )
    # What it sells.
    categories: tuple[str, ...] = (
        "home", "garden", "kitchen", "clothing", "toys", "sports", "beauty", "books"
    )  # fmt: skip
    products: int = 400
    typical_price: float = 18.0  # EUR
    # How densely the everyday touchpoints are recorded: 0.6 gives about 25 per person.
    density: float = 0.6


GENERAL = Shop("general")
SHOPS: dict[str, Shop] = {
    "general": GENERAL,
    # Small enough to be read by eye and to be committed, with every stage held by several people.
    "sample": replace(
        GENERAL,
        name="sample",
        visitor_share=0.20,
        suspect_share=0.07,
        prospect_share=0.11,
        disqualified_share=0.08,
        products=40,
        categories=("home", "garden", "kitchen", "clothing", "toys", "sports"),
        typical_gap_days=34.0,
        density=0.25,
    ),
}
