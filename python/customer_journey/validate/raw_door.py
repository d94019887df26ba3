"""What is measured at the raw door: the views base_*, each raw table as it was delivered, in trimmed text.

Everything is counted in the database, one row per table, so that millions of raw rows are checked in seconds.
"""

from .check import Asset

ORDERS = """
with orders as (
    select *, read_instant(ordered_at) as instant, read_number(net_amount) as amount
    from staging.base_orders
),

days as (
    select cast(instant as date) as day, count(*) as count_orders
    from orders
    where instant <= (select clock_at from staging.stg_clock)
        and instant >= (select quantile_disc(instant, 0.001) from orders)
    group by 1
),

holes as (
    select day - lag(day) over (order by day) as days_since_order_day, count_orders
    from days
),

buyers as (
    select count(*) as count_orders from orders where customer_id is not null group by customer_id
),

currencies as (
    select count(*) as count_orders from orders where currency is not null group by upper(currency)
)

select
    'raw_orders' as row_name,
    count(*) as count_rows,
    readable_share(ordered_at, instant) as readable_ordered_at,
    readable_share(net_amount, amount) as readable_net_amount,
    readable_share(list_amount, read_number(list_amount)) as readable_list_amount,
    readable_share(discount_amount, read_number(discount_amount)) as readable_discount_amount,
    readable_share(loaded_at, read_instant(loaded_at)) as readable_loaded_at,
    missing_share(order_id) as missing_order_id,
    missing_share(customer_id) as missing_customer_id,
    missing_share(ordered_at) as missing_ordered_at,
    missing_share(net_amount) as missing_net_amount,
    missing_share(status) as missing_status,
    missing_share(channel) as missing_channel,
    missing_share(list_amount) as missing_list_amount,
    repeated_share(order_id) as repeated_order_id,
    true_share(amount < 0) as negative_net_amount,
    true_share(amount = 0) as zero_net_amount,
    median(amount) filter (where amount > 0) as median_net_amount,
    max(amount) / nullif(median(amount) filter (where amount > 0), 0) as largest_to_median,
    quantile_cont(amount, 0.99) / nullif(median(amount) filter (where amount > 0), 0) as dearest_hundredth,
    true_share(read_number(discount_amount) > read_number(list_amount)) as discount_above_list,
    true_share(regexp_full_match(upper(currency), '[A-Z]{3}')) as currency_codes,
    (select max(count_orders) / nullif(sum(count_orders), 0) from currencies) as main_currency,
    (select max(days_since_order_day) from holes) as longest_hole,
    (select max(count_orders) / median(count_orders) from holes) as busiest_day,
    (select max(count_orders) / sum(count_orders) from buyers) as largest_customer
from orders
"""

ORDER_LINES = """
select
    'raw_order_lines' as row_name,
    count(*) as count_rows,
    readable_share(quantity, read_number(quantity)) as readable_quantity,
    readable_share(net_amount, read_number(net_amount)) as readable_net_amount,
    missing_share(order_id) as missing_order_id,
    missing_share(product_id) as missing_product_id,
    repeated_share(order_id || '|' || line_number) as repeated_line,
    true_share(read_number(quantity) < 0) as negative_quantity,
    max(read_number(net_amount)) / nullif(median(read_number(net_amount)), 0) as largest_to_median
from staging.base_order_lines
"""

PRODUCTS = """
select
    'raw_products' as row_name,
    count(*) as count_rows,
    readable_share(launched_on, read_instant(launched_on)) as readable_launched_on,
    missing_share(product_id) as missing_product_id,
    missing_share(category) as missing_category,
    repeated_share(product_id) as repeated_product_id
from staging.base_products
"""

CUSTOMERS = """
select
    'raw_customers' as row_name,
    count(*) as count_rows,
    readable_share(created_at, read_instant(created_at)) as readable_created_at,
    missing_share(customer_id) as missing_customer_id,
    missing_share(created_at) as missing_created_at,
    missing_share(country) as missing_country,
    missing_share(marketing_consent) as missing_marketing_consent,
    repeated_share(customer_id) as repeated_customer_id,
    repeated_share(lower(email)) as repeated_email,
    true_share(lower(customer_kind) in ('b2b', 'b2c')) as known_customer_kind,
    true_share(lower(marketing_consent) in ('true', 't', 'yes', 'y', '1', 'false', 'f', 'no', 'n', '0'))
        as readable_marketing_consent
from staging.base_customers
"""

TOUCHPOINTS = """
with touchpoints as (
    select
        *,
        read_instant(occurred_at) as instant,
        touchpoint_type in (select touchpoint_type from marts.dim_touchpoint_types) as is_known_type
    from staging.base_touchpoints
),

days as (
    select cast(instant as date) as day, count(*) as count_touchpoints
    from touchpoints
    where instant <= (select clock_at from staging.stg_clock)
        and instant >= (select quantile_disc(instant, 0.001) from touchpoints)
    group by 1
),

holes as (
    select day - lag(day) over (order by day) as days_since_touchpoint_day, count_touchpoints
    from days
),

persons as (
    select count(*) as count_touchpoints
    from touchpoints
    where customer_id is not null or anonymous_id is not null
    group by coalesce(customer_id, 'anonymous:' || anonymous_id)
),

types as (
    select count(*) as count_touchpoints from touchpoints group by touchpoint_type
)

select
    'raw_touchpoints' as row_name,
    count(*) as count_rows,
    readable_share(occurred_at, instant) as readable_occurred_at,
    readable_share(score, read_number(score)) as readable_score,
    readable_share(cost, read_number(cost)) as readable_cost,
    readable_share(loaded_at, read_instant(loaded_at)) as readable_loaded_at,
    missing_share(touchpoint_id) as missing_touchpoint_id,
    missing_share(occurred_at) as missing_occurred_at,
    missing_share(touchpoint_type) as missing_touchpoint_type,
    missing_share(coalesce(customer_id, anonymous_id)) as missing_person,
    missing_share(channel) as missing_channel,
    repeated_share(touchpoint_id) as repeated_touchpoint_id,
    true_share(is_known_type) as known_types,
    (select max(count_touchpoints) / sum(count_touchpoints) from types) as most_frequent_type,
    (select max(days_since_touchpoint_day) from holes) as longest_hole,
    (select max(count_touchpoints) / median(count_touchpoints) from holes) as busiest_day,
    (select max(count_touchpoints) / sum(count_touchpoints) from persons) as largest_person
from touchpoints
"""

IDENTITIES = """
with owners as (
    select count(distinct customer_id) as count_customers
    from staging.base_identities
    where anonymous_id is not null
    group by anonymous_id
)

select
    'raw_identities' as row_name,
    count(*) as count_rows,
    readable_share(identified_at, read_instant(identified_at)) as readable_identified_at,
    missing_share(anonymous_id) as missing_anonymous_id,
    missing_share(customer_id) as missing_customer_id,
    (select true_share(count_customers > 1) from owners) as shared_anonymous_ids
from staging.base_identities
"""

# How many days each table ends before the newest of them; rows dated after the clock do not exist.
FRESHNESS = """
with latest as (
    select
        (
            select max(read_instant(ordered_at)) from staging.base_orders
            where read_instant(ordered_at) <= clock.clock_at
        ) as ordered_at,
        (
            select max(read_instant(occurred_at)) from staging.base_touchpoints
            where read_instant(occurred_at) <= clock.clock_at
        ) as occurred_at,
        (
            select max(read_instant(created_at)) from staging.base_customers
            where read_instant(created_at) <= clock.clock_at
        ) as created_at,
        (
            select max(read_instant(identified_at)) from staging.base_identities
            where read_instant(identified_at) <= clock.clock_at
        ) as identified_at
    from staging.stg_clock as clock
)

select
    'freshness' as row_name,
    date_diff('day', ordered_at, newest_at) as orders_behind,
    date_diff('day', occurred_at, newest_at) as touchpoints_behind,
    date_diff('day', created_at, newest_at) as customers_behind,
    date_diff('day', identified_at, newest_at) as identities_behind
from (select *, greatest(ordered_at, occurred_at, created_at, identified_at) as newest_at from latest)
"""

# What one table says of another; null where the other was not delivered.
LINKS = """
with orders as (
    select order_id, customer_id, read_instant(ordered_at) as instant, read_number(net_amount) as amount
    from staging.base_orders
),

lines as (
    select order_id, sum(read_number(net_amount)) as amount
    from staging.base_order_lines
    group by order_id
),

orders_with_lines as (
    select
        orders.*,
        lines.order_id is not null as has_lines,
        lines.amount / nullif(orders.amount, 0) as lines_to_order
    from orders
    left join lines on orders.order_id = lines.order_id
),

newest as (
    select max(instant) as newest_at from orders where instant <= (select clock_at from staging.stg_clock)
),

links_of_orders as (
    select
        true_share(has_lines) as orders_with_lines,
        share_among(instant > newest_at - interval 30 day, has_lines)
            as recent_orders_with_lines,
        median(lines_to_order) as lines_to_order,
        true_share(customer_id in (
            select customer_id from staging.base_customers where customer_id is not null
        )) as orders_of_known_customers
    from orders_with_lines
    cross join newest
),

delivered as (
    select
        exists(from staging.base_order_lines) as has_lines,
        exists(from staging.base_products) as has_products,
        exists(from staging.base_customers) as has_customers
)

select
    'links' as row_name,
    case when delivered.has_lines then links.orders_with_lines end as orders_with_lines,
    case when delivered.has_lines then links.recent_orders_with_lines end as recent_orders_with_lines,
    links.lines_to_order,
    case when delivered.has_customers then links.orders_of_known_customers end as orders_of_known_customers,
    case when delivered.has_products then (
        select true_share(product_id in (
            select product_id from staging.base_products where product_id is not null
        ))
        from staging.base_order_lines
    ) end as lines_of_known_products,
    case when delivered.has_customers then (
        select true_share(customer_id in (
            select customer_id from staging.base_customers where customer_id is not null
        ))
        from staging.base_touchpoints
    ) end as touchpoints_of_known_customers
from links_of_orders as links
cross join delivered
"""

RAW_ASSETS = (
    Asset("raw_orders", ORDERS),
    Asset("raw_order_lines", ORDER_LINES),
    Asset("raw_products", PRODUCTS),
    Asset("raw_customers", CUSTOMERS),
    Asset("raw_touchpoints", TOUCHPOINTS),
    Asset("raw_identities", IDENTITIES),
    Asset("raw_freshness", FRESHNESS),
    Asset("raw_links", LINKS),
)
