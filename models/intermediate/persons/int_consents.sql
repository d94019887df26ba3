{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- What the account says, until a touchpoint withdraws the consent.
with

withdrawals as (
    select customer_id
    from {{ ref('int_visitors') }}
    where has_withdrawn_consent
),

consents as (
    select
        persons.customer_id,
        case when withdrawals.customer_id is null then customers.marketing_consent else false end
            as marketing_consent
    from {{ touched(ref('int_persons')) }} as persons
    left join withdrawals on persons.customer_id = withdrawals.customer_id
    left join {{ touched(ref('stg_customers')) }} as customers on persons.customer_id = customers.customer_id
)

select * from consents
