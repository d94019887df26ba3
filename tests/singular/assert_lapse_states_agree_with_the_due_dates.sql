-- The current state is a comparison of stored dates with the clock.
with

customers as (
    select
        customers.customer_id,
        customers.lapse_state,
        customers.last_purchased_at,
        customers.at_risk_at,
        customers.lost_at,
        clock.clock_at
    from {{ ref('dim_customers') }} as customers
    cross join {{ ref('stg_clock') }} as clock
    where customers.lapse_state is not null
),

customers_with_fault as (
    select
        *,
        case
            when lapse_state = 'lost' and lost_at > clock_at then 'lost before the date'
            when lapse_state <> 'lost' and lost_at <= clock_at then 'the date of being lost is past'
            when lapse_state = 'at_risk' and at_risk_at > clock_at then 'at risk before the date'
            when lapse_state = 'active' and at_risk_at <= clock_at then 'the date of being at risk is past'
        end as fault
    from customers
),

customers_in_the_wrong_state as (
    select *
    from customers_with_fault
    where fault is not null
)

select * from customers_in_the_wrong_state
