with

transitions as (
    select
        from_stage,
        to_stage,
        count(*) as count_transitions,
        percentile_cont(0.5) within group (order by days_in_from_stage asc) as median_days,
        percentile_disc(0.9) within group (order by days_in_from_stage asc) as p90_days
    from {{ ref('fct_stage_transitions') }}
    group by from_stage, to_stage
),

transition_matrix as (
    select
        from_stage,
        to_stage,
        cast(count_transitions as bigint) as count_transitions,
        {{ rate('count_transitions', 'sum(count_transitions) over (partition by from_stage)') }} as transition_rate,
        cast(median_days as decimal(9, 1)) as median_days,
        cast(p90_days as decimal(9, 1)) as p90_days
    from transitions
)

select * from transition_matrix
