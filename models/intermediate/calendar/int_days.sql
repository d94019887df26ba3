-- The years the shop has lived through, a hundred at most: a mistyped year must not make a million days.
with

day_numbers as (
    {{ dbt.generate_series(36525) }}
),

shop_years as (
    select
        clock.clock_on,
        {{ month_of('min(persons.known_at)') }} as first_month,
        cast({{ dbt.date_trunc('year', 'min(persons.known_at)') }} as date) as first_day,
        cast({{ dbt.dateadd('year', 1, dbt.date_trunc('year', 'clock.clock_on')) }} as date) as day_after_last
    from {{ ref('stg_clock') }} as clock
    left join {{ ref('int_persons') }} as persons on true
    group by clock.clock_on
),

days_backward as (
    select
        shop_years.first_day,
        shop_years.first_month,
        shop_years.clock_on,
        cast(
            {{ dbt.dateadd('day', '-cast(day_numbers.generated_number as integer)', 'shop_years.day_after_last') }}
            as date
        ) as date_day
    from shop_years
    cross join day_numbers
),

days as (
    select
        date_day,
        {{ month_of('date_day') }} as month,
        first_month,
        clock_on
    from days_backward
    where date_day >= first_day
)

select * from days
