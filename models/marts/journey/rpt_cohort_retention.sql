with

orders as (
    select
        orders.customer_id,
        {{ month_of('orders.ordered_at') }} as month,
        {{ month_of('customers.first_purchased_at') }} as cohort_month,
        orders.net_amount
    from {{ ref('fct_orders') }} as orders
    inner join {{ ref('dim_customers') }} as customers on orders.customer_id = customers.customer_id
),

cohorts as (
    select
        cohort_month,
        count(distinct customer_id) as count_customers
    from orders
    group by cohort_month
),

activity as (
    select
        cohort_month,
        month,
        count(distinct customer_id) as count_active,
        sum(net_amount) as net_amount
    from orders
    group by cohort_month, month
),

cohort_months as (
    select
        cohorts.cohort_month,
        cohorts.count_customers,
        dates.month,
        (extract(year from dates.month) - extract(year from cohorts.cohort_month)) * 12
        + extract(month from dates.month) - extract(month from cohorts.cohort_month) as months_since
    from cohorts
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('dim_dates') }} as dates
        on
            cohorts.cohort_month <= dates.month
            and clock.clock_on >= dates.month
            and dates.is_month_start
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
