-- One row per day of the years the shop has lived through, a hundred at most.
with

day_numbers as (
    {{ dbt.generate_series(36525) }}
),

shop_years as (
    select
        cast({{ dbt.date_trunc('year', 'min(persons.known_at)') }} as date) as first_day,
        max(clock.clock_on) as clock_on
    from {{ ref('stg_clock') }} as clock
    left join {{ ref('int_persons') }} as persons on true
),

spans as (
    select
        first_day,
        clock_on,
        cast({{ dbt.dateadd('year', 1, dbt.date_trunc('year', 'clock_on')) }} as date) as day_after_last
    from shop_years
),

days_backward as (
    select
        spans.first_day,
        spans.clock_on,
        cast(
            {{ dbt.dateadd('day', '-cast(day_numbers.generated_number as integer)', 'spans.day_after_last') }} as date
        ) as date_day
    from spans
    cross join day_numbers
),

dates as (
    select
        date_day,
        {{ month_of('date_day') }} as month,
        cast(extract(year from date_day) as integer) as year_number,
        cast(extract(quarter from date_day) as integer) as quarter_number,
        cast(extract(month from date_day) as integer) as month_number,
        cast(extract(day from date_day) as integer) as day_of_month,
        date_day = {{ month_of('date_day') }} as is_month_start,
        {{ days_between('date_day', 'clock_on') }} as days_ago,
        cast(
            (extract(year from clock_on) - extract(year from date_day)) * 12
            + extract(month from clock_on) - extract(month from date_day) as integer
        ) as months_ago
    from days_backward
    where date_day >= first_day
)

select * from dates
