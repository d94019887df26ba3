-- Customers at risk at the clock, the dearest first: why, how long until they count as lost, and the first thing to do.
select
    customers.customer_id,
    customers.stage_entered_at,
    customers.entry_evidence,
    customers.lost_at,
    customers.net_amount_365_days,
    actions.strategy,
    actions.reason,
    actions.is_control_group
from {{ ref('dim_customers') }} as customers
left join {{ ref('fct_next_best_actions') }} as actions
    on
        customers.customer_id = actions.customer_id
        and actions.action_rank = 1
where customers.stage = 'at_risk'
order by customers.net_amount_365_days desc, customers.customer_id asc
