-- Loyal customers and advocates at the clock, the best first, with what made them loyal and why they
-- stay.
select
    customers.customer_id,
    customers.stage,
    customers.stage_entered_at,
    customers.entry_evidence,
    customers.loyalty_type,
    customers.loyalty_confidence,
    customers.loyalty_evidence,
    customers.loyalty_tier,
    customers.count_purchases,
    customers.expected_gap_days,
    customers.days_since_purchase,
    customers.net_amount_365_days
from {{ ref('dim_customers') }} as customers
where customers.stage in ('loyal', 'advocate')
order by customers.net_amount_365_days desc, customers.customer_id asc
