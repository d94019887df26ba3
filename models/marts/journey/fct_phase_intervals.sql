with

phase_intervals as (
    select
        phase_periods.customer_id,
        phase_periods.framework,
        phase_periods.phase,
        phase_periods.entered_at,
        {{ until_clock('phase_periods.exited_at') }} as exited_at,
        {{ until_clock('phase_periods.exited_at') }} is null as is_current
    from {{ ref('int_phase_periods') }} as phase_periods
    cross join {{ ref('stg_clock') }} as clock
    where phase_periods.entered_at <= clock.clock_at
)

select * from phase_intervals
