with

offers as (
    select
        survey_offers.*,
        months.month
    from {{ ref('int_survey_offers') }} as survey_offers
    inner join {{ ref('int_months') }} as months
        on
            survey_offers.offered_at >= months.begins_on
            and survey_offers.offered_at < months.ends_before
),

totals as (
    select
        month,
        survey,
        stage_at_offer as stage,
        min(scale_min) as scale_min,
        count(*) as count_offers,
        count(score) as count_answers,
        sum(score_above_lowest) as score_above_lowest,
        sum(positive) as count_positive,
        sum(negative) as count_negative
    from offers
    group by month, survey, stage_at_offer
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
        case
            when survey = 'nps' then {{ net_promoter_score('count_positive', 'count_negative', 'count_answers') }}
        end as nps,
        {{ rate('count_answers', 'count_offers') }} as response_rate
    from totals
)

select * from satisfaction_monthly
