with

signals_of_symptoms as (
    select opened_by as signal from {{ ref('risk_symptoms') }}
    union
    select closed_by as signal from {{ ref('risk_symptoms') }}
)

select * from signals_of_symptoms
