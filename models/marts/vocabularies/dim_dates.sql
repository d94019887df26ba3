with

dates as (
    select
        date_day,
        month,
        cast(extract(year from date_day) as integer) as year_number,
        cast(extract(quarter from date_day) as integer) as quarter_number,
        cast(extract(month from date_day) as integer) as month_number,
        cast(extract(day from date_day) as integer) as day_of_month,
        date_day = month as is_month_start,
        {{ days_between('date_day', 'clock_on') }} as days_ago,
        cast(
            (extract(year from clock_on) - extract(year from date_day)) * 12
            + extract(month from clock_on) - extract(month from date_day) as integer
        ) as months_ago
    from {{ ref('int_days') }}
)

select * from dates
