-- How many people the two sides are worth. Somebody who counts heavily, or at several moments, is one person: the
-- effective number is the squared sum of the weights over the sum of each person's squared (Kish 1965).
with

sums_by_customer as (
    select
        strategy,
        goal_stage,
        customer_id,
        count(case when is_contacted then 1 end) as count_contacted,
        count(case when is_contacted and weight > 0 then 1 end) as count_matched,
        count(case when is_contacted and weight > 0 and is_reached then 1 end) as count_reached,
        max(case when is_contacted and weight > 0 then 1 else 0 end) as is_matched,
        max(case when is_contacted then 0 else 1 end) as is_compared,
        sum(case when is_contacted then 0 else weight end) as compared_weight,
        sum(case when not is_contacted and is_reached then weight else 0 end) as compared_reached_weight
    from {{ ref('int_strategy_trials_weighted') }}
    group by strategy, goal_stage, customer_id
),

squares_by_customer as (
    select
        *,
        cast(count_matched as decimal(19, 0)) * cast(count_matched as decimal(19, 0)) as matched_square,
        cast(compared_weight as decimal(19, 0)) * cast(compared_weight as decimal(19, 0)) as compared_square
    from sums_by_customer
),

sums_by_strategy as (
    select
        strategy,
        goal_stage,
        cast(sum(count_contacted) as bigint) as count_contacted,
        cast(sum(count_matched) as bigint) as count_matched,
        cast(sum(count_reached) as bigint) as count_reached,
        cast(sum(is_matched) as bigint) as people_matched,
        cast(sum(is_compared) as bigint) as count_compared,
        cast(sum(compared_weight) as bigint) as compared_weight,
        cast(sum(compared_reached_weight) as bigint) as compared_reached_weight,
        cast(sum(matched_square) as double precision) as matched_square,
        cast(sum(compared_square) as double precision) as compared_square
    from squares_by_customer
    group by strategy, goal_stage
),

trials_summed as (
    select
        strategy,
        goal_stage,
        count_contacted,
        count_matched,
        count_reached,
        people_matched,
        count_compared,
        compared_weight,
        compared_reached_weight,
        case
            when matched_square > 0
                then cast(count_matched as double precision) * cast(count_matched as double precision) / matched_square
        end as effective_contacted,
        case
            when compared_square > 0
                then
                    cast(compared_weight as double precision) * cast(compared_weight as double precision)
                    / compared_square
        end as effective_compared
    from sums_by_strategy
)

select * from trials_summed
