with

assigned_scores as (
    select
        customer_id,
        loyalty_type,
        score
    from {{ ref('fct_loyalty_scores') }}
    where is_assigned
),

customers_with_another_type as (
    select
        customers.customer_id,
        customers.loyalty_type,
        assigned_scores.loyalty_type as assigned_type
    from {{ ref('dim_customers') }} as customers
    left join assigned_scores on customers.customer_id = assigned_scores.customer_id
    where
        customers.loyalty_type is not null
        and (
            customers.loyalty_type <> coalesce(assigned_scores.loyalty_type, 'undetermined')
            or customers.loyalty_score is distinct from assigned_scores.score
        )
)

select * from customers_with_another_type
