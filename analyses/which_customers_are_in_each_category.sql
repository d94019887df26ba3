-- Every person by category and stage, the best customers of a stage first, beside how many share the category.
select
    stages.stage_category,
    customers.stage,
    customers.customer_id,
    customers.stage_entered_at,
    customers.entry_evidence,
    customers.net_amount_365_days,
    count(*) over (partition by stages.stage_category) as count_in_category
from {{ ref('dim_customers') }} as customers
inner join {{ ref('dim_stages') }} as stages on customers.stage = stages.stage
order by
    stages.category_order asc,
    stages.stage_order asc,
    customers.net_amount_365_days desc,
    customers.customer_id asc
