{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Each touchpoint beside the stage its person was in at that moment: the one wide table of touchpoints.
with

touchpoints_in_stages as (
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
        stage_periods.stage as stage_at_touchpoint
    from {{ ref('int_touchpoints_classified') }} as touchpoints
    inner join {{ touched(ref('int_stage_periods_explained')) }} as stage_periods
        on
            touchpoints.customer_id = stage_periods.customer_id
            and {{ is_within('touchpoints.occurred_at', 'stage_periods.entered_at', 'stage_periods.exited_at') }}
)

select * from touchpoints_in_stages
