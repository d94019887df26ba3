-- Compared people count as much as the contacted of their cell: same stage and reason for it, purchase band, month,
-- third of spend and delay. Weights are whole millionths, so that sums are exact on every engine.
with

trials as (
    select
        *,
        true as is_contacted
    from {{ ref('int_strategy_trials_contacted') }}
    union all
    select
        *,
        false as is_contacted
    from {{ ref('int_strategy_trials_compared') }}
),

trials_in_bands as (
    select
        trials.*,
        {{ month_of('trials.started_at') }} as month,
        contact_delays.delay_band
    from trials
    inner join {{ ref('contact_delays') }} as contact_delays
        on
            trials.delay_days >= contact_delays.first_day
            and (contact_delays.last_day is null or trials.delay_days <= contact_delays.last_day)
),

trials_in_cells as (
    select
        *,
        sum(case when is_contacted then 1 else 0 end) over cell as count_contacted,
        sum(case when is_contacted then 0 else 1 end) over cell as count_compared
    from trials_in_bands
    window
        cell as (
            partition by
                strategy, stage, entry_reason, purchase_band, spend_third, month, delay_band, is_control_period
        )
),

trials_weighted as (
    select
        customer_id,
        strategy,
        started_at,
        is_contacted,
        goal_stage,
        is_reached,
        cast(
            case
                when count_contacted = 0 or count_compared = 0 then 0
                when is_contacted then 1000000
                else {{ integer_division(
                    '2 * 1000000 * cast(count_contacted as bigint) + cast(count_compared as bigint)',
                    '2 * cast(count_compared as bigint)'
                ) }}
            end as bigint
        ) as weight
    from trials_in_cells
    where is_contacted or count_contacted > 0
)

select * from trials_weighted
