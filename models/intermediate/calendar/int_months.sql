-- The months of the reports, from the first person known to the clock; events before the first of them count in it.
with

months as (
    select
        month,
        min(month) over () as first_month,
        cast({{ dbt.dateadd('month', 1, 'month') }} as date) as next_month
    from {{ ref('int_days') }}
    where
        date_day = month
        and month between first_month and clock_on
),

report_months as (
    select
        month,
        next_month as ends_before,
        case when month > first_month then month else cast('0001-01-01' as date) end as begins_on
    from months
)

select * from report_months
