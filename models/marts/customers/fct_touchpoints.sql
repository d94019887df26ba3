with

touchpoints as (
    select
        touchpoints.touchpoint_id,
        touchpoints.customer_id,
        touchpoints.is_identified,
        touchpoints.occurred_at,
        touchpoints.touchpoint_type,
        touchpoints.is_known_type,
        touchpoints.journey_phase,
        touchpoints.signal,
        touchpoints.channel,
        touchpoints.campaign_id,
        touchpoints.content_id,
        touchpoints.strategy,
        touchpoints.score,
        touchpoints.cost,
        stage_intervals.stage as stage_at_touchpoint
    from {{ ref('int_touchpoints_classified') }} as touchpoints
    inner join {{ ref('fct_stage_intervals') }} as stage_intervals
        on
            touchpoints.customer_id = stage_intervals.customer_id
            and touchpoints.occurred_at >= stage_intervals.entered_at
            and (stage_intervals.exited_at is null or touchpoints.occurred_at < stage_intervals.exited_at)
)

select * from touchpoints
