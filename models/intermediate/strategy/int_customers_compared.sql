-- Whom the contacted are compared with: a draw by hash keeps a large shop quick. Without contacts nobody needs to be.
with

customers_drawn as (
    select customer_id
    from {{ ref('int_persons') }}
    where
        is_identified
        and exists (select 1 from {{ ref('int_strategy_contacts') }})
    order by {{ by_code_point(hash_of('compared', 'customer_id')) }} asc, {{ by_code_point('customer_id') }} asc
    limit {{ var('outcome_max_customers') }}
),

customers_compared as (
    select
        customer_id,
        {{ is_in_control_group('customer_id') }} as is_control_group
    from customers_drawn
)

select * from customers_compared
