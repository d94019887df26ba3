with

loyalty_types as (
    select * from {{ ref('loyalty_types') }}
),

assigned_scores as (
    select * from {{ ref('int_loyalty_scores_explained') }}
    where is_assigned
),

customers_with_sentence as (
    select
        compared.customer_id,
        loyalty_types.loyalty_type,
        compared.score as loyalty_score,
        compared.runner_up_type as loyalty_runner_up,
        compared.runner_up_score,
        cast(
            coalesce(compared.score_beyond_minimum - coalesce(compared.runner_up_score_beyond_minimum, 0), 0)
            as decimal(9, 4)
        ) as loyalty_confidence,
        assigned_scores.evidence,
        assigned_scores.evidence_it,
        loyalty_types.evidence_en as sentence_en,
        loyalty_types.evidence_it as sentence_it,
        runner_up_types.label_en as runner_up_en,
        runner_up_types.label_it as runner_up_it,
        runner_up_types.minimum_score as runner_up_minimum_score
    from {{ ref('int_loyalty_scores_compared') }} as compared
    inner join loyalty_types on coalesce(compared.loyalty_type, 'undetermined') = loyalty_types.loyalty_type
    left join loyalty_types as runner_up_types on compared.runner_up_type = runner_up_types.loyalty_type
    left join assigned_scores on compared.customer_id = assigned_scores.customer_id
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
            when loyalty_runner_up is not null then {{ undetermined_evidence('sentence_en', 'runner_up_en', 'en') }}
        end as loyalty_evidence,
        case
            when loyalty_type <> 'undetermined' then evidence_it
            when loyalty_runner_up is not null then {{ undetermined_evidence('sentence_it', 'runner_up_it', 'it') }}
        end as loyalty_evidence_it
    from customers_with_sentence
)

select * from customers_with_loyalty_type
