-- Every column of each touchpoint, what it says and of whom: its earlier visits belong to a visitor identified later.
with

touchpoints as (
    select
        touchpoints.*,
        touchpoint_types.journey_phase,
        touchpoint_types.touchpoint_type is not null as is_known_type,
        case when touchpoint_types.positive_signal is not null then touchpoints.score end as rated_score,
        {{ touchpoint_signal('touchpoints.score') }} as signal
    from {{ ref('stg_touchpoints') }} as touchpoints
    left join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
),

classified_touchpoints as (
    select
        touchpoints.touchpoint_id,
        touchpoints.occurred_at,
        touchpoints.touchpoint_type,
        touchpoints.is_known_type,
        touchpoints.journey_phase,
        touchpoints.signal,
        touchpoints.channel,
        touchpoints.campaign_id,
        touchpoints.content_id,
        touchpoints.strategy,
        touchpoints.rated_score as score,
        touchpoints.cost,
        {{ person_of('touchpoints') }} as customer_id,
        coalesce(touchpoints.customer_id, identities.customer_id) is not null as is_identified
    from touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
)

select * from classified_touchpoints
