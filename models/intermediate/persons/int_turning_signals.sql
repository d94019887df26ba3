-- The few touchpoints whose signal can turn a stage by itself: they open or close a symptom, disqualify, or advocate.
with

turning_signals as (
    select opened_by as signal from {{ ref('risk_symptoms') }}
    union
    select closed_by as signal from {{ ref('risk_symptoms') }}
    union
    select signal from {{ ref('signals') }}
    where signal in ('disqualified', 'advocated')
),

signals_of_persons as (
    select
        {{ person_of('touchpoints') }} as customer_id,
        touchpoints.occurred_at,
        touchpoints.signal
    from {{ ref('int_signals_given') }} as touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
    where touchpoints.signal in (select turning_signals.signal from turning_signals)
)

select * from signals_of_persons
