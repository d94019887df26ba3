-- One day's news for the raw tables of a shop. Variables: raw and news (folders), seed, day, loaded_at, share.

-- A number in [0, 1) that belongs to an id, the seed, the day and a purpose: the same whenever it is drawn.
create temp macro draw(id, purpose) as
    (md5_number_lower(concat_ws('|', getvariable('seed'), getvariable('day'), purpose, id)) >> 11) / 9007199254740992;
create temp macro pick(words, id, purpose) as words[1 + cast(floor(len(words) * draw(id, purpose)) as integer)];
-- An instant of the day, in whole seconds; one row in ten is late by up to ten weeks.
create temp macro moment(id, purpose) as
    getvariable('day') + to_seconds(cast(floor(86399 * draw(id, purpose)) as bigint))
    - to_days(
        case when draw(id, purpose || ' late') < 0.1 then 7 + cast(63 * draw(id, purpose || ' by') as integer) else 0 end
    );
create temp macro money(amount) as cast(amount as decimal(18, 2));
create temp macro up_to(most, id, purpose) as money(0.01 + most * draw(id, purpose));
create temp macro named(letter, number) as concat(letter, strftime(getvariable('day'), '%Y%m%d'), '-', number);

create temp view raw_orders as
from read_parquet(getvariable('raw') || '/raw_orders.parquet', file_row_number = true);
create temp view raw_order_lines as
from read_parquet(getvariable('raw') || '/raw_order_lines.parquet', file_row_number = true);
create temp view raw_products as from read_parquet(getvariable('raw') || '/raw_products.parquet');
create temp view raw_customers as
from read_parquet(getvariable('raw') || '/raw_customers.parquet', file_row_number = true);
create temp view raw_touchpoints as
from read_parquet(getvariable('raw') || '/raw_touchpoints.parquet', file_row_number = true);
create temp view raw_identities as from read_parquet(getvariable('raw') || '/raw_identities.parquet');

set variable products = (select list(distinct product_id order by product_id) from raw_products);
set variable categories = (select list(distinct category order by category) from raw_products);
set variable channels = (select list(distinct channel order by channel) from raw_orders where channel is not null);
set variable types = (select list(distinct touchpoint_type order by touchpoint_type) from raw_touchpoints);
set variable currency = (select max(currency) from raw_orders);

-- Who is heard of today: customers, visitors nobody knows yet, and people nobody had seen before.
create temp table touched_customers as
select customer_id
from (select customer_id from raw_customers union select customer_id from raw_orders)
where customer_id is not null and draw(customer_id, 'touched') < getvariable('share')
order by customer_id;

create temp table new_customers as
select number, named('C', number) as customer_id, named('A', number) as anonymous_id
from range(1, 2 + (select count(*) // 4 from touched_customers)) as numbers (number);

create temp table touched_visitors as
with named_visitors as (
    select anonymous_id from raw_identities
    union
    select anonymous_id from raw_touchpoints where customer_id is not null and anonymous_id is not null
)

select anonymous_id, row_number() over (order by draw(anonymous_id, 'order'), anonymous_id) as number
from (select distinct anonymous_id from raw_touchpoints where customer_id is null and anonymous_id is not null)
where draw(anonymous_id, 'touched') < getvariable('share') and anonymous_id not in (from named_visitors);

-- One visitor in fifty, and two at least, turns out today to be a customer: known for long, which makes one person of
-- two, or new; by the odd through raw_identities, by the even through a touchpoint that carries both ids.
create temp table identified_visitors as
with people as (
    select customer_id, row_number() over (order by draw(customer_id, 'identified'), customer_id) as number
    from (select customer_id from touched_customers union select customer_id from new_customers)
)

select
    visitors.anonymous_id, people.customer_id, visitors.number % 2 = 1 as is_told_by_identities,
    moment(visitors.anonymous_id, 'identified') as identified_at
from touched_visitors as visitors
inner join people on visitors.number = people.number
where visitors.number <= greatest(2, (select count(*) // 50 from touched_visitors));

-- Orders: new ones; old ones corrected in place, which moves a few to another customer and takes a few back; old ones
-- sent again; now and then a bad one.
create temp table new_orders as
with buyers as (
    select customer_id, 0.6 as appetite from touched_customers
    union all
    select customer_id, 0.5 from new_customers
),

bought as (
    select customer_id, row_number() over (order by customer_id, nth) as number
    from buyers
    cross join range(1, 3) as times (nth)
    where draw(concat(customer_id, nth), 'buys') < case nth when 1 then appetite else 0.1 end
),

priced as (
    select
        number, customer_id, named('O', number) as order_id, up_to(150, number, 'list') as list_amount,
        case when draw(number, 'is discounted') < 0.3 then 15 else 0 end as discount_percent
    from bought
)

select
    order_id, customer_id, moment(number, 'ordered') as ordered_at,
    money(list_amount - money(list_amount * discount_percent / 100)) as net_amount,
    case when draw(number, 'status') < 0.05 then 'cancelled' else 'completed' end as status,
    pick(getvariable('channels'), number, 'channel') as channel, getvariable('currency') as currency,
    list_amount, money(list_amount * discount_percent / 100) as discount_amount,
    cast(null as text) as coupon_code, cast(null as integer) as points_earned, cast(null as integer) as points_redeemed,
    draw(number, 'is reorder') < 0.1 as is_reorder, getvariable('loaded_at') as loaded_at
from priced;

create temp table known_orders as
select raw_orders.*, row_number() over (order by order_id, raw_orders.file_row_number) as number
from raw_orders
semi join touched_customers using (customer_id)
where order_id is not null;

create temp table corrected_orders as
with people as (
    select customer_id, row_number() over (order by customer_id) as number from touched_customers
),

changes as (
    select *, draw(file_row_number, 'correction') as kind
    from known_orders
    where draw(file_row_number, 'corrected') < 0.1
)

select
    changes.* exclude (number, kind) replace (
        case when kind < 0.1 then coalesce(people.customer_id, changes.customer_id) else changes.customer_id end
            as customer_id,
        case when kind >= 0.1 and kind < 0.6 then money(net_amount * 0.9) else net_amount end as net_amount,
        case when kind >= 0.8 then 'returned' when kind >= 0.6 then 'cancelled' else status end as status,
        getvariable('loaded_at') as loaded_at
    )
from changes
left join people
    on people.number = 1 + cast(floor((select count(*) from people) * draw(file_row_number, 'moved')) as bigint);

create temp table sent_again_orders as
select
    * exclude (file_row_number, number)
    replace (money(net_amount * 1.1) as net_amount, getvariable('loaded_at') as loaded_at)
from known_orders
where
    draw(file_row_number, 'sent again') < 0.03
    and file_row_number not in (select file_row_number from corrected_orders);

create temp table bad_orders as
select * replace (named('O', 'bad') as order_id, money(-1 - net_amount) as net_amount)
from new_orders
where draw('orders', 'bad') < 0.5
limit 1;

copy (
    select * exclude (file_row_number) from raw_orders anti join corrected_orders using (file_row_number)
    union all by name select * exclude (file_row_number) from corrected_orders
    union all by name from new_orders
    union all by name from sent_again_orders
    union all by name from bad_orders
) to (getvariable('news') || '/raw_orders.parquet') (format parquet, compression zstd);

-- Lines come with new orders; now and then one of an order nobody knows. A few come after their orders, are corrected or
-- are taken away, and their orders do not say so.
create temp table new_lines as
with counted as (
    select order_id, net_amount, 1 + cast(floor(3 * draw(order_id, 'lines')) as integer) as count_lines from new_orders
),

lines as (
    select
        order_id, cast(nth as integer) as line_number, net_amount, count_lines,
        money(net_amount / count_lines) as even_amount
    from counted
    cross join range(1, 4) as numbers (nth)
    where nth <= count_lines
)

select
    order_id, line_number, pick(getvariable('products'), concat(order_id, line_number), 'product') as product_id,
    1 as quantity,
    money(
        case when line_number = 1 then net_amount - (count_lines - 1) * even_amount else even_amount end
    ) as net_amount,
    cast(null as decimal(18, 2)) as list_amount, cast(null as decimal(18, 2)) as discount_amount
from lines;

create temp table changed_lines as
select *, draw(file_row_number, 'line changed') / getvariable('share') * 20 as kind
from raw_order_lines
where draw(file_row_number, 'line changed') < getvariable('share') / 20;

copy (
    select * exclude (file_row_number) from raw_order_lines anti join changed_lines using (file_row_number)
    union all by name
    select * exclude (file_row_number, kind)
    replace (pick(getvariable('products'), file_row_number, 'other product') as product_id)
    from changed_lines
    where kind < 0.7
    union all by name
    select * exclude (file_row_number, kind)
    replace (
        cast(line_number + 100 as integer) as line_number,
        pick(getvariable('products'), file_row_number, 'late product') as product_id
    )
    from changed_lines
    where kind < 0.3
    union all by name from new_lines
    union all by name
    (
        select * replace (named('O', 'unknown') as order_id) from new_lines
        where draw('lines', 'bad') < 0.5 order by order_id, line_number limit 1
    )
) to (getvariable('news') || '/raw_order_lines.parquet') (format parquet, compression zstd);

-- Products: now and then a new one, and one that changes its category.
copy (
    select * replace (
        case
            when product_id = pick(getvariable('products'), 'products', 'changed') and draw('products', 'changes') < 0.3
                then pick(getvariable('categories'), 'products', 'category')
            else category
        end as category
    )
    from raw_products
    union all by name
    select
        named('P', 1) as product_id, 'New thing' as product_name,
        pick(getvariable('categories'), 'products', 'new category') as category,
        cast(getvariable('day') as date) as launched_on
    where draw('products', 'new') < 0.3
) to (getvariable('news') || '/raw_products.parquet') (format parquet, compression zstd);

-- Customers: new accounts, consents given or withdrawn, rows sent again.
create temp table changed_customers as
select * replace (not coalesce(marketing_consent, false) as marketing_consent, getvariable('loaded_at') as loaded_at)
from raw_customers
semi join touched_customers using (customer_id)
where draw(customer_id, 'consent') < 0.2;

copy (
    select * exclude (file_row_number) from raw_customers anti join changed_customers using (file_row_number)
    union all by name select * exclude (file_row_number) from changed_customers
    union all by name
    select * exclude (file_row_number) replace (getvariable('loaded_at') as loaded_at)
    from raw_customers
    semi join touched_customers using (customer_id)
    where draw(customer_id, 'account sent again') < 0.05
    union all by name
    select
        customer_id,
        getvariable('day') + to_seconds(cast(floor(86399 * draw(number, 'created')) as bigint)) as created_at,
        concat('person-', lower(customer_id), '@example.com') as email, 'IT' as country, 'b2c' as customer_kind,
        draw(number, 'new consent') < 0.5 as marketing_consent, getvariable('loaded_at') as loaded_at
    from new_customers
) to (getvariable('news') || '/raw_customers.parquet') (format parquet, compression zstd);

-- Touchpoints: of customers, of visitors, of both at once; corrected, sent again, now and then bad.
create temp table new_touchpoints as
with seen as (
    select customer_id, cast(null as text) as anonymous_id, 4 as most from touched_customers
    union all
    select cast(null as text), anonymous_id, 3 from touched_visitors
    union all
    select cast(null as text), anonymous_id, 3 from new_customers where draw(anonymous_id, 'came before') < 0.5
    union all
    select customer_id, anonymous_id, 2 from new_customers
),

visits as (
    select *, concat_ws('|', customer_id, anonymous_id, nth) as visit
    from seen
    cross join range(1, 5) as times (nth)
    where nth <= most and draw(concat_ws('|', customer_id, anonymous_id, nth), 'visits') < 0.6
),

typed as (
    select
        *, row_number() over (order by visit) as number, pick(getvariable('types'), visit, 'type') as touchpoint_type,
        moment(visit, 'occurred') as occurred_at
    from visits
    union all
    select
        customer_id, anonymous_id, 1, 1, concat('told ', anonymous_id),
        1000000 + row_number() over (order by anonymous_id), 'newsletter_signup', identified_at
    from identified_visitors
    where not is_told_by_identities
)

select
    named('T', number) as touchpoint_id, occurred_at, touchpoint_type, customer_id, anonymous_id,
    pick(['web', 'email', 'social', 'direct', 'store'], visit, 'channel') as channel,
    cast(null as text) as campaign_id, cast(null as text) as content_id,
    case when touchpoint_type = 'strategy_contact' then 'surprise_reward' end as strategy,
    case
        when touchpoint_type in ('csat', 'ces', 'review_written')
            then 1 + cast(floor(5 * draw(visit, 'score')) as integer)
        when touchpoint_type = 'nps' then cast(floor(11 * draw(visit, 'score')) as integer)
    end as score,
    cast(null as text) as related_customer_id,
    case when draw(visit, 'is paid') < 0.3 then up_to(2, visit, 'cost') end as cost,
    getvariable('loaded_at') as loaded_at
from typed;

create temp table known_touchpoints as
select raw_touchpoints.*
from raw_touchpoints
semi join touched_customers using (customer_id)
where touchpoint_id is not null;

create temp table corrected_touchpoints as
select * replace (
    pick(getvariable('types'), file_row_number, 'new type') as touchpoint_type, cast(null as integer) as score,
    getvariable('loaded_at') as loaded_at
)
from known_touchpoints
where draw(file_row_number, 'touchpoint corrected') < 0.02;

copy (
    select * exclude (file_row_number) from raw_touchpoints anti join corrected_touchpoints using (file_row_number)
    union all by name select * exclude (file_row_number) from corrected_touchpoints
    union all by name from new_touchpoints
    union all by name
    select * exclude (file_row_number) replace ('checkout' as touchpoint_type, getvariable('loaded_at') as loaded_at)
    from known_touchpoints
    where draw(file_row_number, 'touchpoint sent again') < 0.01
    union all by name
    (
        select * replace (
            named('T', 'bad') as touchpoint_id, 'nps' as touchpoint_type, 77 as score
        )
        from new_touchpoints where draw('touchpoints', 'bad') < 0.5 order by touchpoint_id limit 1
    )
) to (getvariable('news') || '/raw_touchpoints.parquet') (format parquet, compression zstd);

-- Identities: the visitors told by name, and the devices of new customers.
copy (
    from raw_identities
    union all by name
    select anonymous_id, customer_id, identified_at from identified_visitors where is_told_by_identities
    union all by name
    select anonymous_id, customer_id, moment(customer_id, 'device') as identified_at
    from new_customers
    where draw(customer_id, 'device is known') < 0.5
) to (getvariable('news') || '/raw_identities.parquet') (format parquet, compression zstd);
