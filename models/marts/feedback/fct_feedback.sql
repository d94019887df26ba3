{{ config(materialized='view') }}

with

answers as (
    select
        *,
        positive = 1 as is_positive,
        negative = 1 as is_negative
    from {{ ref('int_survey_offers') }}
    where score is not null
),

feedback as (
    select
        answers.touchpoint_id,
        answers.customer_id,
        answers.offered_at as answered_at,
        answers.survey,
        answers.score,
        answers.score_rate,
        answers.is_positive,
        answers.is_negative,
        answers.stage_at_offer as stage_at_answer,
        answers.stage_before_offer as stage_before_answer,
        loyalty_types.loyalty_type,
        answers.journey_phase,
        answers.channel,
        answers.content_id
    from answers
    left join {{ ref('int_loyalty_types') }} as loyalty_types on answers.customer_id = loyalty_types.customer_id
)

select * from feedback
