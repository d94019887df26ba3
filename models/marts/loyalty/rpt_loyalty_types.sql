with

customers_of_types as (
    select
        loyalty_type,
        count(*) as count_customers,
        sum(net_amount_365_days) as net_amount_365_days,
        sum(case when stage_category = 'at_risk' then 1 else 0 end) as count_at_risk
    from {{ ref('dim_customers') }}
    where loyalty_type is not null
    group by loyalty_type
),

loyalty_types as (
    select
        loyalty_types.loyalty_type,
        cast(coalesce(customers_of_types.count_customers, 0) as bigint) as count_customers,
        cast(coalesce(customers_of_types.net_amount_365_days, 0) as {{ type_amount() }}) as net_amount_365_days,
        {{ rate('customers_of_types.count_at_risk', 'customers_of_types.count_customers') }} as at_risk_rate,
        loyalty_types.vulnerability,
        loyalty_types.vulnerability_it,
        loyalty_types.keeping_cost,
        loyalty_types.keeping_cost_it
    from {{ ref('dim_loyalty_types') }} as loyalty_types
    left join customers_of_types on loyalty_types.loyalty_type = customers_of_types.loyalty_type
)

select * from loyalty_types
