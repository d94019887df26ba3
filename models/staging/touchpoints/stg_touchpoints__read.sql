{{ config(post_hook="{{ check_readable(this, 'raw_touchpoints') }}") }}
{%- set columns = column_types(ref('base_touchpoints__touched')) -%}

-- Reasons to reject that a raw touchpoint gives by itself, whatever the date of the build.
with

touchpoint_types as (
    select
        touchpoint_type,
        scale_min,
        scale_max
    from {{ ref('touchpoint_types') }}
),

read_touchpoints as (
    select
        *,
        {{ read_timestamp('occurred_at', columns) }} as read_occurred_at,
        {{ read_decimal('score', columns) }} as read_score,
        {{ read_decimal('cost', columns) }} as read_cost,
        {{ read_timestamp('loaded_at', columns) }} as read_loaded_at
    from {{ ref('base_touchpoints__touched') }}
),

touchpoints_beside_scale as (
    select
        read_touchpoints.*,
        touchpoint_types.scale_min,
        touchpoint_types.scale_max
    from read_touchpoints
    left join touchpoint_types on read_touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
),

touchpoints_with_reason as (
    select
        touchpoint_id,
        occurred_at,
        touchpoint_type,
        customer_id,
        anonymous_id,
        channel,
        campaign_id,
        content_id,
        strategy,
        score,
        related_customer_id,
        cost,
        loaded_at,
        read_occurred_at,
        read_score,
        read_cost,
        read_loaded_at,
        case
            when touchpoint_id is null then 'missing_touchpoint_id'
            when occurred_at is null then 'missing_occurred_at'
            when touchpoint_type is null then 'missing_touchpoint_type'
            when customer_id is null and anonymous_id is null then 'missing_customer_id'
            when read_occurred_at is null then 'unreadable_occurred_at'
            when score is not null and read_score is null then 'unreadable_score'
            when cost is not null and read_cost is null then 'unreadable_cost'
            when loaded_at is not null and read_loaded_at is null then 'unreadable_loaded_at'
            when {{ is_future_date('read_occurred_at', 'read_loaded_at') }} then 'future_date'
            when read_cost < 0 then 'negative_amount'
            when read_score < scale_min or read_score > scale_max then 'score_out_of_scale'
        end as rejection_reason
    from touchpoints_beside_scale
)

select * from touchpoints_with_reason
