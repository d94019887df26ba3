-- The few signals that open or close a symptom, from touchpoints and from the rhythm of purchases.
with

symptom_signals as (
    select signal
    from {{ ref('stg_signals') }}
    where is_of_symptoms
),

signals_of_touchpoints as (
    select
        customer_id,
        occurred_at,
        signal
    from {{ ref('int_turning_signals') }}
),

signals_of_purchases as (
    select
        customer_id,
        purchased_at as occurred_at,
        'purchased' as signal
    from {{ touched(ref('int_purchases'), is_alone=true) }}
    union all
    select
        customer_id,
        purchased_at as occurred_at,
        case when is_slowed then 'slowed' else 'kept_pace' end as signal
    from {{ touched(ref('int_purchases'), is_alone=true) }}
),

signals_of_orders as (
    select
        customer_id,
        ordered_at as occurred_at,
        'decided' as signal
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    where not is_counting
),

signals as (
    select * from signals_of_touchpoints
    union all
    select * from signals_of_purchases
    union all
    select * from signals_of_orders
)

select
    customer_id,
    occurred_at,
    signal
from signals
where signal in (select symptom_signals.signal from symptom_signals)
