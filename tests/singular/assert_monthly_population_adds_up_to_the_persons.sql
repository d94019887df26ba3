-- At the end of each month everyone known by then is in one stage.
with

population as (
    select
        month,
        sum(count_customers) as count_in_stages
    from {{ ref('rpt_stage_population_monthly') }}
    group by month
),

known_persons as (
    select
        known_at,
        count(*) as count_persons
    from {{ ref('int_persons') }}
    group by known_at
),

months_that_do_not_add_up as (
    select
        population.month,
        population.count_in_stages,
        coalesce(sum(known_persons.count_persons), 0) as count_known
    from population
    left join known_persons
        on cast(known_persons.known_at as date) < cast({{ dbt.dateadd('month', 1, 'population.month') }} as date)
    group by population.month, population.count_in_stages
    having population.count_in_stages <> coalesce(sum(known_persons.count_persons), 0)
)

select * from months_that_do_not_add_up
