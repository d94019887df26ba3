-- The touchpoints of each path in their order. What all steps of a path share, and what belongs to one of its
-- conversions, does not go through the windows.
{{ config(materialized='batch') }}

with

touchpoints as (
    select
        customer_id,
        touchpoint_id,
        occurred_at,
        channel,
        campaign_id,
        {{ lookback_period('occurred_at') }} as lookback_period
    from {{ touched(ref('int_path_touchpoints'), is_alone=true) }}
),

steps as (
    select
        path_windows.customer_id,
        path_windows.converted_at,
        path_windows.path_after_at,
        touchpoints.touchpoint_id,
        touchpoints.occurred_at,
        touchpoints.channel,
        touchpoints.campaign_id,
        case when touchpoints.channel in ({{ quoted_list(var('direct_channels')) }}) then 0 else 1 end as other_step
    from {{ ref('int_path_windows') }} as path_windows
    inner join touchpoints
        on
            path_windows.customer_id = touchpoints.customer_id
            and path_windows.lookback_period = touchpoints.lookback_period
            and path_windows.converted_at >= touchpoints.occurred_at
            and path_windows.begins_at <= touchpoints.occurred_at
            -- The last conversion is outside, the beginning of the lookback within.
            and (path_windows.path_after_at is null or path_windows.path_after_at < touchpoints.occurred_at)
),

steps_in_order as (
    select
        *,
        row_number() over path_so_far as path_position,
        lead(channel) over path_so_far as next_channel,
        count(*) over whole_path as count_steps,
        max(occurred_at) over whole_path as last_occurred_at,
        sum(other_step) over (path_so_far rows unbounded preceding) as other_steps_so_far,
        sum(other_step) over whole_path as count_other_steps
    from steps
    window
        path_so_far as (
            partition by customer_id, converted_at, path_after_at
            order by occurred_at asc, {{ by_code_point('touchpoint_id') }} asc
        ),
        whole_path as (partition by customer_id, converted_at, path_after_at)
),

-- Half as much per half-life, in billionths: whole numbers from here on, so that sums do not depend on their order.
path_steps as (
    select
        customer_id,
        converted_at,
        path_after_at,
        touchpoint_id,
        channel,
        campaign_id,
        path_position,
        count_steps,
        next_channel,
        case
            when count_other_steps = 0 then path_position = count_steps
            else other_step = 1 and other_steps_so_far = count_other_steps
        end as is_last_non_direct,
        cast(
            round(1000000000 * power(
                cast(2 as double precision),
                -{{ milliseconds_between('occurred_at', 'last_occurred_at') }}
                / ({{ var('attribution_half_life_days') }} * cast(86400000 as double precision))
            )) as bigint
        ) as decay_weight
    from steps_in_order
)

select * from path_steps
