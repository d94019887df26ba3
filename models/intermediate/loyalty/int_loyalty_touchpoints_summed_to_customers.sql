with

touchpoints as (
    select touchpoints.*
    from {{ ref('int_loyalty_touchpoints') }} as touchpoints
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on touchpoints.customer_id = loyalty_customers.customer_id
    where touchpoints.occurred_at > loyalty_customers.window_begins_at
),

-- A complaint is what is said unasked; a low score is part of the answers.
touchpoints_summed_to_customers as (
    select
        customer_id,
        count(case when signal = 'advocated' then 1 end) as count_acts,
        count(case when signal = 'advocated' and is_asked_for then 1 end) as count_prompted_acts,
        count(case when signal = 'perk_used' then 1 end) as count_perks,
        count(case when signal = 'dissatisfied' and answer_rate is null then 1 end) as count_complaints,
        cast(coalesce(sum(answer_rate), 0) as {{ type_amount() }}) as sum_answer_rates,
        count(case when is_look then 1 end) as count_looks,
        max(case when signal = 'dissatisfied' and answer_rate is null then occurred_at end) as last_complained_at,
        max(case when signal = 'satisfied' then occurred_at end) as last_satisfied_at,
        count(answer_rate) as count_answers,
        max(
            case
                when signal in ('programme_joined', 'programme_used', 'points_earned', 'points_redeemed') then 1
                else 0
            end
        ) = 1 as has_programme
    from touchpoints
    group by customer_id
)

select * from touchpoints_summed_to_customers
