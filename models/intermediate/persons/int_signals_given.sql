-- What touchpoints say, by the rule table of their type; of whom is another question.
with

signals_given as (
    select
        touchpoints.customer_id,
        touchpoints.anonymous_id,
        touchpoints.occurred_at,
        coalesce(touchpoint_types.withdraws_consent, false) as withdraws_consent,
        {{ touchpoint_signal('touchpoints.score') }} as signal
    from {{ ref('stg_touchpoints__brief') }} as touchpoints
    left join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
)

select
    signals_given.*,
    signals.is_interest,
    signals.lifts_disqualification
from signals_given
inner join {{ ref('signals') }} as signals on signals_given.signal = signals.signal
