"""What is expected at the raw door. A row is a check: change a bound here, with its reason."""

from .check import Check

RAW_CHECKS = (
    # --- raw_orders: the one table that is required ----------------------------------------------
    Check(
        "raw_orders", "count_rows", "orders delivered", "A shop without an order has no journey.", at_least=1,
    ),
    Check(
        "raw_orders", "readable_ordered_at", "dates that can be read",
        "A few typing errors are life; more than one in twenty is a changed date format.",
        at_least=0.95, unit="%",
    ),
    Check(
        "raw_orders", "readable_net_amount", "amounts that can be read",
        "More than one in twenty unreadable is a decimal comma or a currency sign in the export.",
        at_least=0.95, unit="%",
    ),
    Check(
        "raw_orders", "readable_list_amount", "list amounts that can be read",
        "As net_amount: an unreadable one rejects the whole order.", at_least=0.95, unit="%",
    ),
    Check(
        "raw_orders", "readable_discount_amount", "discounts that can be read",
        "As net_amount: an unreadable one rejects the whole order.", at_least=0.95, unit="%",
    ),
    Check(
        "raw_orders", "readable_loaded_at", "load times that can be read",
        "An unreadable one rejects the whole order.", at_least=0.95, unit="%",
    ),
    Check(
        "raw_orders", "missing_order_id", "orders without an id",
        "Each is rejected; the export lost its key.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_orders", "missing_customer_id", "orders without a customer",
        "Guest orders need an id of their own: without one they are rejected, and their revenue is missing.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_orders", "missing_ordered_at", "orders without a date", "Each is rejected.", at_most=0.05,
        unit="%",
    ),
    Check(
        "raw_orders", "missing_net_amount", "orders without an amount", "Each is rejected.", at_most=0.05,
        unit="%",
    ),
    Check(
        "raw_orders", "missing_status", "orders without a status",
        "An order without a status counts: where one in five has none, returns may count as purchases.",
        at_most=0.20, unit="%", of="raw_orders.status",
    ),
    Check(
        "raw_orders", "missing_channel", "orders without a channel",
        "With a third unknown, no channel can be compared with another.", at_most=0.30, unit="%",
        of="raw_orders.channel",
    ),
    Check(
        "raw_orders", "missing_list_amount", "orders without a list amount",
        "Dependence on discounts is judged from it.", at_most=0.30, unit="%", of="raw_orders.list_amount",
    ),
    Check(
        "raw_orders", "repeated_order_id", "orders delivered again",
        "Overlapping loads repeat a few; more than one in twenty is a table of lines or of status changes.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_orders", "negative_net_amount", "orders below zero",
        "Each is rejected. Refunds belong in the status of the order they take back.", at_most=0.05, unit="%",
    ),
    Check(
        "raw_orders", "zero_net_amount", "orders of nothing",
        "Free samples and replacements; more means that the amount is filled in elsewhere.",
        at_most=0.20, unit="%",
    ),
    Check(
        "raw_orders", "median_net_amount", "median amount",
        "Cents for units, or thousands: outside it the amounts are in another unit.", at_least=0.5,
        at_most=100_000,
    ),
    Check(
        "raw_orders", "largest_to_median", "largest amount, as a multiple of the median",
        "A thousand median baskets in one order is a slipped decimal point.", at_most=1000, unit="times",
    ),
    Check(
        "raw_orders", "dearest_hundredth", "99th percentile, as a multiple of the median",
        "One order in a hundred may be a large one; fifty times the usual is a mix of units or currencies.",
        at_most=50, unit="times",
    ),
    Check(
        "raw_orders", "discount_above_list", "discounts above the list amount",
        "Nobody is paid to take goods away: the columns are swapped, or a percentage is given as an amount.",
        at_most=0.01, unit="%",
    ),
    Check(
        "raw_orders", "currency_codes", "currencies that are three letters",
        "The exchange rates are found by ISO code: a sign or a name finds none.",
        at_least=0.99, unit="%", of="raw_orders.currency",
    ),
    Check(
        "raw_orders", "main_currency", "orders in the main currency",
        "Under half, there is no main currency: set reporting_currency and look at the rates.",
        at_least=0.50, unit="%", of="raw_orders.currency",
    ),
    Check(
        "raw_orders", "longest_hole", "longest run of days between two days with orders",
        "Two weeks cover the summer closing of a small shop; longer is a load that failed, or a mistyped "
        "date after the last true one, which sets the clock for everybody.",
        at_most=14, unit="days",
    ),
    Check(
        "raw_orders", "busiest_day", "busiest day, as a multiple of the median day",
        "Black Friday may be tenfold; fifty is an import that gave old orders the date of the load.",
        at_most=50, unit="times",
    ),
    Check(
        "raw_orders", "largest_customer", "orders of one customer id",
        "One id with a fifth of all orders stands for many: guests, the till, a marketplace.",
        at_most=0.20, unit="%",
    ),
    # --- raw_order_lines and raw_products: what was bought ---------------------------------------
    Check(
        "raw_order_lines", "count_rows", "order lines delivered",
        "A table without rows is an export that failed.",
        at_least=1, of="raw_order_lines.order_id",
    ),
    Check(
        "raw_order_lines", "readable_quantity", "quantities that can be read", "As the amounts of orders.",
        at_least=0.95, unit="%",
    ),
    Check(
        "raw_order_lines", "readable_net_amount", "amounts that can be read", "As the amounts of orders.",
        at_least=0.95, unit="%",
    ),
    Check(
        "raw_order_lines", "missing_order_id", "lines without an order", "Each is rejected.", at_most=0.05,
        unit="%",
    ),
    Check(
        "raw_order_lines", "missing_product_id", "lines without a product",
        "Each is rejected, and its category does not count towards loyalty.", at_most=0.05, unit="%",
    ),
    Check(
        "raw_order_lines", "repeated_line", "lines delivered again", "As the repeated orders.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_order_lines", "negative_quantity", "quantities below zero",
        "Returned pieces are allowed; one in five is a table of movements, not of sales.", at_most=0.20,
        unit="%",
    ),
    Check(
        "raw_order_lines", "largest_to_median", "largest amount, as a multiple of the median",
        "As the amounts of orders; a line can be further from the usual than a basket.",
        at_most=2000, unit="times",
    ),
    Check(
        "raw_products", "count_rows", "products delivered", "A table without rows is an export that failed.",
        at_least=1, of="raw_products.product_id",
    ),
    Check(
        "raw_products", "readable_launched_on", "launch days that can be read",
        "An unreadable one rejects the product, in a small catalogue one is already much.",
        at_least=0.90, unit="%",
    ),
    Check(
        "raw_products", "missing_product_id", "products without an id", "Each is rejected.", at_most=0.05,
        unit="%",
    ),
    Check(
        "raw_products", "missing_category", "products without a category",
        "Loyal is who buys in two categories: without them nobody becomes loyal.",
        at_most=0.10, unit="%", of="raw_products.category",
    ),
    Check(
        "raw_products", "repeated_product_id", "products delivered again",
        "Variants under one id; more than one in twenty is a table of variants or of prices.",
        at_most=0.05, unit="%",
    ),
    # --- raw_customers: who they are -------------------------------------------------------------
    Check(
        "raw_customers", "count_rows", "customers delivered",
        "A table without rows is an export that failed.",
        at_least=1, of="raw_customers.customer_id",
    ),
    Check(
        "raw_customers", "readable_created_at", "creation dates that can be read", "As the dates of orders.",
        at_least=0.95, unit="%",
    ),
    Check(
        "raw_customers", "missing_customer_id", "customers without an id", "Each is rejected.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_customers", "missing_created_at", "customers without a creation date",
        "They are known only from their first order or touchpoint on: the stay as suspect is lost.",
        at_most=0.20, unit="%", of="raw_customers.created_at",
    ),
    Check(
        "raw_customers", "missing_country", "customers without a country",
        "With a third unknown, maps mislead.",
        at_most=0.30, unit="%", of="raw_customers.country",
    ),
    Check(
        "raw_customers", "missing_marketing_consent", "customers without a word on consent",
        "No word is no consent: strategies that need it pass these customers by.",
        at_most=0.30, unit="%", of="raw_customers.marketing_consent",
    ),
    Check(
        "raw_customers", "repeated_customer_id", "customers delivered again",
        "More than one in twenty is a history of changes, of which the first version would be taken.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_customers", "repeated_email", "e-mail addresses of more than one customer",
        "Families share one; one in ten means that a person has several ids, and a journey is cut in pieces.",
        at_most=0.10, unit="%", of="raw_customers.email",
    ),
    Check(
        "raw_customers", "known_customer_kind", "customer kinds that are b2b or b2c",
        "Another word is matched by no strategy.", at_least=0.95, unit="%", of="raw_customers.customer_kind",
    ),
    Check(
        "raw_customers", "readable_marketing_consent", "consents that are a yes or a no",
        "What is neither is read as no word at all.", at_least=0.95, unit="%",
        of="raw_customers.marketing_consent",
    ),
    # --- raw_touchpoints and raw_identities: what happened before and beside the orders ----------
    Check(
        "raw_touchpoints", "count_rows", "touchpoints delivered",
        "A table without rows is an export that failed.",
        at_least=1, of="raw_touchpoints.touchpoint_id",
    ),
    Check(
        "raw_touchpoints", "readable_occurred_at", "dates that can be read", "As the dates of orders.",
        at_least=0.95, unit="%",
    ),
    Check(
        "raw_touchpoints", "readable_score", "scores that can be read",
        "Answers in words, such as very good, are no scores.", at_least=0.95, unit="%",
        of="raw_touchpoints.score",
    ),
    Check(
        "raw_touchpoints", "readable_cost", "costs that can be read", "As the amounts of orders.",
        at_least=0.95, unit="%", of="raw_touchpoints.cost",
    ),
    Check(
        "raw_touchpoints", "readable_loaded_at", "load times that can be read",
        "An unreadable one rejects the whole touchpoint.", at_least=0.95, unit="%",
        of="raw_touchpoints.loaded_at",
    ),
    Check(
        "raw_touchpoints", "missing_touchpoint_id", "touchpoints without an id", "Each is rejected.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_touchpoints", "missing_occurred_at", "touchpoints without a date", "Each is rejected.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_touchpoints", "missing_touchpoint_type", "touchpoints without a type", "Each is rejected.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_touchpoints", "missing_person", "touchpoints of nobody, neither customer nor visitor",
        "Each is rejected; more than one in twenty is a tracker that lost its cookie.", at_most=0.05,
        unit="%",
    ),
    Check(
        "raw_touchpoints", "missing_channel", "touchpoints without a channel",
        "With a third unknown, attribution credits nobody knows whom.", at_most=0.30, unit="%",
        of="raw_touchpoints.channel",
    ),
    Check(
        "raw_touchpoints", "repeated_touchpoint_id", "touchpoints delivered again",
        "Trackers send some twice; more than one in twenty is an overlap of loads.", at_most=0.05, unit="%",
    ),
    Check(
        "raw_touchpoints", "known_types", "touchpoints of a type the rules know",
        "An unknown type says nothing about the journey: a fifth is the most that may stay silent. "
        "Add the type to seeds/rules/touchpoint_types.csv.", at_least=0.80, unit="%",
    ),
    Check(
        "raw_touchpoints", "most_frequent_type", "touchpoints of the most frequent type",
        "Page views are many; nine in ten of one kind means that the others are not delivered.",
        at_most=0.90, unit="%",
    ),
    Check(
        "raw_touchpoints", "longest_hole", "longest run of days between two days with touchpoints",
        "Tracking has no holidays: a week without one is a load that failed.", at_most=7, unit="days",
    ),
    Check(
        "raw_touchpoints", "busiest_day", "busiest day, as a multiple of the median day",
        "A campaign may be tenfold; fifty is a bot, or an import dated at its load.", at_most=50,
        unit="times",
    ),
    Check(
        "raw_touchpoints", "largest_person", "touchpoints of one person",
        "One in ten from one id is a bot, a monitor or a default id.", at_most=0.10, unit="%",
    ),
    Check(
        "raw_identities", "count_rows", "identities delivered",
        "A table without rows is an export that failed.",
        at_least=1, of="raw_identities.anonymous_id",
    ),
    Check(
        "raw_identities", "readable_identified_at", "dates that can be read", "As the dates of orders.",
        at_least=0.95, unit="%", of="raw_identities.identified_at",
    ),
    Check(
        "raw_identities", "missing_anonymous_id", "identities without a visitor", "Each is rejected.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_identities", "missing_customer_id", "identities without a customer", "Each is rejected.",
        at_most=0.05, unit="%",
    ),
    Check(
        "raw_identities", "shared_anonymous_ids", "visitors that are several customers",
        "Families share a device; one in ten is a kiosk or a cookie copied between visitors, "
        "and the first customer gets the visits of all.", at_most=0.10, unit="%",
    ),
    # --- The tables among themselves ----------------------------------------------------------------
    Check(
        "raw_freshness", "orders_behind", "orders end before the newest table by",
        "A week without orders beside fresh visits is a load that stopped; customers would turn at risk.",
        at_most=7, unit="days",
    ),
    Check(
        "raw_freshness", "touchpoints_behind", "touchpoints end before the newest table by",
        "As the orders: complaints and campaigns of the last days would be missing.", at_most=7, unit="days",
    ),
    Check(
        "raw_freshness", "customers_behind", "customers end before the newest table by",
        "A small shop may win nobody for a month, hardly for two.", at_most=60, unit="days",
    ),
    Check(
        "raw_freshness", "identities_behind", "identities end before the newest table by",
        "As the customers: without them visitors stay strangers.", at_most=60, unit="days",
    ),
    Check(
        "raw_links", "orders_with_lines", "orders that have lines",
        "Categories are counted over them: an order without lines has none.", at_least=0.90, unit="%",
    ),
    Check(
        "raw_links", "recent_orders_with_lines", "orders of the last 30 days that have lines",
        "Lines that stopped coming do not show in the share over all years.", at_least=0.90, unit="%",
    ),
    Check(
        "raw_links", "lines_to_order", "median of the lines' sum by the order's amount",
        "Shipping and vouchers make a difference, taxes too; twice or half is another unit.",
        at_least=0.5, at_most=2, unit="times",
    ),
    Check(
        "raw_links", "orders_of_known_customers", "orders of a customer in raw_customers",
        "Guests are in no customer table; under half, the two systems use different ids.",
        at_least=0.50, unit="%",
    ),
    Check(
        "raw_links", "touchpoints_of_known_customers", "touchpoints with a customer in raw_customers",
        "Under half, the tracker and the shop use different ids.", at_least=0.50, unit="%",
    ),
    Check(
        "raw_links", "lines_of_known_products", "order lines of a product in raw_products",
        "Old products leave the catalogue; under nine in ten, categories are missing.", at_least=0.90,
        unit="%",
    ),
)  # fmt: skip
