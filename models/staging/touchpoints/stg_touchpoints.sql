with

judged_touchpoints as (
    select * from {{ ref('stg_touchpoints__judged') }}
),

accepted_touchpoints as (
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
        loaded_at
    from judged_touchpoints
    where row_status = 'accepted'
)

select * from accepted_touchpoints
