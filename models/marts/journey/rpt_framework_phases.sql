with

customers_in_states as (
    select
        stage,
        coalesce(prospect_intent, '') as intent,
        count(*) as count_customers,
        sum(net_amount_365_days) as net_amount_365_days
    from {{ ref('dim_customers') }}
    group by stage, coalesce(prospect_intent, '')
),

customers_in_phases as (
    select
        phases_of_states.framework,
        phases_of_states.phase,
        sum(customers_in_states.count_customers) as count_customers,
        sum(customers_in_states.net_amount_365_days) as net_amount_365_days
    from customers_in_states
    inner join {{ ref('int_phases_of_states') }} as phases_of_states
        on
            customers_in_states.stage = phases_of_states.stage
            and customers_in_states.intent = phases_of_states.intent
    group by phases_of_states.framework, phases_of_states.phase
),

everyone as (
    select sum(count_customers) as count_persons
    from customers_in_states
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
