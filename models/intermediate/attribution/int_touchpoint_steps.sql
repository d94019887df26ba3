{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- From each touchpoint before a purchase to the person's next one, no more of it than is counted. The kinds of
-- conversions that are still ahead are a sum of powers of two, so that no touchpoint is repeated for every kind.
with

last_conversions as (
    select
        conversion_type,
        customer_id,
        max(converted_at) as last_converted_at
    from {{ touched(ref('int_conversions'), is_alone=true) }}
    group by conversion_type, customer_id
),

-- Of the kinds that end at one instant only the first period is not empty.
periods_before_conversions as (
    select
        last_conversions.customer_id,
        lag(last_conversions.last_converted_at) over person_conversions as after_at,
        last_conversions.last_converted_at as until_at,
        sum({{ kind_bit('conversion_types.conversion_order') }}) over (
            person_conversions range between current row and unbounded following
        ) as kinds_ahead
    from last_conversions
    inner join {{ ref('conversion_types') }} as conversion_types
        on last_conversions.conversion_type = conversion_types.conversion_type
    window
        person_conversions as (
            partition by last_conversions.customer_id order by last_conversions.last_converted_at asc
        )
),

touchpoints as (
    select
        touchpoints.customer_id,
        touchpoints.touchpoint_id,
        touchpoints.occurred_at,
        touchpoints.channel,
        touchpoints.cost,
        cast(coalesce(periods.kinds_ahead, 0) as bigint) as kinds_ahead
    from {{ touched(ref('int_path_touchpoints')) }} as touchpoints
    left join periods_before_conversions as periods
        on
            touchpoints.customer_id = periods.customer_id
            and touchpoints.occurred_at <= periods.until_at
            and (periods.after_at is null or touchpoints.occurred_at > periods.after_at)
),

touchpoint_steps as (
    select
        customer_id,
        channel,
        cost,
        kinds_ahead,
        lead(channel) over person_touchpoints as next_channel,
        lag(kinds_ahead) over person_touchpoints as previous_kinds_ahead
    from touchpoints
    window
        person_touchpoints as (
            partition by customer_id
            order by occurred_at asc, {{ by_code_point('touchpoint_id') }} asc
        )
)

select * from touchpoint_steps
