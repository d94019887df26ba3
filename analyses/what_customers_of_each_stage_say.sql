-- Satisfaction by the stage in which customers were asked, before their answer could change it: a bad answer puts a
-- loyal customer at risk, and would be counted there.
with

answers as (
    select
        survey,
        score,
        is_positive,
        is_negative,
        coalesce(stage_before_answer, stage_at_answer) as stage
    from {{ ref('fct_feedback') }}
),

satisfaction as (
    select
        answers.survey,
        answers.stage,
        count(*) as count_answers,
        round(avg(answers.score), 2) as average_score,
        round(100.0 * sum(case when answers.is_positive then 1 else 0 end) / count(*), 1) as positive_percent,
        round(100.0 * sum(case when answers.is_negative then 1 else 0 end) / count(*), 1) as negative_percent,
        min(stages.stage_order) as stage_order
    from answers
    inner join {{ ref('dim_stages') }} as stages on answers.stage = stages.stage
    group by answers.survey, answers.stage
)

select
    survey,
    stage,
    count_answers,
    average_score,
    positive_percent,
    negative_percent
from satisfaction
order by survey asc, stage_order asc
