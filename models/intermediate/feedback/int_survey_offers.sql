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
        case when touchpoints.score >= touchpoint_types.positive_at_or_above then 1 else 0 end as positive,
        case when touchpoints.score <= touchpoint_types.negative_at_or_below then 1 else 0 end as negative
    from {{ touched(ref('int_touchpoints_in_stages')) }} as touchpoints
    inner join {{ ref('surveys') }} as surveys on touchpoints.touchpoint_type = surveys.touchpoint_type
    inner join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
)

select * from survey_offers
