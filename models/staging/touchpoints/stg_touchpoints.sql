-- The first of each key; see stg_orders.
with

accepted_touchpoints as (
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
        read_loaded_at as loaded_at
    from {{ ref('stg_touchpoints__ranked') }}
    where load_rank = 1
)

select * from accepted_touchpoints
