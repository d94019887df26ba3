-- How far beyond its minimum a score lies compares types; where two lie as far, the first in precedence is the nearer.
with

scores as (
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        loyalty_types.precedence,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        cast(10000 * (scores.score - loyalty_types.minimum_score) as bigint) * 1000000 - loyalty_types.precedence
            as nearness
    from {{ ref('int_loyalty_scores') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    where scores.score is not null
),

-- The first type in precedence whose minimum is met wins.
first_met as (
    select
        customer_id,
        min(precedence) as precedence
    from scores
    where score_beyond_minimum >= 0
    group by customer_id
),

others as (
    select scores.*
    from scores
    left join first_met
        on
            scores.customer_id = first_met.customer_id
            and scores.precedence = first_met.precedence
    where first_met.customer_id is null
),

nearest_others as (
    select
        customer_id,
        max(nearness) as nearness
    from others
    group by customer_id
),

scores_compared as (
    select
        loyalty_customers.customer_id,
        winners.loyalty_type,
        winners.score,
        winners.score_beyond_minimum,
        runners_up.loyalty_type as runner_up_type,
        runners_up.score as runner_up_score,
        runners_up.score_beyond_minimum as runner_up_score_beyond_minimum
    from {{ ref('int_loyalty_customers') }} as loyalty_customers
    left join first_met on loyalty_customers.customer_id = first_met.customer_id
    left join scores as winners
        on
            first_met.customer_id = winners.customer_id
            and first_met.precedence = winners.precedence
    left join nearest_others on loyalty_customers.customer_id = nearest_others.customer_id
    left join others as runners_up
        on
            nearest_others.customer_id = runners_up.customer_id
            and nearest_others.nearness = runners_up.nearness
)

select * from scores_compared
