with

entries as (
    select
        customer_id,
        previous_stage as from_stage,
        stage as to_stage,
        entered_at as changed_at,
        1 as count_entries,
        0 as count_transitions
    from {{ ref('fct_stage_intervals') }}
    where previous_stage is not null
),

transitions as (
    select
        customer_id,
        from_stage,
        to_stage,
        changed_at,
        0 as count_entries,
        1 as count_transitions
    from {{ ref('fct_stage_transitions') }}
),

entries_and_transitions as (
    select * from entries
    union all
    select * from transitions
),

changes_not_told_once as (
    select
        customer_id,
        from_stage,
        to_stage,
        changed_at,
        sum(count_entries) as count_entries,
        sum(count_transitions) as count_transitions
    from entries_and_transitions
    group by customer_id, from_stage, to_stage, changed_at
    having
        sum(count_entries) <> 1
        or sum(count_transitions) <> 1
)

select * from changes_not_told_once
