-- Everybody who came at risk in the last full month before the clock, the best customers first, and why.
select
    stage_intervals.customer_id,
    stage_intervals.entered_at,
    stage_intervals.previous_stage,
    stage_intervals.entry_evidence,
    customers.stage as stage_now,
    customers.net_amount_365_days
from {{ ref('fct_stage_intervals') }} as stage_intervals
inner join {{ ref('dim_dates') }} as dates on cast(stage_intervals.entered_at as date) = dates.date_day
inner join {{ ref('dim_customers') }} as customers on stage_intervals.customer_id = customers.customer_id
where
    stage_intervals.stage = 'at_risk'
    and dates.months_ago = 1
order by customers.net_amount_365_days desc, stage_intervals.customer_id asc
