{{ config(post_hook="{{ check_readable(this, 'raw_touchpoints') }}") }}

-- Every raw touchpoint once: accepted, rejected with its reason, or dated after the clock.
with

ranked_touchpoints as (
    select
        stg_touchpoints__ranked.*,
        {{ row_status('read_occurred_at') }} as row_status
    from {{ ref('stg_touchpoints__ranked') }} as stg_touchpoints__ranked
    cross join {{ ref('stg_clock') }} as stg_clock
),

judged_touchpoints as (
    select
        touchpoint_id,
        read_occurred_at as occurred_at,
        touchpoint_type,
        customer_id,
        anonymous_id,
        channel,
        campaign_id,
        content_id,
        strategy,
        read_score as score,
        related_customer_id,
        read_cost as cost,
        read_loaded_at as loaded_at,
        row_status,
        case
            when row_status = 'rejected' then coalesce(rejection_reason, 'duplicate')
        end as rejection_reason,
        case when row_status = 'rejected' then {{ raw_row_as_json('raw_touchpoints') }} end as raw_row
    from ranked_touchpoints
)

select * from judged_touchpoints
