-- Wherever a phase interval and a stage interval overlap, the rule table has that phase for that stage.
with

stage_intervals as (
    select * from {{ ref('fct_stage_intervals') }}
),

phase_intervals as (
    select * from {{ ref('fct_phase_intervals') }}
),

known_pairs as (
    select distinct
        framework,
        stage,
        phase
    from {{ ref('int_framework_phases') }}
),

intervals_that_overlap as (
    select
        stage_intervals.customer_id,
        phase_intervals.framework,
        phase_intervals.phase,
        stage_intervals.stage,
        phase_intervals.entered_at as phase_entered_at,
        stage_intervals.entered_at as stage_entered_at
    from stage_intervals
    inner join phase_intervals
        on
            stage_intervals.customer_id = phase_intervals.customer_id
            and (phase_intervals.exited_at is null or stage_intervals.entered_at < phase_intervals.exited_at)
            and (stage_intervals.exited_at is null or stage_intervals.exited_at > phase_intervals.entered_at)
),

phases_not_in_the_rules as (
    select intervals_that_overlap.*
    from intervals_that_overlap
    left join known_pairs
        on
            intervals_that_overlap.framework = known_pairs.framework
            and intervals_that_overlap.stage = known_pairs.stage
            and intervals_that_overlap.phase = known_pairs.phase
    where known_pairs.phase is null
)

select * from phases_not_in_the_rules
