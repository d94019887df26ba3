-- The floor: marts.fct_stage_intervals of a shop with all six raw tables, typed, and the default variables, computed by
-- one DuckDB script that serves no other purpose. It shows what the generality of the models costs; nothing depends on
-- it, and a test holds it equal to the mart. Run by `customer_journey bench --floor`, which sets the variables `raw` and
-- `rules` (folders) and, at the line `-- @lapse_policy`, learns the policy from `durations` with the project's own
-- function and leaves it in `lapse_policy`. A table is dropped where it is read no more, for its memory.
--
-- How it is fast: each column is read as late and each file as seldom as possible; touchpoints become one row per
-- (customer_id, anonymous_id) and the few signals that change a stage; purchases, and the changes of the timeline, are
-- sorted once, over all persons, and everything after is a window without partition that streams over the sorted rows.
-- A running sum that must begin again with each person is taken over all and its value at the person's first row is
-- subtracted (a running maximum finds it, since such sums only grow); flags sum to zero in each person by themselves.

-- Trimmed, empty as null; most words need no trimming, which their first and last character tell for less.
create or replace temp macro clean(words) as
    case
        when words < '!' or reverse(words) < '!' then nullif(trim(words, ' ' || chr(9) || chr(10) || chr(13)), '')
        else words
    end;
create or replace temp macro is_amount(amount) as
    amount is null or (amount >= 0 and amount < 10000000000000);
set variable latest = cast(now() at time zone 'UTC' as timestamp) + interval 1 day;
create or replace temp macro is_past(moment, loaded) as
    moment <= getvariable('latest') and coalesce(epoch_us(moment) - epoch_us(loaded) <= 86400000000, true);

create temp view raw_orders as
from read_parquet(getvariable('raw') || '/raw_orders.parquet', file_row_number = true);
create temp view raw_lines as
from read_parquet(getvariable('raw') || '/raw_order_lines.parquet', file_row_number = true);
create temp view raw_customers as
from read_parquet(getvariable('raw') || '/raw_customers.parquet', file_row_number = true);
create temp view raw_touchpoints as
from read_parquet(getvariable('raw') || '/raw_touchpoints.parquet', file_row_number = true);
create temp view raw_products as from read_parquet(getvariable('raw') || '/raw_products.parquet');
create temp view raw_identities as from read_parquet(getvariable('raw') || '/raw_identities.parquet');

-- Rows that are not rejected by themselves.
create temp view readable_orders as
select
    * replace (clean(order_id) as order_id, clean(customer_id) as customer_id)
from raw_orders
where
    clean(order_id) is not null and clean(customer_id) is not null
    and net_amount is not null and is_amount(net_amount)
    and is_amount(list_amount) and is_amount(discount_amount)
    and is_past(ordered_at, loaded_at);

create temp view readable_customers as
select * replace (clean(customer_id) as customer_id)
from raw_customers
where clean(customer_id) is not null and (created_at is null or is_past(created_at, loaded_at));

-- What a touchpoint type says, by the type as it is spelled in the file; null where the rules do not know it.
create temp table types as
select
    raw.touchpoint_type, rules.signal, signals.is_interest, rules.positive_signal is not null as is_rated,
    rules.scale_min, rules.scale_max, rules.negative_at_or_below, rules.positive_at_or_above, rules.positive_signal,
    rules.neutral_signal
from (select distinct touchpoint_type from raw_touchpoints) as raw
left join read_csv(getvariable('rules') || '/touchpoint_types.csv') as rules
    on clean(raw.touchpoint_type) = rules.touchpoint_type
left join read_csv(getvariable('rules') || '/signals.csv') as signals on rules.signal = signals.signal
where clean(raw.touchpoint_type) is not null;

create temp macro rated_signal(score) as
    case
        when score <= negative_at_or_below then 'dissatisfied'
        when score >= positive_at_or_above then positive_signal
        when score is not null then neutral_signal
        else signal
    end;

create temp view readable_touchpoints as
from raw_touchpoints
inner join types using (touchpoint_type)
where
    is_amount(cost)
    and is_past(occurred_at, loaded_at)
    and (score is null or scale_min is null or score between scale_min and scale_max);

-- Rows of a repeated key that do not count (and touchpoints without key), by their place in the file: seldom any.
create temp table dropped_orders as
with repeated as (
    select key_hash
    from (
        select key_hash, lag(key_hash) over () as previous_hash
        from (select hash(clean(order_id)) as key_hash from raw_orders where order_id is not null order by key_hash)
    )
    where key_hash = previous_hash
)

select file_row_number
from readable_orders
where hash(order_id) in (from repeated)
qualify row_number() over (
    partition by order_id
    order by
        loaded_at nulls last, customer_id, cast(ordered_at as text), cast(net_amount as text),
        clean(status) nulls last, clean(channel) nulls last, clean(currency) nulls last,
        cast(list_amount as text) nulls last, cast(discount_amount as text) nulls last,
        clean(coupon_code) nulls last, cast(points_earned as text) nulls last,
        cast(points_redeemed as text) nulls last, cast(is_reorder as text) nulls last
) > 1;

create temp table dropped_touchpoints as
with repeated as (
    select key_hash
    from (
        select key_hash, lag(key_hash) over () as previous_hash
        from (
            select hash(clean(touchpoint_id)) as key_hash
            from raw_touchpoints order by key_hash
        )
    )
    where key_hash = previous_hash or key_hash = hash(cast(null as text))
)

select file_row_number
from readable_touchpoints
where
    hash(clean(touchpoint_id)) in (from repeated)
    and (clean(customer_id) is not null or clean(anonymous_id) is not null)
qualify row_number() over (
    partition by clean(touchpoint_id)
    order by
        loaded_at nulls last, cast(occurred_at as text), clean(touchpoint_type), clean(customer_id) nulls last,
        clean(anonymous_id) nulls last, clean(channel) nulls last, clean(campaign_id) nulls last,
        clean(content_id) nulls last, clean(strategy) nulls last, cast(score as text) nulls last,
        clean(related_customer_id) nulls last, cast(cost as text) nulls last
) > 1 or clean(touchpoint_id) is null;

-- Orders and purchases.
create temp table orders as
select
    order_id,
    customer_id,
    ordered_at,
    lower(clean(status)) in ('cancelled', 'canceled', 'returned', 'refunded', 'failed', 'pending', 'test')
    is not true as is_counting
from readable_orders
anti join dropped_orders using (file_row_number);

select case when min(upper(clean(currency))) <> max(upper(clean(currency))) then error('two currencies') end
from readable_orders;

create temp table sorted_purchases as
select customer_id, cast(ordered_at as date) as bought_on, min(ordered_at) as bought_at
from orders
where is_counting
group by all
order by customer_id, bought_on;

create temp table purchases as
with beside as (
    select
        *,
        row_number() over () as purchase_id,
        coalesce(lag(customer_id) over () <> customer_id, true) as is_first,
        lag(bought_on) over () as previous_on,
        lag(bought_on, 2) over () as two_before_on,
        lead(customer_id) over () = customer_id as has_next,
        lead(bought_on) over () as next_on,
        lead(bought_at) over () as next_at
    from sorted_purchases
),

gaps as (
    select
        *,
        case when is_first then 0 else bought_on - previous_on end as gap_days,
        sum(case when is_first then 0 else least(bought_on - previous_on, 365) end)
            over (rows unbounded preceding) as sum_capped
    from beside
),

at_start as (
    select
        *,
        max(case when is_first then purchase_id end) over (rows unbounded preceding) as first_id,
        max(case when is_first then sum_capped end) over (rows unbounded preceding) as first_sum_capped
    from gaps
)

select
    customer_id, purchase_id, is_first, bought_on, bought_at, gap_days,
    cast(purchase_id - first_id + 1 as integer) as n,
    cast(sum_capped - first_sum_capped as bigint) as capped_days,
    two_before_on,
    case when has_next then next_on end as next_on,
    case when has_next then next_at end as next_at
from at_start;

-- Touchpoints: one row per customer and visitor.
create temp table visitors as
with groups as (
    select
        customer_id,
        anonymous_id,
        min(occurred_at) as first_at,
        max(occurred_at) as last_at,
        min(case when case when is_rated then rated_signal(score) <> 'none' else is_interest end then occurred_at end)
            as interest_at,
        min(case when signal = 'disqualified' then occurred_at end) as disqualified_at
    from readable_touchpoints
    anti join dropped_touchpoints using (file_row_number)
    group by all
)

select * replace (clean(customer_id) as customer_id, clean(anonymous_id) as anonymous_id)
from groups
where clean(customer_id) is not null or clean(anonymous_id) is not null;

set variable clock = (
    select coalesce(max(evidence_at), (select max(created_at) from readable_customers), timestamp '1970-01-01')
    from (select max(ordered_at) as evidence_at from orders union all select max(last_at) from visitors)
);

create temp table identities as
with identifications as (
    select clean(anonymous_id) as anonymous_id, clean(customer_id) as customer_id, identified_at
    from raw_identities
    where
        clean(anonymous_id) is not null and clean(customer_id) is not null
        and (identified_at is null or (identified_at <= getvariable('clock') and identified_at <= getvariable('latest')))
    union all
    select anonymous_id, customer_id, first_at
    from visitors
    where anonymous_id is not null and customer_id is not null
)

select anonymous_id, arg_min(customer_id, (coalesce(identified_at, 'infinity'), customer_id)) as identified_as
from identifications
group by anonymous_id;

create temp table customers as
with repeated as (
    select hash(clean(customer_id)) as key_hash from raw_customers
    where customer_id is not null group by all having count(*) > 1
),

existing as (
    from readable_customers where created_at is null or created_at <= getvariable('clock')
)

select customer_id, created_at, loaded_at
from existing
where hash(customer_id) not in (from repeated)
union all
select customer_id, created_at, loaded_at
from existing
where hash(customer_id) in (from repeated)
qualify row_number() over (
    partition by customer_id
    order by
        loaded_at nulls last, cast(created_at as text) nulls last, clean(email) nulls last,
        clean(country) nulls last, clean(customer_kind) nulls last, cast(marketing_consent as text) nulls last
) = 1;

create temp table first_purchases as
select customer_id, bought_at as first_bought_at from purchases where is_first;

create temp table persons as
with everyone as (
    select
        customer_id, created_at as seen_at,
        case when loaded_at < getvariable('clock') then loaded_at else getvariable('clock') end as noted_at,
        cast(null as timestamp) as interest_at, cast(null as timestamp) as bought_at,
        cast(null as timestamp) as disqualified_at
    from customers
    union all
    select customer_id, first_bought_at, null, null, first_bought_at, null from first_purchases
    union all
    select customer_id, ordered_at, null, ordered_at, null, null from orders where not is_counting
    union all
    select
        coalesce(customer_id, identified_as, 'anonymous:' || anonymous_id), first_at, null, interest_at, null,
        disqualified_at
    from visitors
    left join identities using (anonymous_id)
)

select
    customer_id,
    coalesce(min(seen_at), min(noted_at)) as known_at,
    min(interest_at) as interest_at,
    min(bought_at) as first_bought_at,
    min(disqualified_at) as disqualified_at
from everyone
group by customer_id;

-- The signals that change a stage: few types, and what lifts a disqualification only of those who have one.
create temp table signals as
with disqualified_persons as (
    from persons
    where disqualified_at is not null and (first_bought_at is null or disqualified_at < first_bought_at)
),

changing_types as (
    from types
    where
        is_rated
        or signal in (
            'satisfied', 'dissatisfied', 'subscription_started', 'subscription_cancelled', 'went_elsewhere',
            'advocated', 'disqualified', 'requalified', 'considered', 'decided'
        )
),

changing as (
    select
        occurred_at,
        case when is_rated then rated_signal(score) else signal end as signal,
        coalesce(clean(customer_id), identified_as, 'anonymous:' || clean(readable.anonymous_id)) as customer_id
    from readable_touchpoints as readable
    semi join changing_types using (touchpoint_type)
    anti join dropped_touchpoints using (file_row_number)
    left join identities on clean(readable.anonymous_id) = identities.anonymous_id
)

select changing.*, first_bought_at
from changing
inner join first_purchases using (customer_id)
where
    signal in ('satisfied', 'subscription_started', 'advocated')
    or (
        signal in ('dissatisfied', 'subscription_cancelled', 'went_elsewhere')
        and occurred_at >= first_bought_at
    )
union all
select changing.*, first_bought_at
from changing
inner join disqualified_persons using (customer_id)
where signal in ('disqualified', 'requalified', 'considered', 'decided')
union all
select ordered_at, 'decided', customer_id, first_bought_at
from orders
inner join disqualified_persons using (customer_id)
where not is_counting;

-- The lapse policy.
create temp table durations as
select
    n as purchase_number,
    capped_days as capped_gap_days,
    coalesce(next_on, cast(getvariable('clock') as date)) - bought_on as duration_days,
    next_on is not null as is_observed,
    count(*) as count_durations
from purchases
group by all;

drop table visitors;
drop table identities;
drop table customers;
drop table sorted_purchases;

-- @lapse_policy

create temp table due_multiples as
select
    cast(number.n as integer) as n,
    cast(round(at_risk_multiple * 10000) as bigint) as at_risk_multiple,
    cast(round(lost_multiple * 10000) as bigint) as lost_multiple,
    cast(round(typical_gap_days * 10) as bigint) as gap_tenths
from range(1, (select coalesce(max(n), 0) + 1 from purchases)) as number (n)
inner join lapse_policy
    on number.n between first_purchase_number and coalesce(last_purchase_number, 2147483647);

create temp macro due_days(multiple, numerator, denominator, lowest, highest) as
    cast(least(greatest(
        (2 * multiple * numerator + 100000 * denominator) // (200000 * denominator), lowest), highest) as integer);

create temp table paced as
with expected as (
    select
        purchases.*,
        at_risk_multiple,
        lost_multiple,
        2000 * gap_tenths + 10000 * capped_days as numerator,
        2000 + 1000 * (cast(n as bigint) - 1) as denominator
    from purchases
    inner join due_multiples using (n)
    order by purchase_id
),

due as (
    select
        * exclude (at_risk_multiple, lost_multiple, numerator, denominator),
        due_days(at_risk_multiple, numerator, denominator, 7, 365) as at_risk_days,
        greatest(
            due_days(lost_multiple, numerator, denominator, 30, 730),
            due_days(at_risk_multiple, numerator, denominator, 7, 365) + 1
        ) as lost_days
    from expected
),

beside as (
    select
        *,
        case when not is_first then lag(at_risk_days) over () end as previous_at_risk_days,
        case when not is_first then lag(lost_days) over () end as previous_lost_days
    from due
),

gaps as (
    select
        *,
        not is_first and gap_days > previous_at_risk_days as is_late,
        not is_first and gap_days > previous_lost_days as is_recovery
    from beside
),

sums as (
    select
        *,
        sum(cast(is_recovery as integer)) over (rows unbounded preceding) as sum_recoveries,
        sum(cast(not is_first and not is_late as integer)) over (rows unbounded preceding) as sum_on_time,
        sum(gap_days) over (rows unbounded preceding) as sum_days,
        max(case when is_first or is_recovery then purchase_id end) over (rows unbounded preceding) as lifetime_id
    from gaps
),

at_start as (
    select
        *,
        max(case when is_first then sum_recoveries end) over (rows unbounded preceding) as first_recoveries,
        max(case when is_first or is_recovery then sum_on_time end) over (rows unbounded preceding) as first_on_time,
        max(case when is_first or is_recovery then sum_days end) over (rows unbounded preceding) as first_days
    from sums
),

in_lifetimes as (
    select
        customer_id, purchase_id, lifetime_id, bought_on, bought_at, next_at, n, gap_days, is_late, is_recovery,
        at_risk_days, lost_days, previous_lost_days,
        cast(1 + sum_recoveries - first_recoveries as integer) as lifetime_number,
        cast(purchase_id - lifetime_id + 1 as integer) as lifetime_n,
        cast(sum_on_time - first_on_time as integer) as on_time,
        cast(sum_days - first_days as integer) as tenure_days,
        bought_on - two_before_on as last_two_days
    from at_start
)

select
    *,
    lifetime_n > 3 and last_two_days * (lifetime_n - 3) > 3 * (tenure_days - last_two_days) as is_slowed
from in_lifetimes;

drop table purchases;

-- Loyalty: the first purchase of a lifetime that meets all criteria.
create temp table loyal_candidates as
select customer_id, lifetime_id, purchase_id
from paced
where lifetime_n >= 5 and tenure_days >= 180 and 100 * on_time >= 75 * (lifetime_n - 1);

create temp table categories as
with candidate_orders as (
    select order_id, lifetime_id, purchase_id
    from paced
    inner join orders
        on paced.customer_id = orders.customer_id and paced.bought_on = cast(orders.ordered_at as date)
    where is_counting and lifetime_id in (select lifetime_id from loyal_candidates)
),

lines as (
    select
        raw_lines.* replace (clean(raw_lines.order_id) as order_id, clean(product_id) as product_id),
        lifetime_id, purchase_id
    from raw_lines
    inner join candidate_orders on clean(raw_lines.order_id) = candidate_orders.order_id
    where
        line_number is not null and clean(product_id) is not null and quantity is not null
        and net_amount is not null and is_amount(net_amount) and is_amount(list_amount)
        and is_amount(discount_amount)
),

products as (
    select clean(product_id) as product_id, clean(category) as category
    from raw_products
    where clean(product_id) is not null
    qualify row_number() over (
        partition by clean(product_id)
        order by clean(product_name) nulls last, clean(category) nulls last, cast(launched_on as text) nulls last
    ) = 1
)

select lifetime_id, category, min(purchase_id) as purchase_id
from lines
inner join products using (product_id)
where category is not null
group by all;

create temp table loyal_lifetimes as
with second_categories as (
    select lifetime_id, purchase_id as broad_id
    from categories
    qualify row_number() over (partition by lifetime_id order by purchase_id, category) = 2
)

select customer_id, lifetime_id, min(purchase_id) as purchase_id
from loyal_candidates
inner join second_categories using (lifetime_id)
where purchase_id >= broad_id
group by all;

-- Symptoms: each opening with its closing.
create temp table symptoms as
with openings as (
    select
        customer_id, occurred_at as opened_at,
        case signal when 'dissatisfied' then 1 when 'subscription_cancelled' then 2 else 3 end as symptom
    from signals
    where signal in ('dissatisfied', 'subscription_cancelled', 'went_elsewhere')
),

closings as (
    select customer_id, occurred_at as closing_at, 1 as symptom from signals where signal = 'satisfied'
    union all
    select customer_id, occurred_at, 2 from signals where signal = 'subscription_started'
    union all
    select customer_id, bought_at, 3
    from paced
    where customer_id in (select customer_id from openings where symptom = 3)
),

closed as (
    select
        openings.*,
        closing_at,
        opened_at + case openings.symptom when 1 then interval 90 day else interval 180 day end as expires_at
    from openings
    asof left join closings
        on
            openings.customer_id = closings.customer_id and openings.symptom = closings.symptom
            and openings.opened_at <= closings.closing_at
)

select
    customer_id, symptom, opened_at, cast(null as bigint) as purchase_id,
    least(closing_at, expires_at) as closed_at,
    coalesce(closing_at <= expires_at, false) as is_closed_by_signal
from closed
union all
select customer_id, 4, bought_at, purchase_id, next_at, next_at is not null from paced where is_slowed;

create temp table disqualifications as
with liftings as (
    select customer_id, occurred_at as lifted_at from signals where signal in ('requalified', 'considered', 'decided')
)

select disqualified.customer_id, occurred_at as disqualified_at, lifted_at
from signals as disqualified
asof left join liftings
    on disqualified.customer_id = liftings.customer_id and disqualified.occurred_at <= liftings.lifted_at
where signal = 'disqualified';

-- The timeline. What is set (`code`): 1 suspect, 2 prospect, from 4 on new and from 8 on repeat, each plus 0 active,
-- 1 won back, 2 at risk, 3 lost. What is counted (`step`), each in 15 bits: disqualified, symptoms, loyal, advocacy.
create temp macro one(flag) as
    case flag when 'symptom' then 1::bigint << 15 when 'loyal' then 1::bigint << 30 when 'advocacy' then 1::bigint << 45
    else 1::bigint end;

create temp table changes as
with periods as (
    select customer_id, disqualified_at as begins_at, lifted_at as ends_at, one('disqualified') as step
    from disqualifications
    union all
    select customer_id, opened_at, closed_at, one('symptom') from symptoms
    union all
    select customer_id, occurred_at, occurred_at + interval 730 day, one('advocacy')
    from signals
    where signal = 'advocated' and customer_id in (select customer_id from loyal_lifetimes)
    union all
    select loyal.customer_id, bought.bought_at, ended.bought_at, one('loyal')
    from loyal_lifetimes as loyal
    inner join paced as bought on loyal.purchase_id = bought.purchase_id
    left join (
        select customer_id, lifetime_number - 1 as lifetime_number, bought_at from paced where is_recovery
    ) as ended
        on bought.customer_id = ended.customer_id and bought.lifetime_number = ended.lifetime_number
),

coded_purchases as (
    select
        *,
        case when n >= 3 then 8 else 4 end as level_code,
        bought_on + (at_risk_days + 1) as at_risk_at,
        bought_on + (lost_days + 1) as lost_at
    from paced
)

select customer_id, known_at as changed_at, 1 as code, 0::bigint as purchase_id, 0::bigint as step
from persons
where (interest_at is null or known_at < interest_at) and (first_bought_at is null or known_at < first_bought_at)
union all
select customer_id, interest_at, 2, 0, 0
from persons
where interest_at is not null and (first_bought_at is null or interest_at < first_bought_at)
union all
select customer_id, bought_at, level_code + cast(is_recovery as integer), purchase_id, 0
from coded_purchases
where
    n in (1, 3) or is_late or (lifetime_number > 1 and lifetime_n <= 2)
    or purchase_id in (select purchase_id from loyal_lifetimes)
union all
select customer_id, at_risk_at, level_code + 2, purchase_id, 0
from coded_purchases
where
    not is_recovery and at_risk_at <= getvariable('clock') and coalesce(at_risk_at < next_at, true)
union all
select customer_id, lost_at, level_code + 3, purchase_id, 0
from coded_purchases
where lost_at <= getvariable('clock') and coalesce(lost_at < next_at, true)
union all
select customer_id, begins_at, 0, 0, step from periods
union all
select customer_id, coalesce(ends_at, 'infinity'), 0, 0, -step from periods
order by customer_id, changed_at, code;

create temp table entries as
with numbered as (
    select
        *,
        row_number() over () as place,
        lead(customer_id) over () as next_customer_id,
        lead(changed_at) over () as next_changed_at
    from changes
),

running as (
    select
        *,
        max(case when code > 0 then (place << 32) | (purchase_id << 4) | code end) over (rows unbounded preceding)
            as packed,
        sum(step) over (rows unbounded preceding) as flags
    from numbered
),

instants as (
    select
        customer_id,
        changed_at,
        packed & 15 as code,
        (packed >> 4) & 268435455 as purchase_id,
        cast(flags as bigint) as flags
    from running
    where
        (next_customer_id, next_changed_at) is distinct from (customer_id, changed_at)
        and changed_at <= getvariable('clock')
),

levels as (
    select
        *,
        case when code >= 4 then code & 3 end as lapse,
        case
            when code = 1 then 'suspect'
            when code = 2 then 'prospect'
            when (flags >> 30) & 32767 > 0 and (flags >> 45) > 0 then 'advocate'
            when (flags >> 30) & 32767 > 0 then 'loyal'
            when code >= 8 then 'repeat'
            else 'new'
        end as level
    from instants
),

stages as (
    select
        customer_id, changed_at, purchase_id, level, lapse,
        case
            when code < 4 and flags & 32767 > 0 then 'disqualified'
            when code < 4 then level
            when lapse = 3 then 'lost'
            when lapse = 1 then 'won_back'
            when lapse = 2 or (flags >> 15) & 32767 > 0 then 'at_risk'
            else level
        end as stage
    from levels
),

beside_previous as (
    select
        *,
        lag(customer_id) over () is not distinct from customer_id as has_previous,
        lag(stage) over () as lagged_stage,
        lag(lapse) over () as lagged_lapse
    from stages
),

stays as (
    select
        * exclude (lagged_stage, lagged_lapse, has_previous),
        case when has_previous then lagged_stage end as previous_stage,
        case when has_previous then lagged_lapse end as previous_lapse
    from beside_previous
    where not has_previous or lagged_stage <> stage
),

beside_next as (
    select
        *,
        row_number() over () as entry_id,
        lead(customer_id) over () is not distinct from customer_id as has_next,
        lead(stage) over () as leading_stage,
        lead(changed_at) over () as leading_at
    from stays
)

select
    * exclude (has_next, leading_stage, leading_at, changed_at),
    changed_at as entered_at,
    case when has_next then leading_stage end as next_stage,
    case when has_next then leading_at end as exited_at
from beside_next;

drop table changes;
drop table orders;
drop table persons;
drop table signals;

-- The symptom that explains an entry without silence: the first in the order of the rule table, the latest of its kind.
create temp table worries as
select
    entry_id,
    min(symptom) as symptom,
    arg_min(opened_at, (symptom::bigint << 59) - epoch_us(opened_at)) as symptom_at,
    max(symptoms.purchase_id) as slowed_id
from entries
inner join symptoms
    on
        entries.customer_id = symptoms.customer_id and entered_at >= opened_at
        and (closed_at is null or entered_at < closed_at)
where stage = 'at_risk' and lapse = 0
group by entry_id;

create temp table settled as
select customer_id, closed_at as entered_at, bool_or(is_closed_by_signal) as is_closed_by_signal
from symptoms
where opened_at < closed_at
group by all;

create temp macro days_en(days) as case when days = 1 then '1 day' else days || ' days' end;
create temp macro days_it(days) as case when days = 1 then '1 giorno' else days || ' giorni' end;
create temp macro bought_en(n) as case when n = 1 then '1 purchase' else n || ' purchases' end;
create temp macro bought_it(n) as case when n = 1 then '1 acquisto' else n || ' acquisti' end;
create temp macro percent(share) as replace(cast(cast(share * 100 as decimal(5, 1)) as text), '.0', '');
create temp macro tenths(dividend, divisor) as
    cast(cast((20 * dividend + divisor) // (2 * divisor) * 0.1 as decimal(9, 1)) as text);
set variable is_learned = (select count(at_risk_quantile) > 0 from lapse_policy);
set variable at_risk_percent = (select percent(max(at_risk_quantile)) from lapse_policy);
set variable lost_percent = (select percent(max(lost_quantile)) from lapse_policy);

create or replace table fct_stage_intervals as
with reasoned as (
    select
        entries.*,
        symptom_at,
        slowed_id,
        case
            when stage = 'suspect' then 'known'
            when stage = 'disqualified' then 'disqualified'
            when stage = 'prospect' and previous_stage = 'disqualified' then 'requalified'
            when stage = 'prospect' then 'first_interest'
            when stage = 'lost' then 'silent_too_long'
            when stage = 'won_back' then 'recovered'
            when stage = 'at_risk' and lapse = 2 then 'silent'
            when stage = 'at_risk' then ['complained', 'cancelled', 'went_elsewhere', 'slowed_down'][symptom]
            when previous_lapse is null then 'first_purchase'
            when previous_lapse = 3 then 'recovered'
            when previous_lapse = 1 then 'win_back_confirmed'
            when previous_lapse = 2 then 'returned'
            when previous_stage = 'at_risk' and is_closed_by_signal then 'symptom_closed'
            when previous_stage = 'at_risk' then 'symptom_expired'
            when stage = 'advocate' then 'advocated'
            when stage = 'loyal' and previous_stage = 'advocate' then 'advocacy_expired'
            when stage = 'loyal' then 'loyal_criteria_met'
            else 'bought_repeatedly'
        end as entry_reason
    from entries
    left join worries using (entry_id)
    left join settled using (customer_id, entered_at)
),

with_numbers as (
    select
        reasoned.*,
        cast(entered_at as date) as day,
        cast(symptom_at as date) as symptom_day,
        bought.n, bought.gap_days, bought.previous_lost_days, bought.lifetime_n, bought.tenure_days, bought.on_time,
        bought.bought_on, bought.lifetime_number, bought.at_risk_days, bought.lost_days,
        tenths(slowed.last_two_days, 2) as recent_gap,
        tenths(slowed.tenure_days - slowed.last_two_days, slowed.lifetime_n - 3) as earlier_gap
    from reasoned
    left join paced as bought on reasoned.purchase_id = bought.purchase_id
    left join paced as slowed on reasoned.slowed_id = slowed.purchase_id and entry_reason = 'slowed_down'
)

select
    md5(concat(customer_id, '|', entered_at)) as stage_interval_id,
    customer_id,
    stage,
    case
        when stage in ('suspect', 'prospect', 'disqualified') then 'prospect'
        when stage in ('at_risk', 'won_back') then 'at_risk'
        when stage = 'lost' then 'lost'
        else 'customer'
    end as stage_category,
    level,
    previous_stage,
    next_stage,
    entered_at,
    exited_at,
    cast(cast(coalesce(exited_at, getvariable('clock')) as date) - day as integer) as days_in_stage,
    exited_at is null as is_current,
    entry_reason,
    case entry_reason
        when 'known' then concat('First seen on ', day, '; no sign of interest yet.')
        when 'first_interest' then concat('First sign of interest on ', day, ', no purchase yet.')
        when 'disqualified' then concat('Turned out on ', day, ' not to be a possible customer.')
        when 'requalified' then concat('Showed interest again on ', day, ' after having been disqualified.')
        when 'first_purchase' then concat('First purchase on ', day, '.')
        when 'bought_repeatedly' then concat('Purchase number ', n, '; 3 make a repeat customer.')
        when 'loyal_criteria_met'
            then concat(
                'Purchase number ', lifetime_n, ' of this relationship, ', days_en(tenure_days),
                ' after its first; ', on_time, ' of ', (lifetime_n - 1), ' gaps on time.'
            )
        when 'advocated' then 'Loyal, and spoke for the shop within the last 730 days.'
        when 'advocacy_expired' then 'Still loyal, but has not spoken for the shop within the last 730 days.'
        when 'silent'
            then case
                when getvariable('is_learned')
                    then concat(
                        'Silent for ', days_en(day - bought_on), ' by ', day, '; ', getvariable('at_risk_percent'),
                        ' % of customers with ', bought_en(n), ' and this rhythm who come back do so within ', days_en(at_risk_days),
                        '.'
                    )
                else concat(
                    'Silent for ', days_en(day - bought_on), ' by ', day, '; with ', bought_en(n),
                    ' the shop''s rule allows ', days_en(at_risk_days), '.'
                )
            end
        when 'complained'
            then concat('Was dissatisfied on ', symptom_day, ', and it was not settled.')
        when 'cancelled'
            then concat('Cancelled a subscription on ', symptom_day, ', and had started no other.')
        when 'went_elsewhere'
            then concat('Bought from a competitor on ', symptom_day, ', and had not bought here again.')
        when 'slowed_down'
            then concat(
                'At the purchase of ', symptom_day, ' the last two gaps averaged ', recent_gap,
                ' days, the earlier ones of this relationship ', earlier_gap, '.'
            )
        when 'silent_too_long'
            then case
                when getvariable('is_learned')
                    then concat(
                        'Silent for ', days_en(day - bought_on), ' by ', day, '; ', getvariable('lost_percent'),
                        ' % of customers with ', bought_en(n), ' and this rhythm who come back do so within ', days_en(lost_days),
                        '.'
                    )
                else concat(
                    'Silent for ', days_en(day - bought_on), ' by ', day, '; with ', bought_en(n),
                    ' the shop''s rule counts a customer as lost after ', days_en(lost_days), '.'
                )
            end
        when 'recovered'
            then concat(
                'Bought on ', day, ' after ', days_en(gap_days), ', more than the ', days_en(previous_lost_days),
                ' after which a customer counts as lost.'
            )
        when 'win_back_confirmed'
            then concat(
                'Bought again on ', day, ', ', days_en(gap_days),
                ' after the previous purchase: the return is confirmed.'
            )
        when 'returned'
            then concat(
                'Bought on ', day, ' after ', days_en(gap_days), ', late but within the ',
                days_en(previous_lost_days), ' after which a customer counts as lost.'
            )
        when 'symptom_closed' then concat('The reason to worry was settled on ', day, '.')
        when 'symptom_expired' then concat('On ', day, ' the reason to worry was long enough past.')
    end as entry_evidence,
    case entry_reason
        when 'known' then concat('Visto per la prima volta il ', day, '; nessun segno di interesse finora.')
        when 'first_interest' then concat('Primo segno di interesse il ', day, ', ancora nessun acquisto.')
        when 'disqualified' then concat('Il ', day, ' è risultato non essere un possibile cliente.')
        when 'requalified' then concat('Ha mostrato di nuovo interesse il ', day, ' dopo essere stato escluso.')
        when 'first_purchase' then concat('Primo acquisto il ', day, '.')
        when 'bought_repeatedly' then concat('Acquisto numero ', n, '; ne bastano 3 per un cliente abituale.')
        when 'loyal_criteria_met'
            then concat(
                'Acquisto numero ', lifetime_n, ' di questa relazione, ', days_it(tenure_days), ' dopo il primo; ',
                on_time, ' intervalli su ', (lifetime_n - 1), ' nei tempi.'
            )
        when 'advocated' then 'Fedele, e ha parlato a favore del negozio negli ultimi 730 giorni.'
        when 'advocacy_expired' then 'Ancora fedele, ma non parla a favore del negozio da più di 730 giorni.'
        when 'silent'
            then case
                when getvariable('is_learned')
                    then concat(
                        'In silenzio da ', days_it(day - bought_on), ' al ', day, '; dei clienti con ', bought_it(n),
                        ' e questo ritmo che tornano lo fa entro ', days_it(at_risk_days), ' una quota di ',
                        replace(getvariable('at_risk_percent'), '.', ','), ' %.'
                    )
                else concat(
                    'In silenzio da ', days_it(day - bought_on), ' al ', day, '; con ', bought_it(n),
                    ' la regola del negozio ammette ', days_it(at_risk_days), '.'
                )
            end
        when 'complained' then concat('Insoddisfatto il ', symptom_day, ', e non risolto.')
        when 'cancelled'
            then concat(
                'Ha annullato un abbonamento il ', symptom_day, ', e non ne aveva attivato un altro.'
            )
        when 'went_elsewhere'
            then concat('Ha comprato da un concorrente il ', symptom_day, ', e poi non più qui.')
        when 'slowed_down'
            then concat(
                'All''acquisto del ', symptom_day, ' gli ultimi due intervalli erano in media di ', replace(recent_gap, '.', ','),
                ' giorni, i precedenti di questa relazione ', replace(earlier_gap, '.', ','), '.'
            )
        when 'silent_too_long'
            then case
                when getvariable('is_learned')
                    then concat(
                        'In silenzio da ', days_it(day - bought_on), ' al ', day, '; dei clienti con ', bought_it(n),
                        ' e questo ritmo che tornano lo fa entro ', days_it(lost_days), ' una quota di ',
                        replace(getvariable('lost_percent'), '.', ','), ' %.'
                    )
                else concat(
                    'In silenzio da ', days_it(day - bought_on), ' al ', day, '; con ', bought_it(n),
                    ' la regola del negozio considera perso un cliente dopo ', days_it(lost_days), '.'
                )
            end
        when 'recovered'
            then concat(
                'Ha comprato il ', day, ' dopo ', days_it(gap_days), '; dopo ', days_it(previous_lost_days),
                ' un cliente è considerato perso.'
            )
        when 'win_back_confirmed'
            then concat(
                'Ha comprato ancora il ', day, ', ', days_it(gap_days),
                ' dopo l''acquisto precedente: il ritorno è confermato.'
            )
        when 'returned'
            then concat(
                'Ha comprato il ', day, ' dopo ', days_it(gap_days),
                ', in ritardo ma prima di essere considerato perso, dopo ', days_it(previous_lost_days), '.'
            )
        when 'symptom_closed' then concat('Il motivo di preoccupazione è stato risolto il ', day, '.')
        when 'symptom_expired' then concat('Il ', day, ' il motivo di preoccupazione era ormai passato da tempo.')
    end as entry_evidence_it,
    lifetime_number
from with_numbers;
