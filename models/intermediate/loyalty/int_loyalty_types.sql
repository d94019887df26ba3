-- The first type in precedence whose minimum is met; beside it the one that comes nearest by score less minimum.
with

scores_beside_minimum as (
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        scores.evidence,
        loyalty_types.precedence,
        scores.score - loyalty_types.minimum_score as score_beyond_minimum
    from {{ ref('int_loyalty_scores') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
),

scores_in_precedence as (
    select
        *,
        row_number() over (
            partition by customer_id
            order by case when score_beyond_minimum >= 0 then 0 else 1 end asc, precedence asc
        ) as precedence_rank
    from scores_beside_minimum
),

assigned_types as (
    select
        *,
        precedence_rank = 1 and coalesce(score_beyond_minimum >= 0, false) as is_assigned
    from scores_in_precedence
),

runners_up as (
    select
        *,
        row_number() over (
            partition by customer_id
            order by score_beyond_minimum desc nulls last, precedence asc
        ) as runner_up_rank
    from assigned_types
    where not is_assigned
),

loyalty_types as (
    select
        customers.customer_id,
        coalesce(assigned_types.loyalty_type, 'undetermined') as loyalty_type,
        assigned_types.score as loyalty_score,
        case when runners_up.score is not null then runners_up.loyalty_type end as loyalty_runner_up,
        cast(
            coalesce(assigned_types.score_beyond_minimum - coalesce(runners_up.score_beyond_minimum, 0), 0)
            as decimal(9, 4)
        ) as loyalty_confidence,
        assigned_types.evidence as loyalty_evidence
    from {{ ref('int_loyalty_customers') }} as customers
    left join assigned_types
        on
            customers.customer_id = assigned_types.customer_id
            and assigned_types.is_assigned
    left join runners_up
        on
            customers.customer_id = runners_up.customer_id
            and runners_up.runner_up_rank = 1
)

select * from loyalty_types
