-- Those that happened and those that come next if nothing more happens.
with

allowed_transitions as (
    select * from {{ ref('stage_transitions') }}
),

transitions as (
    select
        customer_id,
        from_stage,
        to_stage,
        changed_at,
        entry_reason,
        'happened' as origin
    from {{ ref('fct_stage_transitions') }}
    union all
    select
        customer_id,
        stage as from_stage,
        next_stage as to_stage,
        next_stage_at as changed_at,
        cast(null as {{ dbt.type_string() }}) as entry_reason,
        'comes next' as origin
    from {{ ref('dim_customers') }}
    where next_stage is not null
),

transitions_not_allowed as (
    select transitions.*
    from transitions
    left join allowed_transitions
        on
            transitions.from_stage = allowed_transitions.from_stage
            and transitions.to_stage = allowed_transitions.to_stage
    where allowed_transitions.to_stage is null
)

select * from transitions_not_allowed
