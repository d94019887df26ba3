with

months as (
    select * from {{ ref('int_months') }}
),

days_in_months as (
    select
        calendar.date_day,
        months.month
    from {{ ref('int_days') }} as calendar
    inner join months
        on
            calendar.date_day >= months.begins_on
            and calendar.date_day < months.ends_before
),

first_months as (
    select min(month) as first_month
    from months
),

-- What happened before the first month counts in it.
orders_in_months as (
    select
        orders.customer_id,
        orders.net_amount,
        coalesce(days_in_months.month, first_months.first_month) as month
    from {{ ref('fct_orders') }} as orders
    cross join first_months
    left join days_in_months on orders.ordered_on = days_in_months.date_day
),

monthly_orders as (
    select
        customer_id,
        month,
        sum(net_amount) as net_amount
    from orders_in_months
    group by customer_id, month
),

cohort_of_customers as (
    select
        customer_id,
        min(month) as cohort_month
    from monthly_orders
    group by customer_id
),

cohorts as (
    select
        cohort_month,
        count(*) as count_customers
    from cohort_of_customers
    group by cohort_month
),

activity as (
    select
        cohort_of_customers.cohort_month,
        monthly_orders.month,
        count(*) as count_active,
        sum(monthly_orders.net_amount) as net_amount
    from monthly_orders
    inner join cohort_of_customers on monthly_orders.customer_id = cohort_of_customers.customer_id
    group by cohort_of_customers.cohort_month, monthly_orders.month
),

cohort_months as (
    select
        cohorts.cohort_month,
        cohorts.count_customers,
        months.month,
        (extract(year from months.month) - extract(year from cohorts.cohort_month)) * 12
        + extract(month from months.month) - extract(month from cohorts.cohort_month) as months_since
    from cohorts
    inner join months on cohorts.cohort_month <= months.month
),

cohort_retention as (
    select
        cohort_months.cohort_month,
        cast(cohort_months.months_since as integer) as months_since,
        cast(cohort_months.count_customers as bigint) as count_customers,
        cast(coalesce(activity.count_active, 0) as bigint) as count_active,
        {{ rate('coalesce(activity.count_active, 0)', 'cohort_months.count_customers') }} as retention_rate,
        cast(coalesce(activity.net_amount, 0) as {{ type_amount() }}) as net_amount
    from cohort_months
    left join activity
        on
            cohort_months.cohort_month = activity.cohort_month
            and cohort_months.month = activity.month
)

select * from cohort_retention
