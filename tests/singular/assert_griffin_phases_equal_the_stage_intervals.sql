with

stage_intervals as (
    select
        customer_id,
        entered_at,
        stage,
        exited_at
    from {{ ref('fct_stage_intervals') }}
),

griffin_intervals as (
    select
        customer_id,
        entered_at,
        phase,
        exited_at
    from {{ ref('fct_phase_intervals') }}
    where framework = 'griffin'
),

intervals_that_differ as (
    select
        stage_intervals.stage,
        griffin_intervals.phase,
        stage_intervals.exited_at as stage_exited_at,
        griffin_intervals.exited_at as phase_exited_at,
        coalesce(stage_intervals.customer_id, griffin_intervals.customer_id) as customer_id,
        coalesce(stage_intervals.entered_at, griffin_intervals.entered_at) as entered_at
    from stage_intervals
    full outer join griffin_intervals
        on
            stage_intervals.customer_id = griffin_intervals.customer_id
            and stage_intervals.entered_at = griffin_intervals.entered_at
    where
        stage_intervals.stage is distinct from griffin_intervals.phase
        or stage_intervals.exited_at is distinct from griffin_intervals.exited_at
)

select * from intervals_that_differ
