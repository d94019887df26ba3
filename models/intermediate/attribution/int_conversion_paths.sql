{{ config(materialized='batch') }}

-- A conversion without touchpoints has a path of one step: no touchpoint, in the channel `(none)`.
with

conversion_paths as (
    select
        conversions.conversion_type,
        conversions.conversion_id,
        conversions.customer_id,
        conversions.converted_at,
        conversions.amount,
        path_shares.touchpoint_id,
        path_shares.campaign_id,
        path_shares.next_channel,
        cast(coalesce(path_shares.path_position, 1) as bigint) as path_position,
        cast(coalesce(path_shares.count_steps, 1) as bigint) as count_steps,
        cast(coalesce(path_shares.decay_credit_before, 0) as bigint) as decay_credit_before,
        cast(coalesce(path_shares.decay_credit, 1000000000) as bigint) as decay_credit,
        cast(
            case when path_shares.touchpoint_id is null then 1 else path_shares.channel_number end as bigint
        ) as channel_number,
        cast(coalesce(path_shares.count_channels, 1) as bigint) as count_channels,
        coalesce(path_shares.channel, '(none)') as channel,
        coalesce(path_shares.is_last_non_direct, true) as is_last_non_direct
    from {{ touched(ref('int_conversions')) }} as conversions
    left join {{ ref('int_path_shares') }} as path_shares
        on
            conversions.customer_id = path_shares.customer_id
            and conversions.converted_at = path_shares.converted_at
            and conversions.path_after_at is not distinct from path_shares.path_after_at
)

select * from conversion_paths
