{{ config(materialized='view') }}

-- Sentences cost more than scores: they are written where they are read, and for who asks for one type only, for that.
with

scores_explained as (
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        compared.customer_id is not null as is_assigned,
        case when scores.score is not null then {{ true_evidence('en') }} end as evidence,
        case when scores.score is not null then {{ true_evidence('it') }} end as evidence_it
    from {{ ref('int_loyalty_true') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    left join {{ ref('int_loyalty_scores_compared') }} as compared
        on
            scores.customer_id = compared.customer_id
            and scores.loyalty_type = compared.loyalty_type
    union all
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        compared.customer_id is not null as is_assigned,
        case when scores.score is not null then {{ price_evidence('en') }} end as evidence,
        case when scores.score is not null then {{ price_evidence('it') }} end as evidence_it
    from {{ ref('int_loyalty_price') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    left join {{ ref('int_loyalty_scores_compared') }} as compared
        on
            scores.customer_id = compared.customer_id
            and scores.loyalty_type = compared.loyalty_type
    union all
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        compared.customer_id is not null as is_assigned,
        case when scores.score is not null then {{ programme_evidence('en') }} end as evidence,
        case when scores.score is not null then {{ programme_evidence('it') }} end as evidence_it
    from {{ ref('int_loyalty_programme') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    left join {{ ref('int_loyalty_scores_compared') }} as compared
        on
            scores.customer_id = compared.customer_id
            and scores.loyalty_type = compared.loyalty_type
    union all
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        compared.customer_id is not null as is_assigned,
        case when scores.score is not null then {{ convenience_evidence('en') }} end as evidence,
        case when scores.score is not null then {{ convenience_evidence('it') }} end as evidence_it
    from {{ ref('int_loyalty_convenience') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    left join {{ ref('int_loyalty_scores_compared') }} as compared
        on
            scores.customer_id = compared.customer_id
            and scores.loyalty_type = compared.loyalty_type
    union all
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        compared.customer_id is not null as is_assigned,
        case when scores.score is not null then {{ perks_evidence('en') }} end as evidence,
        case when scores.score is not null then {{ perks_evidence('it') }} end as evidence_it
    from {{ ref('int_loyalty_perks') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    left join {{ ref('int_loyalty_scores_compared') }} as compared
        on
            scores.customer_id = compared.customer_id
            and scores.loyalty_type = compared.loyalty_type
    union all
    select
        scores.customer_id,
        scores.loyalty_type,
        scores.score,
        cast(scores.score - loyalty_types.minimum_score as decimal(10, 4)) as score_beyond_minimum,
        compared.customer_id is not null as is_assigned,
        case when scores.score is not null then {{ satisfied_evidence('en') }} end as evidence,
        case when scores.score is not null then {{ satisfied_evidence('it') }} end as evidence_it
    from {{ ref('int_loyalty_satisfied') }} as scores
    inner join {{ ref('loyalty_types') }} as loyalty_types on scores.loyalty_type = loyalty_types.loyalty_type
    left join {{ ref('int_loyalty_scores_compared') }} as compared
        on
            scores.customer_id = compared.customer_id
            and scores.loyalty_type = compared.loyalty_type
)

select * from scores_explained
