-- What a signal can do, by the rule tables. Few can turn the stage of a customer by themselves.
with

signals_of_symptoms as (
    select opened_by as signal from {{ ref('risk_symptoms') }}
    union
    select closed_by as signal from {{ ref('risk_symptoms') }}
),

signals as (
    select
        signals.signal,
        signals.is_interest,
        signals.lifts_disqualification,
        signals_of_symptoms.signal is not null as is_of_symptoms,
        signals_of_symptoms.signal is not null or signals.signal in ('disqualified', 'advocated') as is_turning
    from {{ ref('signals') }} as signals
    left join signals_of_symptoms on signals.signal = signals_of_symptoms.signal
)

select * from signals
