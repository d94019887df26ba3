{{ config(materialized='view') }}

with

feedback as (
    select
        survey_offers.touchpoint_id,
        survey_offers.customer_id,
        survey_offers.offered_at as answered_at,
        survey_offers.survey,
        survey_offers.score,
        survey_offers.score_rate,
        survey_offers.positive = 1 as is_positive,
        survey_offers.negative = 1 as is_negative,
        survey_offers.stage_at_offer as stage_at_answer,
        survey_offers.stage_before_offer as stage_before_answer,
        loyalty_types.loyalty_type,
        survey_offers.journey_phase,
        survey_offers.channel,
        survey_offers.content_id
    from {{ ref('int_survey_offers') }} as survey_offers
    left join {{ ref('int_loyalty_types') }} as loyalty_types on survey_offers.customer_id = loyalty_types.customer_id
    where survey_offers.score is not null
)

select * from feedback
