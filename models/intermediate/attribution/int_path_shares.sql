-- What the steps of a path are worth where all of them decide: by time decay, and by channels, of which only the first
-- step of each counts.
{{ config(materialized='view') }}

with

steps_beside_path as (
    select
        *,
        sum(decay_weight) over (partition by customer_id, converted_at, path_after_at) as path_decay_weight,
        dense_rank() over (
            partition by customer_id, converted_at, path_after_at
            order by {{ by_code_point('channel') }} asc
        ) as channel_rank,
        lag(channel) over (
            partition by customer_id, converted_at, path_after_at
            order by {{ by_code_point('channel') }} asc, path_position asc
        ) as neighbour_channel
    from {{ ref('int_path_steps') }}
),

steps_with_decay_credit as (
    select
        *,
        {{ billionths_of('decay_weight', 'path_decay_weight') }} as decay_credit
    from steps_beside_path
),

path_shares as (
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
        is_last_non_direct,
        decay_credit,
        coalesce(
            sum(decay_credit) over (
                partition by customer_id, converted_at, path_after_at
                order by path_position asc rows between unbounded preceding and 1 preceding
            ), 0
        ) as decay_credit_before,
        case when neighbour_channel is null or neighbour_channel <> channel then channel_rank end as channel_number,
        max(channel_rank) over (partition by customer_id, converted_at, path_after_at) as count_channels
    from steps_with_decay_credit
)

select * from path_shares
