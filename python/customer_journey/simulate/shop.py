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

HABITS: dict[str, dict[str, float]] = {
    "one_channel": {"one_channel": 0.97},  # lives next to the store, or knows no other
    "card": {"joins_programme": 0.95, "member_price": 0.35},  # was asked at the till
    "vouchers": {"discounted": 0.35},  # takes what comes along
    "talkative": {"advocates": 0.06},  # tells a friend now and then, whatever they think of the shop
    "guest": {"perks": 0.3},  # is there anyway
    "fussy": {"complains": 0.12},
}
"""What looks like a motive and is none: the trait is at least this, whatever somebody stays for."""


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
    shows_discounts: bool = True  # False: neither list price nor discount in the data
    reduced_share: float = 0.0  # of orders, for whoever buys: reduced by the shop
    sale_months: tuple[int, ...] = ()  # January is 0; then sale_share of orders are reduced
    sale_share: float = 0.0
    reduced_rate: float = 0.25
    contact_rate: float = 1.0  # how often strategies are tried
    has_programme: bool = True
    contract_discount_rate: float = 0.0  # on every order of a b2b customer, offers come on top
    # What happens by time rather than by purchase, against a shop people buy from every month or so:
    # complaints, speaking for the shop, buying elsewhere.
    incidents: float = 1.0
    surveys: float = 1.0  # how often a survey is answered, against one answer in ten purchases
    habit_share: float = 0.0  # of persons: a habit of HABITS that looks like a motive
    motives: dict[str, Motive] = field(default_factory=lambda: MOTIVES)
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
PROVING = replace(
    GENERAL,
    visitor_share=0.15,
    suspect_share=0.04,
    prospect_share=0.06,
    disqualified_share=0.03,
    typical_gap_days=25.0,
    guest_buyer_share=0.02,
    undone_order_rate=0.03,
    surveys=5.0,
    habit_share=0.15,
    density=0.8,
    motives=MOTIVES
    | {
        "true": replace(MOTIVES["true"], advocates=0.5),
        "programme": replace(MOTIVES["programme"], member_price=0.9),
        "satisfied": replace(MOTIVES["satisfied"], happiness=0.9),
        "none": replace(MOTIVES["none"], happiness=0.5),
        "convenience": replace(MOTIVES["convenience"], subscribes=0.5),
    },
)
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
    # Six kinds of shop that loyalty types are proved on: more who come buy, and more of them are asked.
    "grocery": replace(
        PROVING,
        name="grocery",
        typical_gap_days=7.0,
        gap_spread=0.35,
        leave_after=(0.1, 0.06, 0.03, 0.015, 0.01, 0.005),
        come_back_days=120.0,
        incidents=0.25,
        surveys=1.25,
        undone_order_rate=0.01,
        lines_per_order=4.0,
        typical_price=5.0,
        density=0.6,
        season=(1.0, 0.95, 1.0, 1.05, 1.0, 1.0, 0.95, 0.9, 1.0, 1.0, 1.0, 1.15),
        channels={"store": 0.6, "web": 0.25, "app": 0.15},
    ),
    "fashion": replace(
        PROVING,
        name="fashion",
        typical_gap_days=32.0,
        season=(1.3, 0.6, 0.9, 1.2, 1.1, 0.8, 1.4, 0.5, 1.2, 1.2, 1.0, 1.5),
        sale_months=(0, 6),
        sale_share=0.8,
        reduced_rate=0.3,
        typical_price=45.0,
    ),
    "wholesale": replace(
        PROVING,
        name="wholesale",
        b2b_share=1.0,
        contract_discount_rate=0.15,
        typical_gap_days=21.0,
        incidents=0.6,
        channels={"web": 0.5, "phone": 0.3, "app": 0.2},
    ),
    "no_programme": replace(PROVING, name="no_programme", has_programme=False),
    "no_discounts": replace(PROVING, name="no_discounts", has_discounts=False, shows_discounts=False),
    "discounter": replace(PROVING, name="discounter", reduced_share=0.7, typical_gap_days=21.0),
}
PROVING_SHOPS = ("grocery", "fashion", "wholesale", "no_programme", "no_discounts", "discounter")
