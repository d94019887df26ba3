with

loyalty_types as (
    select * from {{ ref('loyalty_types') }}
),

assigned_types as (
    select
        ranked.*,
        scores.evidence,
        scores.evidence_it
    from {{ ref('int_loyalty_scores_ranked') }} as ranked
    inner join {{ ref('int_loyalty_scores') }} as scores
        on
            ranked.customer_id = scores.customer_id
            and ranked.loyalty_type = scores.loyalty_type
    where ranked.is_assigned
),

runners_up as (
    select * from {{ ref('int_loyalty_scores_ranked') }}
    where runner_up_rank = 1
),

customers_with_type as (
    select
        loyalty_customers.customer_id,
        assigned_types.score as loyalty_score,
        runners_up.loyalty_type as loyalty_runner_up,
        runners_up.score as runner_up_score,
        assigned_types.evidence,
        assigned_types.evidence_it,
        cast(
            case
                when assigned_types.loyalty_type is null then 0
                else assigned_types.score_beyond_minimum - coalesce(runners_up.score_beyond_minimum, 0)
            end as decimal(9, 4)
        ) as loyalty_confidence,
        coalesce(assigned_types.loyalty_type, 'undetermined') as loyalty_type
    from {{ ref('int_loyalty_customers') }} as loyalty_customers
    left join assigned_types on loyalty_customers.customer_id = assigned_types.customer_id
    left join runners_up on loyalty_customers.customer_id = runners_up.customer_id
),

customers_with_sentence as (
    select
        customers_with_type.*,
        loyalty_types.evidence_en,
        loyalty_types.evidence_it as evidence_sentence_it,
        runner_up_types.label_en as runner_up_en,
        runner_up_types.label_it as runner_up_it,
        runner_up_types.minimum_score as runner_up_minimum_score
    from customers_with_type
    inner join loyalty_types on customers_with_type.loyalty_type = loyalty_types.loyalty_type
    left join loyalty_types as runner_up_types
        on customers_with_type.loyalty_runner_up = runner_up_types.loyalty_type
),

customers_with_loyalty_type as (
    select
        customer_id,
        loyalty_type,
        loyalty_score,
        loyalty_runner_up,
        loyalty_confidence,
        case
            when loyalty_type <> 'undetermined' then evidence
            when loyalty_runner_up is not null then {{ undetermined_evidence('evidence_en', 'runner_up_en') }}
        end as loyalty_evidence,
        case
            when loyalty_type <> 'undetermined' then evidence_it
            when loyalty_runner_up is not null then {{ undetermined_evidence('evidence_sentence_it', 'runner_up_it') }}
        end as loyalty_evidence_it
    from customers_with_sentence
)

select * from customers_with_loyalty_type
