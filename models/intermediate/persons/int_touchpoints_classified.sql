-- What each touchpoint says, and of whom: its earlier visits belong to a visitor identified later.
with

classified_touchpoints as (
    select
        touchpoints.touchpoint_id,
        touchpoints.occurred_at,
        touchpoints.touchpoint_type,
        touchpoints.is_known_type,
        touchpoints.journey_phase,
        touchpoints.signal,
        touchpoints.is_interest,
        touchpoints.lifts_disqualification,
        touchpoints.withdraws_consent,
        touchpoints.channel,
        touchpoints.campaign_id,
        touchpoints.content_id,
        touchpoints.strategy,
        touchpoints.score,
        touchpoints.cost,
        {{ person_of('touchpoints') }} as customer_id,
        coalesce(touchpoints.customer_id, identities.customer_id) is not null as is_identified
    from {{ ref('int_touchpoints_signalled') }} as touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
)

select * from classified_touchpoints
