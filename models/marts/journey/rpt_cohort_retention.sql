with

months as (
    select * from {{ ref('int_months') }}
),

monthly_orders as (
    select
        orders.customer_id,
        orders.net_amount,
        months.month,
        min(months.month) over (partition by orders.customer_id) as cohort_month
    from {{ ref('fct_orders') }} as orders
    inner join months
        on
            orders.ordered_on >= months.begins_on
            and orders.ordered_on < months.ends_before
),

cohorts as (
    select
        cohort_month,
        count(distinct customer_id) as count_customers
    from monthly_orders
    group by cohort_month
),

activity as (
    select
        cohort_month,
        month,
        count(distinct customer_id) as count_active,
        sum(net_amount) as net_amount
    from monthly_orders
    group by cohort_month, month
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
