-- What the touchpoints of the window say of each customer whose loyalty can be judged; nothing recorded is zero.
with

touchpoints as (
    select
        touchpoints.customer_id,
        touchpoints.occurred_at,
        touchpoints.journey_phase,
        touchpoints.signal,
        touchpoints.score is not null
        or touchpoints.campaign_id is not null
        or touchpoints.strategy is not null as is_prompted,
        {{ rate(
            '10000 * (touchpoints.score - touchpoint_types.scale_min)',
            '10000 * (touchpoint_types.scale_max - touchpoint_types.scale_min)'
        ) }} as answer_rate
    from {{ ref('int_touchpoints_classified') }} as touchpoints
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on touchpoints.customer_id = loyalty_customers.customer_id
    left join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
    where touchpoints.occurred_at > loyalty_customers.window_begins_at
),

touchpoints_summed_to_customers as (
    select
        customer_id,
        sum(case when signal = 'advocated' then 1 else 0 end) as count_acts,
        sum(case when signal = 'advocated' and is_prompted then 1 else 0 end) as count_prompted_acts,
        sum(case when signal = 'perk_used' then 1 else 0 end) as count_perks,
        sum(case when signal = 'dissatisfied' then 1 else 0 end) as count_complaints,
        count(answer_rate) as count_answers,
        sum(answer_rate) as sum_answer_rates,
        sum(
            case
                when signal in ('engaged', 'considered') and journey_phase in ('awareness', 'consideration') then 1
                else 0
            end
        ) as count_looks,
        sum(
            case when signal in ('programme_joined', 'programme_used', 'points_earned', 'points_redeemed') then 1 else 0 end
        ) as count_programme_signals
    from touchpoints
    group by customer_id
)

select * from touchpoints_summed_to_customers
