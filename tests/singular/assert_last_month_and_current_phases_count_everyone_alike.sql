-- By stage: the last month of the population, the phases of griffin and dim_customers are three ways to one number.
with

stages as (
    select stage
    from {{ ref('dim_stages') }}
),

customers as (
    select
        stage,
        count(*) as count_customers
    from {{ ref('dim_customers') }}
    group by stage
),

population as (
    select
        stage,
        month,
        count_customers,
        max(month) over () as last_month
    from {{ ref('rpt_stage_population_monthly') }}
),

griffin_phases as (
    select
        phase,
        count_customers
    from {{ ref('rpt_framework_phases') }}
    where framework = 'griffin'
),

stages_that_differ as (
    select
        stages.stage,
        population.count_customers as count_in_last_month,
        griffin_phases.count_customers as count_in_phases,
        coalesce(customers.count_customers, 0) as count_in_dim_customers
    from stages
    left join customers on stages.stage = customers.stage
    left join population
        on
            stages.stage = population.stage
            and population.month = population.last_month
    left join griffin_phases on stages.stage = griffin_phases.phase
    where
        (
            coalesce(customers.count_customers, 0) is distinct from population.count_customers
            -- A shop without anybody has no months.
            and exists (select 1 from {{ ref('dim_customers') }})
        )
        or coalesce(customers.count_customers, 0) is distinct from griffin_phases.count_customers
)

select * from stages_that_differ
