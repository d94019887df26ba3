with

touchpoints as (
    select
        touchpoints.customer_id,
        touchpoints.occurred_at,
        touchpoints.journey_phase,
        touchpoints.signal,
        touchpoints.score is not null
        or touchpoints.campaign_id is not null
        or touchpoints.strategy is not null as is_asked_for,
        {{ rate(
            '10000 * (touchpoints.score - touchpoint_types.scale_min)',
            '10000 * (touchpoint_types.scale_max - touchpoint_types.scale_min)'
        ) }} as answer_rate
    from {{ ref('int_touchpoints_in_stages') }} as touchpoints
    inner join {{ ref('int_loyalty_customers') }} as loyalty_customers
        on touchpoints.customer_id = loyalty_customers.customer_id
    left join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
    where touchpoints.occurred_at > loyalty_customers.window_begins_at
),

-- A complaint is what is said unasked; a low score is part of the answers. A look is a visit or comparison, no ad.
touchpoints_summed_to_customers as (
    select
        customer_id,
        cast(sum(case when signal = 'advocated' then 1 else 0 end) as bigint) as count_acts,
        cast(sum(case when signal = 'advocated' and is_asked_for then 1 else 0 end) as bigint) as count_prompted_acts,
        cast(sum(case when signal = 'perk_used' then 1 else 0 end) as bigint) as count_perks,
        cast(sum(case when signal = 'dissatisfied' and answer_rate is null then 1 else 0 end) as bigint)
            as count_complaints,
        cast(coalesce(sum(answer_rate), 0) as {{ type_amount() }}) as sum_answer_rates,
        cast(
            sum(
                case
                    when signal in ('engaged', 'considered') and journey_phase in ('awareness', 'consideration') then 1
                    else 0
                end
            ) as bigint
        ) as count_looks,
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
