{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The touchpoints of buyers that say why somebody stays, and of each no more than that: they are read every night.
-- A look is a visit or comparison, no advertisement.
with

buyers as (
    select customer_id
    from {{ touched(ref('int_purchases'), is_alone=true) }}
    where purchase_number = 1
),

touchpoints as (
    select
        touchpoints.customer_id,
        touchpoints.occurred_at,
        touchpoints.signal,
        coalesce(
            touchpoints.signal in ('engaged', 'considered')
            and touchpoints.journey_phase in ('awareness', 'consideration'),
            false
        ) as is_look,
        touchpoints.touchpoint_type in ({{ text_list(var('referral_touchpoint_types')) }}) as is_referral,
        coalesce(
            touchpoints.signal in ('strategy_contact', 'offer_received', 'offer_redeemed')
            and touchpoints.strategy in ({{ text_list(var('programme_strategies')) }}),
            false
        ) as is_programme_offer,
        touchpoints.score is not null
        or touchpoints.campaign_id is not null
        or touchpoints.strategy is not null as is_asked_for,
        {{ rate(
            '10000 * (touchpoints.score - touchpoint_types.scale_min)',
            '10000 * (touchpoint_types.scale_max - touchpoint_types.scale_min)'
        ) }} as answer_rate
    from {{ touched(ref('int_touchpoints_in_stages')) }} as touchpoints
    inner join buyers on touchpoints.customer_id = buyers.customer_id
    left join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
),

loyalty_touchpoints as (
    select
        customer_id,
        occurred_at,
        signal,
        is_look,
        is_referral,
        is_programme_offer,
        is_asked_for,
        answer_rate
    from touchpoints
    where
        is_look
        or is_referral
        or is_programme_offer
        or answer_rate is not null
        or signal in (
            'advocated', 'perk_used', 'dissatisfied', 'satisfied',
            'programme_joined', 'programme_used', 'points_earned', 'points_redeemed'
        )
)

select * from loyalty_touchpoints
