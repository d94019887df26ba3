-- Surveys answered beside surveys offered: a touchpoint of a rated type without a score is an offer without an answer.
with

offers as (
    select
        months.month,
        surveys.survey,
        touchpoints.stage_at_touchpoint as stage,
        touchpoints.score,
        touchpoint_types.scale_min,
        touchpoints.score - touchpoint_types.scale_min as score_above_lowest,
        case when touchpoints.score >= touchpoint_types.positive_at_or_above then 1 else 0 end as positive,
        case when touchpoints.score <= touchpoint_types.negative_at_or_below then 1 else 0 end as negative
    from {{ ref('fct_touchpoints') }} as touchpoints
    inner join {{ ref('surveys') }} as surveys on touchpoints.touchpoint_type = surveys.touchpoint_type
    inner join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
    inner join {{ ref('int_months') }} as months
        on
            touchpoints.occurred_at >= months.begins_on
            and touchpoints.occurred_at < months.ends_before
),

totals as (
    select
        month,
        survey,
        stage,
        min(scale_min) as scale_min,
        count(*) as count_offers,
        count(score) as count_answers,
        sum(score_above_lowest) as score_above_lowest,
        sum(positive) as count_positive,
        sum(negative) as count_negative
    from offers
    group by month, survey, stage
),

satisfaction_monthly as (
    select
        month,
        survey,
        stage,
        cast(count_offers as bigint) as count_offers,
        cast(count_answers as bigint) as count_answers,
        cast(scale_min + {{ average('score_above_lowest', 'count_answers') }} as {{ type_amount() }}) as average_score,
        case when survey = 'csat' then {{ rate('count_positive', 'count_answers') }} end as csat_rate,
        -- Promoters less detractors in points of a hundred: from 0 to 2, then down by 1.
        case
            when survey = 'nps'
                then cast(
                    ({{ rate('count_positive - count_negative + count_answers', 'count_answers') }} - 1) * 100
                    as decimal(9, 2)
                )
        end as nps,
        {{ rate('count_answers', 'count_offers') }} as response_rate
    from totals
)

select * from satisfaction_monthly
