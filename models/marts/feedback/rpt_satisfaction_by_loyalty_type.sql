-- The loyalty type is that of the clock, judged over a window: the answers are those of the same window.
with

offers as (
    select
        survey_offers.*,
        loyalty_types.loyalty_type
    from {{ ref('int_survey_offers') }} as survey_offers
    inner join {{ ref('int_loyalty_types') }} as loyalty_types on survey_offers.customer_id = loyalty_types.customer_id
    inner join {{ ref('stg_clock') }} as clock
        on survey_offers.offered_at > {{ add_days('clock.clock_at', -var('loyalty_window_days')) }}
),

totals as (
    select
        loyalty_type,
        survey,
        min(scale_min) as scale_min,
        count(*) as count_offers,
        count(score) as count_answers,
        sum(score_above_lowest) as score_above_lowest,
        sum(positive) as count_positive,
        sum(negative) as count_negative
    from offers
    group by loyalty_type, survey
),

satisfaction_by_loyalty_type as (
    select
        loyalty_type,
        survey,
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

select * from satisfaction_by_loyalty_type
