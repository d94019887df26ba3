{{ config(materialized='batch') }}

-- What is switched on and off beside the base: one step up where a period begins, one down where it ends.
with

flag_periods as (
    select
        customer_id,
        'disqualified' as flag,
        disqualified_at as begins_at,
        lifted_at as ends_at
    from {{ ref('int_disqualified_periods') }}
    union all
    select
        customer_id,
        'symptom' as flag,
        opened_at as begins_at,
        closed_at as ends_at
    from {{ touched(ref('int_symptom_periods'), is_alone=true) }}
    union all
    select
        customer_id,
        'loyal' as flag,
        loyal_at as begins_at,
        loyal_until as ends_at
    from {{ ref('int_loyal_lifetimes') }}
    union all
    select
        customer_id,
        'advocacy' as flag,
        advocated_at as begins_at,
        counts_until as ends_at
    from {{ ref('int_advocacy_periods') }}
),

changes_of_flags as (
    select
        customer_id,
        begins_at as changed_at,
        flag,
        1 as step
    from flag_periods
    union all
    select
        customer_id,
        ends_at as changed_at,
        flag,
        -1 as step
    from flag_periods
    where ends_at is not null
)

select * from changes_of_flags
