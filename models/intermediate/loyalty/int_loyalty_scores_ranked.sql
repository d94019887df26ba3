-- The first type in precedence whose minimum is met wins; how far beyond its minimum a score lies compares types.
-- Sentences take no part in the windows.
with

scores_beyond_minimum as (
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        loyalty_types.precedence,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        coalesce(scores.score >= loyalty_types.minimum_score, false) as is_met
    from {{ ref('int_loyalty_scores') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
),

scores_in_precedence as (
    select
        *,
        row_number() over (
            partition by customer_id
            order by case when is_met then 0 else 1 end asc, precedence asc
        ) as precedence_rank
    from scores_beyond_minimum
),

scores_assigned as (
    select
        *,
        is_met and precedence_rank = 1 as is_assigned
    from scores_in_precedence
),

-- Runners-up are the others, the one that comes nearest to its minimum or farthest beyond it first.
scores_ranked as (
    select
        customer_id,
        loyalty_type,
        score,
        score_beyond_minimum,
        is_assigned,
        case
            when not is_assigned and score is not null
                then cast(
                    row_number() over (
                        partition by customer_id, is_assigned
                        order by score_beyond_minimum desc nulls last, precedence asc
                    ) as integer
                )
        end as runner_up_rank
    from scores_assigned
)

select * from scores_ranked
