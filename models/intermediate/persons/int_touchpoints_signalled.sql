-- What each touchpoint says, by the rule table of its type; of whom is another question.
with

touchpoint_types as (
    select
        touchpoint_types.*,
        touchpoint_types.positive_signal is not null as is_rated
    from {{ ref('touchpoint_types') }} as touchpoint_types
),

touchpoints as (
    select
        touchpoints.*,
        touchpoint_types.journey_phase,
        touchpoint_types.touchpoint_type is not null as is_known_type,
        coalesce(touchpoint_types.withdraws_consent, false) as withdraws_consent,
        case when touchpoint_types.is_rated then touchpoints.score end as rated_score,
        case
            when touchpoint_types.touchpoint_type is null then 'none'
            when not touchpoint_types.is_rated or touchpoints.score is null then touchpoint_types.signal
            when touchpoints.score <= touchpoint_types.negative_at_or_below then 'dissatisfied'
            when touchpoints.score >= touchpoint_types.positive_at_or_above then touchpoint_types.positive_signal
            else touchpoint_types.neutral_signal
        end as signal
    from {{ ref('stg_touchpoints') }} as touchpoints
    left join touchpoint_types on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
),

signalled_touchpoints as (
    select
        touchpoints.touchpoint_id,
        touchpoints.customer_id,
        touchpoints.anonymous_id,
        touchpoints.occurred_at,
        touchpoints.touchpoint_type,
        touchpoints.is_known_type,
        touchpoints.journey_phase,
        touchpoints.signal,
        signals.is_interest,
        signals.lifts_disqualification,
        touchpoints.withdraws_consent,
        touchpoints.channel,
        touchpoints.campaign_id,
        touchpoints.content_id,
        touchpoints.strategy,
        touchpoints.rated_score as score,
        touchpoints.cost
    from touchpoints
    inner join {{ ref('signals') }} as signals on touchpoints.signal = signals.signal
)

select * from signalled_touchpoints
