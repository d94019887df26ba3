-- Every recovery, the latest first: how long the customer had been lost, what the shop did last in the thirty days
-- before, and whether the returning order was discounted.
with

returns as (
    select
        transitions.customer_id,
        transitions.changed_at as returned_at,
        transitions.days_in_from_stage as days_lost,
        max(case when orders.is_discounted then 1 else 0 end) = 1 as is_discounted,
        sum(orders.net_amount) as net_amount
    from {{ ref('fct_stage_transitions') }} as transitions
    inner join {{ ref('fct_orders') }} as orders
        on
            transitions.customer_id = orders.customer_id
            and cast(transitions.changed_at as date) = orders.ordered_on
    where transitions.from_stage = 'lost'
    group by transitions.customer_id, transitions.changed_at, transitions.days_in_from_stage
),

measures_before as (
    select
        returns.customer_id,
        returns.returned_at,
        touchpoints.touchpoint_type,
        touchpoints.strategy,
        touchpoints.campaign_id,
        touchpoints.occurred_at,
        row_number() over (
            partition by returns.customer_id, returns.returned_at
            order by touchpoints.occurred_at desc, touchpoints.touchpoint_id asc
        ) as measure_rank
    from returns
    inner join {{ ref('fct_touchpoints') }} as touchpoints
        on
            returns.customer_id = touchpoints.customer_id
            and returns.returned_at >= touchpoints.occurred_at
            and returns.returned_at <= {{ add_days('touchpoints.occurred_at', 30) }}
    where touchpoints.signal in ('exposed', 'offer_received', 'strategy_contact', 'satisfied')
),

ways_back as (
    select
        returns.customer_id,
        returns.returned_at,
        returns.days_lost,
        returns.net_amount,
        returns.is_discounted,
        coalesce(measures_before.strategy, measures_before.touchpoint_type, 'nothing') as last_measure,
        measures_before.campaign_id,
        {{ days_between('measures_before.occurred_at', 'returns.returned_at') }} as days_before
    from returns
    left join measures_before
        on
            returns.customer_id = measures_before.customer_id
            and returns.returned_at = measures_before.returned_at
            and measures_before.measure_rank = 1
)

select * from ways_back
order by returned_at desc, customer_id asc
