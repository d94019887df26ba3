{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Everyone in customers, orders and touchpoints; an id named only elsewhere is nobody.
with

accounts as (
    select
        customers.customer_id,
        true as is_identified,
        customers.created_at as first_seen_at,
        case when customers.loaded_at < clock.clock_at then customers.loaded_at else clock.clock_at end as noted_at,
        cast(null as timestamp) as interested_at,
        cast(null as timestamp) as considered_at,
        cast(null as timestamp) as decided_at,
        cast(null as timestamp) as last_interested_at
    from {{ touched(ref('stg_customers')) }} as customers
    cross join {{ ref('stg_clock') }} as clock
),

-- An order that does not count says that somebody had decided.
buyers as (
    select
        customer_id,
        true as is_identified,
        min(ordered_at) as first_seen_at,
        cast(null as timestamp) as noted_at,
        min(case when not is_counting then ordered_at end) as interested_at,
        cast(null as timestamp) as considered_at,
        min(case when not is_counting then ordered_at end) as decided_at,
        max(case when not is_counting then ordered_at end) as last_interested_at
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    group by customer_id
),

visitors as (
    select
        customer_id,
        is_identified,
        first_touched_at as first_seen_at,
        cast(null as timestamp) as noted_at,
        first_interested_at as interested_at,
        first_considered_at as considered_at,
        first_decided_at as decided_at,
        last_interested_at
    from {{ ref('int_visitors') }}
),

everyone as (
    select * from accounts
    union all
    select * from buyers
    union all
    select * from visitors
),

persons as (
    select
        customer_id,
        max(case when is_identified then 1 else 0 end) = 1 as is_identified,
        coalesce(min(first_seen_at), min(noted_at)) as known_at,
        min(interested_at) as first_interested_at,
        min(considered_at) as first_considered_at,
        min(decided_at) as first_decided_at,
        max(last_interested_at) as last_interested_at
    from everyone
    group by customer_id
)

select * from persons
