with

customers_in_phases as (
    select
        phase_intervals.framework,
        phase_intervals.phase,
        count(*) as count_customers,
        sum(customers.net_amount_365_days) as net_amount_365_days
    from {{ ref('fct_phase_intervals') }} as phase_intervals
    inner join {{ ref('dim_customers') }} as customers on phase_intervals.customer_id = customers.customer_id
    where phase_intervals.is_current
    group by phase_intervals.framework, phase_intervals.phase
),

everyone as (
    select count(*) as count_persons
    from {{ ref('dim_customers') }}
),

framework_phases as (
    select
        journey_phases.framework,
        journey_phases.phase,
        journey_phases.phase_order,
        cast(coalesce(customers_in_phases.count_customers, 0) as bigint) as count_customers,
        {{ rate('coalesce(customers_in_phases.count_customers, 0)', 'everyone.count_persons') }} as share_of_customers,
        cast(coalesce(customers_in_phases.net_amount_365_days, 0) as {{ type_amount() }}) as net_amount_365_days
    from {{ ref('dim_journey_phases') }} as journey_phases
    cross join everyone
    left join customers_in_phases
        on
            journey_phases.framework = customers_in_phases.framework
            and journey_phases.phase = customers_in_phases.phase
)

select * from framework_phases
