with

answers as (
    select
        touchpoints.touchpoint_id,
        touchpoints.customer_id,
        touchpoints.occurred_at as answered_at,
        surveys.survey,
        touchpoints.score,
        {{ rate(
            '10000 * (touchpoints.score - touchpoint_types.scale_min)',
            '(10000 * (touchpoint_types.scale_max - touchpoint_types.scale_min))'
        ) }} as score_rate,
        touchpoints.score <= touchpoint_types.negative_at_or_below as is_negative,
        touchpoints.score >= touchpoint_types.positive_at_or_above as is_positive,
        touchpoints.stage_at_touchpoint as stage_at_answer,
        touchpoints.journey_phase,
        touchpoints.channel,
        touchpoints.content_id
    from {{ ref('fct_touchpoints') }} as touchpoints
    inner join {{ ref('surveys') }} as surveys on touchpoints.touchpoint_type = surveys.touchpoint_type
    inner join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
    where touchpoints.score is not null
),

feedback as (
    select
        answers.touchpoint_id,
        answers.customer_id,
        answers.answered_at,
        answers.survey,
        answers.score,
        answers.score_rate,
        answers.is_positive,
        answers.is_negative,
        answers.stage_at_answer,
        stage_intervals.stage as stage_before_answer,
        loyalty_types.loyalty_type,
        answers.journey_phase,
        answers.channel,
        answers.content_id
    from answers
    left join {{ ref('fct_stage_intervals') }} as stage_intervals
        on
            answers.customer_id = stage_intervals.customer_id
            and answers.answered_at > stage_intervals.entered_at
            and (stage_intervals.exited_at is null or answers.answered_at <= stage_intervals.exited_at)
    left join {{ ref('int_loyalty_types') }} as loyalty_types on answers.customer_id = loyalty_types.customer_id
)

select * from feedback
