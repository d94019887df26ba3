{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- A touchpoint of a rated type offers a survey; with a score the offer was answered.
with

survey_offers as (
    select
        touchpoints.touchpoint_id,
        touchpoints.customer_id,
        touchpoints.occurred_at as offered_at,
        surveys.survey,
        touchpoints.score,
        touchpoint_types.scale_min,
        touchpoints.score - touchpoint_types.scale_min as score_above_lowest,
        {{ rate(
            '10000 * (touchpoints.score - touchpoint_types.scale_min)',
            '(10000 * (touchpoint_types.scale_max - touchpoint_types.scale_min))'
        ) }} as score_rate,
        case when touchpoints.score >= touchpoint_types.positive_at_or_above then 1 else 0 end as positive,
        case when touchpoints.score <= touchpoint_types.negative_at_or_below then 1 else 0 end as negative,
        touchpoints.stage_at_touchpoint as stage_at_offer,
        touchpoints.journey_phase,
        touchpoints.channel,
        touchpoints.content_id
    from {{ touched(ref('int_touchpoints_in_stages')) }} as touchpoints
    inner join {{ ref('surveys') }} as surveys on touchpoints.touchpoint_type = surveys.touchpoint_type
    inner join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
),

survey_offers_in_stages as (
    select
        survey_offers.touchpoint_id,
        survey_offers.customer_id,
        survey_offers.offered_at,
        survey_offers.survey,
        survey_offers.score,
        survey_offers.scale_min,
        survey_offers.score_above_lowest,
        survey_offers.score_rate,
        survey_offers.positive,
        survey_offers.negative,
        survey_offers.stage_at_offer,
        stage_periods.stage as stage_before_offer,
        survey_offers.journey_phase,
        survey_offers.channel,
        survey_offers.content_id
    from survey_offers
    left join {{ touched(ref('int_stage_periods_explained')) }} as stage_periods
        on
            survey_offers.customer_id = stage_periods.customer_id
            and survey_offers.offered_at > stage_periods.entered_at
            and (stage_periods.exited_at is null or survey_offers.offered_at <= stage_periods.exited_at)
)

select * from survey_offers_in_stages
