with

touchpoints as (
    select
        touchpoint_id,
        customer_id,
        is_identified,
        occurred_at,
        touchpoint_type,
        is_known_type,
        journey_phase,
        signal,
        channel,
        campaign_id,
        content_id,
        strategy,
        score,
        cost,
        stage_at_touchpoint
    from {{ ref('int_touchpoints_in_stages') }}
)

select * from touchpoints
