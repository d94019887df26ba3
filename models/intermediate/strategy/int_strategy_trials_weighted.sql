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

-- Before the first purchase there is neither a band nor a third.
trials_in_bands as (
    select
        trials.*,
        {{ month_of('trials.started_at') }} as month,
        contact_delays.delay_band,
        coalesce(spend_thirds.first_purchase_number, 0) as purchase_band,
        case
            when spend_thirds.first_purchase_number is null then 0
            when trials.spent_amount >= spend_thirds.highest_third_amount then 3
            when trials.spent_amount >= spend_thirds.second_third_amount then 2
            else 1
        end as spend_third
    from trials
    inner join {{ ref('contact_delays') }} as contact_delays
        on
            trials.delay_days >= contact_delays.first_day
            and (contact_delays.last_day is null or trials.delay_days <= contact_delays.last_day)
    left join {{ ref('int_spend_thirds') }} as spend_thirds
        on
            trials.purchase_number >= spend_thirds.first_purchase_number
            and (
                spend_thirds.last_purchase_number is null
                or trials.purchase_number <= spend_thirds.last_purchase_number
            )
),

cells as (
    select
        strategy,
        stage,
        entry_reason,
        purchase_band,
        spend_third,
        month,
        delay_band,
        is_control_period,
        count(case when is_contacted then 1 end) as count_contacted,
        count(case when not is_contacted then 1 end) as count_compared
    from trials_in_bands
    group by
        strategy, stage, entry_reason, purchase_band, spend_third, month, delay_band, is_control_period
),

-- Where nobody was contacted nobody needs to be compared.
trials_weighted as (
    select
        trials.customer_id,
        trials.strategy,
        trials.started_at,
        trials.is_contacted,
        trials.goal_stage,
        trials.is_reached,
        cast(
            case
                when cells.count_compared = 0 then 0
                when trials.is_contacted then 1000000
                else {{ integer_division(
                    '2 * 1000000 * cells.count_contacted + cells.count_compared', '2 * cells.count_compared'
                ) }}
            end as bigint
        ) as weight
    from trials_in_bands as trials
    inner join cells
        on
            trials.strategy = cells.strategy
            and trials.stage = cells.stage
            and trials.entry_reason = cells.entry_reason
            and trials.purchase_band = cells.purchase_band
            and trials.spend_third = cells.spend_third
            and trials.month = cells.month
            and trials.delay_band = cells.delay_band
            and trials.is_control_period = cells.is_control_period
    where cells.count_contacted > 0
)

select * from trials_weighted
