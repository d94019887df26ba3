{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Each opening lasts until what closes the symptom or its days are over, whichever comes first.
with

first_purchases as (
    select
        customer_id,
        purchased_at as first_purchased_at
    from {{ touched(ref('int_purchases'), is_alone=true) }}
    where purchase_number = 1
),

-- Signals before the first purchase open nothing.
openings as (
    select
        signals.customer_id,
        symptoms.symptom,
        signals.occurred_at,
        symptoms.expires_after_days,
        false as is_closing
    from {{ ref('int_symptom_signals') }} as signals
    inner join {{ ref('risk_symptoms') }} as symptoms on signals.signal = symptoms.opened_by
    inner join first_purchases on signals.customer_id = first_purchases.customer_id
    where signals.occurred_at >= first_purchases.first_purchased_at
),

first_openings as (
    select
        customer_id,
        symptom,
        min(occurred_at) as first_opened_at
    from openings
    group by customer_id, symptom
),

-- Nothing can be closed before it was opened.
closings as (
    select
        signals.customer_id,
        symptoms.symptom,
        signals.occurred_at,
        cast(null as integer) as expires_after_days,
        true as is_closing
    from {{ ref('int_symptom_signals') }} as signals
    inner join {{ ref('risk_symptoms') }} as symptoms on signals.signal = symptoms.closed_by
    inner join first_openings
        on
            signals.customer_id = first_openings.customer_id
            and symptoms.symptom = first_openings.symptom
            and signals.occurred_at >= first_openings.first_opened_at
),

openings_and_closings as (
    select * from openings
    union all
    select * from closings
),

-- A closing at the very instant of the opening closes it.
openings_beside_next_closing as (
    select
        *,
        min(case when is_closing then occurred_at end) over (
            partition by customer_id, symptom
            order by occurred_at asc, is_closing asc
            rows between current row and unbounded following
        ) as next_closing_at,
        {{ add_days('occurred_at', 'expires_after_days') }} as expires_at
    from openings_and_closings
),

symptom_periods as (
    select
        customer_id,
        symptom,
        occurred_at as opened_at,
        case
            when next_closing_at is null or expires_at < next_closing_at then expires_at
            else next_closing_at
        end as closed_at,
        coalesce(next_closing_at <= expires_at, next_closing_at is not null) as is_closed_by_signal
    from openings_beside_next_closing
    where not is_closing
)

select * from symptom_periods
