-- Who had what the news replace, and what the clock may bring: as the last build left it.
with

{% if is_by_customer() -%}
keys_of_orders as (
    select raw_key
    from {{ ref('stg_news') }}
    where raw_table = 'raw_orders'
),

keys_of_touchpoints as (
    select raw_key
    from {{ ref('stg_news') }}
    where raw_table = 'raw_touchpoints'
),

-- A corrected row may have belonged to somebody else; of several with one key another may count from now on, and name a
-- visitor.
owners_so_far as (
    select customer_id
    from {{ stored('stg_orders') }}
    where order_id in (select keys_of_orders.raw_key from keys_of_orders)
    union
    select customer_id
    from {{ stored('stg_orders__set_aside') }}
    where order_id in (select keys_of_orders.raw_key from keys_of_orders)
    union
    select customer_id
    from {{ stored('stg_orders') }}
    where
        {{ key_hash('order_id') }} in (
            select order_lines.order_hash from {{ ref('stg_news__order_lines') }} as order_lines
        )
    union
    select customer_id
    from {{ stored('int_touchpoints_in_stages') }}
    where touchpoint_id in (select keys_of_touchpoints.raw_key from keys_of_touchpoints)
    union
    select customer_id
    from {{ stored('stg_touchpoints__set_aside') }}
    where touchpoint_id in (select keys_of_touchpoints.raw_key from keys_of_touchpoints)
    union
    select 'anonymous:' || anonymous_id as customer_id
    from {{ stored('stg_touchpoints__set_aside') }}
    where
        touchpoint_id in (select keys_of_touchpoints.raw_key from keys_of_touchpoints)
        and anonymous_id is not null
),

-- Rows that waited for the clock, and persons known only since it.
owners_beyond_clock as (
    select customer_id from {{ stored('stg_orders__set_aside') }}
    where row_status = 'not_yet' or rejection_reason = 'future_date'
    union
    select customer_id from {{ stored('stg_customers__set_aside') }}
    where row_status = 'not_yet' or rejection_reason = 'future_date'
    union
    select customer_id from {{ stored('stg_touchpoints__set_aside') }}
    where row_status = 'not_yet' or rejection_reason = 'future_date'
    union
    select customer_id from {{ stored('int_persons') }}
    where known_at >= {{ timestamp_or_null(last_complete_build()['clock_at']) }}
),

-- Who stops being at risk without doing anything, as soon as the clock comes by.
owners_of_due_conversions as (
    select stage_periods.customer_id
    from {{ stored('int_stage_periods_explained') }} as stage_periods
    inner join {{ ref('conversion_transitions') }} as conversion_transitions
        on
            stage_periods.previous_stage = conversion_transitions.from_stage
            and stage_periods.stage = conversion_transitions.to_stage
    where
        stage_periods.entered_at > {{ timestamp_or_null(last_complete_build()['clock_at']) }}
        and stage_periods.entered_at <= (select max(news.happened_at) from {{ ref('stg_news') }} as news)
),

-- Everybody, where the shop has its first order lines and products, or none any more: loyalty asks for categories only of
-- shops that have them.
owners_of_other_criteria as (
    select customer_id
    from {{ stored('int_persons') }}
    where
        (
            exists (select 1 from {{ ref('base_order_lines') }})
            and exists (select 1 from {{ ref('base_products') }})
        ) <> (
            exists (select 1 from {{ stored('stg_order_lines__counted') }})
            and exists (select 1 from {{ stored('stg_products__judged') }} where row_status = 'accepted')
        )
),

owners as (
    select customer_id from owners_so_far
    union
    select customer_id from owners_beyond_clock
    union
    select customer_id from owners_of_due_conversions
    union
    select customer_id from owners_of_other_criteria
)
{%- else -%}
owners as (
    select customer_id
    from {{ ref('stg_news') }}
    where 1 = 0
)
{%- endif %}

select * from owners

-- depends_on: {{ ref('stg_news__order_lines') }}, {{ ref('conversion_transitions') }}
-- depends_on: {{ ref('base_order_lines') }}, {{ ref('base_products') }}
