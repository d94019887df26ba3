-- What may be offered now: with consent where it is needed, not within the cooldown, and while a complaint is open only
-- its answer.
with

-- Symptoms that some strategy answers: a complaint.
openings_to_answer as (
    select
        symptom_periods.customer_id,
        symptom_periods.symptom,
        symptom_periods.opened_at,
        coalesce(symptom_periods.closed_at > clock.clock_at, true) as is_open,
        max(symptom_periods.closed_at) over (
            partition by symptom_periods.customer_id, symptom_periods.symptom
            order by symptom_periods.opened_at asc
            rows between unbounded preceding and 1 preceding
        ) as earlier_closed_at
    from {{ ref('int_symptom_periods') }} as symptom_periods
    cross join {{ ref('stg_clock') }} as clock
    where
        symptom_periods.opened_at <= clock.clock_at
        and symptom_periods.symptom in (select strategies.answers_symptom from {{ ref('strategies') }} as strategies)
),

-- Another opening prolongs a symptom: it is open since the last one that came when none was.
symptoms_to_answer as (
    select
        customer_id,
        symptom,
        max(case when earlier_closed_at is null or earlier_closed_at < opened_at then opened_at end) as opened_at
    from openings_to_answer
    group by customer_id, symptom
    having max(case when is_open then 1 else 0 end) = 1
),

customers_to_answer as (
    select distinct customer_id
    from symptoms_to_answer
),

last_contacts as (
    select
        customer_id,
        strategy,
        max(contacted_at) as contacted_at
    from {{ ref('int_strategy_contacts') }}
    group by customer_id, strategy
),

strategies_eligible as (
    select
        targets_met.customer_id,
        strategies.strategy,
        targets_met.goal_stage,
        strategies.priority,
        greatest(
            clock.clock_on, cast({{ add_days('targets_met.entered_at', 'strategies.wait_days') }} as date)
        ) as earliest_on,
        {{ days_between('symptoms_to_answer.opened_at', 'clock.clock_at') }} as symptom_days
    from {{ ref('int_strategy_targets_met') }} as targets_met
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('strategies') }} as strategies on targets_met.strategy = strategies.strategy
    left join symptoms_to_answer
        on
            targets_met.customer_id = symptoms_to_answer.customer_id
            and strategies.answers_symptom = symptoms_to_answer.symptom
    left join customers_to_answer on targets_met.customer_id = customers_to_answer.customer_id
    left join last_contacts
        on
            targets_met.customer_id = last_contacts.customer_id
            and strategies.strategy = last_contacts.strategy
    where
        (targets_met.has_consent or not strategies.needs_consent)
        and (
            symptoms_to_answer.customer_id is not null
            or (strategies.answers_symptom is null and customers_to_answer.customer_id is null)
        )
        and (
            last_contacts.contacted_at is null
            or {{ add_days('last_contacts.contacted_at', 'strategies.cooldown_days') }} <= clock.clock_at
        )
)

select * from strategies_eligible
