with

stage_intervals as (
    select * from {{ ref('fct_stage_intervals') }}
),

stage_transitions as (
    select
        left_intervals.customer_id,
        left_intervals.stage as from_stage,
        entered_intervals.stage as to_stage,
        entered_intervals.entered_at as changed_at,
        left_intervals.days_in_stage as days_in_from_stage,
        entered_intervals.entry_reason,
        entered_intervals.lifetime_number
    from stage_intervals as entered_intervals
    inner join stage_intervals as left_intervals
        on
            entered_intervals.customer_id = left_intervals.customer_id
            and entered_intervals.entered_at = left_intervals.exited_at
)

select * from stage_transitions
