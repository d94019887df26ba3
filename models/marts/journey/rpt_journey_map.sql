with

reached as (
    select
        journey_phase,
        channel,
        count(*) as count_customers,
        sum(count_touchpoints) as count_touchpoints,
        sum(case when is_observed then 1 else 0 end) as count_observed,
        sum(case when is_observed and is_moved_on then 1 else 0 end) as count_moved_on,
        sum(case when is_observed and is_left then 1 else 0 end) as count_left,
        percentile_cont(0.5) within group (
            order by case when is_observed and is_moved_on then days_to_change end asc
        ) as median_days_to_move_on
    from {{ ref('int_people_reached') }}
    group by journey_phase, channel
),

scores as (
    select
        journey_phase,
        coalesce(channel, '(unknown)') as channel,
        count(*) as count_scores,
        sum(score_rate) as sum_of_score_rates
    from {{ ref('fct_feedback') }}
    group by journey_phase, coalesce(channel, '(unknown)')
),

journey_map as (
    select
        reached.journey_phase,
        reached.channel,
        cast(reached.count_customers as bigint) as count_customers,
        cast(reached.count_touchpoints as bigint) as count_touchpoints,
        cast(coalesce(scores.count_scores, 0) as bigint) as count_scores,
        cast({{ average('scores.sum_of_score_rates', 'scores.count_scores') }} as decimal(9, 4)) as average_score_rate,
        cast(reached.count_observed as bigint) as count_observed,
        {{ rate('reached.count_moved_on', 'reached.count_observed') }} as moved_on_rate,
        cast(reached.median_days_to_move_on as decimal(9, 1)) as median_days_to_move_on,
        {{ rate('reached.count_left', 'reached.count_observed') }} as left_rate,
        pain_points.pain,
        cast(
            case
                when pain_points.pain is not null
                    then row_number() over (
                        order by
                            pain_points.excess_people desc nulls last,
                            journey_phases.phase_order asc,
                            {{ by_code_point('reached.channel') }} asc
                    )
            end as integer
        ) as pain_rank,
        pain_points.pain_reason,
        pain_points.pain_reason_it
    from reached
    inner join {{ ref('journey_phases') }} as journey_phases
        on
            reached.journey_phase = journey_phases.phase
            and journey_phases.framework = 'six_phases'
    left join scores
        on
            reached.journey_phase = scores.journey_phase
            and reached.channel = scores.channel
    left join {{ ref('int_pain_points_explained') }} as pain_points
        on
            reached.journey_phase = pain_points.journey_phase
            and reached.channel = pain_points.channel
)

select * from journey_map
