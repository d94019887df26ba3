-- Everybody contacted, and those they may be compared with: a draw by hash keeps a large shop quick.
with

contacted_customers as (
    select
        customer_id,
        min(contacted_at) as first_contacted_at,
        max(contacted_at) as last_contacted_at
    from {{ ref('int_strategy_contacts') }}
    group by customer_id
),

customers_drawn as (
    select
        customer_id,
        row_number() over (
            order by {{ by_code_point(hash_of('compared', 'customer_id')) }} asc, {{ by_code_point('customer_id') }} asc
        ) as draw_number
    from {{ ref('int_persons') }}
    where
        is_identified
        -- Without any contact nobody needs to be compared.
        and exists (select 1 from contacted_customers)
),

customers_observed as (
    select
        customers_drawn.customer_id,
        contacted_customers.first_contacted_at,
        contacted_customers.last_contacted_at,
        customers_drawn.draw_number <= {{ var('outcome_max_customers') }} as is_compared,
        {{ is_in_control_group('customers_drawn.customer_id') }} as is_control_group
    from customers_drawn
    left join contacted_customers on customers_drawn.customer_id = contacted_customers.customer_id
    where
        customers_drawn.draw_number <= {{ var('outcome_max_customers') }}
        or contacted_customers.customer_id is not null
)

select * from customers_observed
