{{ config(materialized='batch') }}

-- What sets the ground of the journey: known, interested, purchases, and the due dates of silence.
-- One ordinal that only grows says it: see the macro progress_of.
with

first_purchases as (
    select
        customer_id,
        purchased_at as first_purchased_at
    from {{ touched(ref('int_purchases'), is_alone=true) }}
    where purchase_number = 1
),

interests as (
    select
        persons.customer_id,
        persons.known_at,
        persons.first_interested_at,
        persons.first_considered_at,
        persons.first_decided_at,
        first_purchases.first_purchased_at
    from {{ touched(ref('int_persons')) }} as persons
    left join first_purchases on persons.customer_id = first_purchases.customer_id
),

changes_before_purchase as (
    select
        customer_id,
        known_at as changed_at,
        1 as base_ordinal,
        first_purchased_at
    from interests
    union all
    select
        customer_id,
        first_interested_at as changed_at,
        2 as base_ordinal,
        first_purchased_at
    from interests
    where first_interested_at is not null
    union all
    select
        customer_id,
        first_considered_at as changed_at,
        3 as base_ordinal,
        first_purchased_at
    from interests
    where first_considered_at is not null
    union all
    select
        customer_id,
        first_decided_at as changed_at,
        4 as base_ordinal,
        first_purchased_at
    from interests
    where first_decided_at is not null
),

purchases as (
    select
        *,
        10 * purchase_number as purchase_ordinal
    from {{ touched(ref('int_purchases'), is_alone=true) }}
),

-- Only purchases that change something: the first, the one that makes a repeat customer, those after being late
-- and those around a recovery.
changes_by_purchase as (
    select
        customer_id,
        purchased_at as changed_at,
        case when is_won_back then purchase_ordinal + 1 else purchase_ordinal end as base_ordinal,
        lifetime_number
    from purchases
    where
        purchase_number in (1, {{ var('repeat_from_purchases') }})
        or gap_days > previous_at_risk_after_days
        or (lifetime_number > 1 and lifetime_purchase_number <= {{ var('win_back_purchases') }} + 1)
),

-- A due date at the instant of the next purchase never comes; in won back the at-risk date changes nothing.
changes_by_silence as (
    select
        customer_id,
        at_risk_at as changed_at,
        purchase_ordinal + 2 as base_ordinal,
        lifetime_number
    from purchases
    where
        (next_purchased_at is null or at_risk_at < next_purchased_at)
        and not is_won_back
    union all
    select
        customer_id,
        lost_at as changed_at,
        purchase_ordinal + 3 as base_ordinal,
        lifetime_number
    from purchases
    where next_purchased_at is null or lost_at < next_purchased_at
),

changes_of_base as (
    select
        customer_id,
        changed_at,
        base_ordinal,
        cast(null as integer) as lifetime_number
    from changes_before_purchase
    where first_purchased_at is null or changed_at < first_purchased_at
    union all
    select * from changes_by_purchase
    union all
    select * from changes_by_silence
)

select * from changes_of_base
