-- The months of the reports, up to the clock; events before the first of them count in it.
with

months as (
    select
        dates.month,
        min(dates.month) over () as first_month,
        cast({{ dbt.dateadd('month', 1, 'dates.month') }} as date) as next_month
    from {{ ref('dim_dates') }} as dates
    cross join {{ ref('stg_clock') }} as clock
    where
        dates.is_month_start
        and dates.month <= clock.clock_on
),

report_months as (
    select
        month,
        case when month > first_month then month else cast('0001-01-01' as date) end as begins_on,
        next_month as ends_before
    from months
)

select * from report_months
