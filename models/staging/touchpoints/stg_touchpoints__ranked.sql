-- Which of the raw touchpoints with one key counts: nearly all come once.
with

read_touchpoints as (
    select
        *,
        {{ is_candidate('read_occurred_at') }} as is_candidate
    from {{ ref('stg_touchpoints__read') }}
),

repeated_touchpoints as (
    select * from {{ ref('stg_touchpoints__repeated') }}
),

touchpoints_that_come_once as (
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
        rejection_reason,
        case when is_candidate then 1 end as load_rank
    from read_touchpoints
    where
        touchpoint_id is null
        or touchpoint_id not in (select repeated_touchpoints.touchpoint_id from repeated_touchpoints)
),

ranked_touchpoints as (
    select * from touchpoints_that_come_once
    union all
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
        rejection_reason,
        load_rank
    from repeated_touchpoints
    {% if is_by_customer() -%}
    where {{ is_touched('owner_id') }} or {{ is_touched('anonymous_id') }}
    {%- endif %}
)

select * from ranked_touchpoints
