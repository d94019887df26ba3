{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- A contact names its strategy; an onboarding mail is onboarding without saying so.
with

strategy_contacts as (
    select distinct
        touchpoints.customer_id,
        strategies.strategy,
        touchpoints.occurred_at as contacted_at
    from {{ touched(ref('int_touchpoints_in_stages')) }} as touchpoints
    inner join {{ ref('strategies') }} as strategies
        on coalesce(touchpoints.strategy, touchpoints.touchpoint_type) = strategies.strategy
    where touchpoints.signal = 'strategy_contact'
)

select * from strategy_contacts
