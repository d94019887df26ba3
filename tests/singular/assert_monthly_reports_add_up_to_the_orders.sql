-- Month by month, over the calendar: what was paid is the same by order, by stage and by cohort. What was paid before
-- the calendar begins counts in its first month.
with

months as (
    select month
    from {{ ref('dim_dates') }}
    where is_month_start
),

orders_in_calendar as (
    select
        orders.net_amount,
        greatest({{ month_of('orders.ordered_at') }}, (select min(months.month) from months)) as month
    from {{ ref('fct_orders') }} as orders
),

order_amounts as (
    select
        month,
        sum(net_amount) as orders_net_amount
    from orders_in_calendar
    group by month
),

stage_amounts as (
    select
        month,
        sum(net_amount) as stages_net_amount
    from {{ ref('rpt_stage_population_monthly') }}
    group by month
),

cohort_amounts as (
    select
        dates.month,
        sum(cohorts.net_amount) as cohorts_net_amount
    from {{ ref('rpt_cohort_retention') }} as cohorts
    inner join {{ ref('dim_dates') }} as dates
        on
            dates.date_day = cast({{ dbt.dateadd('month', 'cohorts.months_since', 'cohorts.cohort_month') }} as date)
    group by dates.month
),

months_that_differ as (
    select
        months.month,
        coalesce(order_amounts.orders_net_amount, 0) as orders_net_amount,
        coalesce(stage_amounts.stages_net_amount, 0) as stages_net_amount,
        coalesce(cohort_amounts.cohorts_net_amount, 0) as cohorts_net_amount
    from months
    left join order_amounts on months.month = order_amounts.month
    left join stage_amounts on months.month = stage_amounts.month
    left join cohort_amounts on months.month = cohort_amounts.month
    where
        coalesce(order_amounts.orders_net_amount, 0) <> coalesce(stage_amounts.stages_net_amount, 0)
        or coalesce(order_amounts.orders_net_amount, 0) <> coalesce(cohort_amounts.cohorts_net_amount, 0)
)

select * from months_that_differ
