-- What touchpoints say, by the rule table of their type; of whom is another question. None that counts is dated after
-- the clock: without the variable as_of the latest of them is the clock, with it the later ones take no part.
with

signals_given as (
    select
        touchpoints.customer_id,
        touchpoints.anonymous_id,
        touchpoints.read_occurred_at as occurred_at,
        coalesce(touchpoint_types.withdraws_consent, false) as withdraws_consent,
        {{ touchpoint_signal('touchpoints.read_score') }} as signal
    from {{ ref('stg_touchpoints__ranked') }} as touchpoints
    left join {{ ref('touchpoint_types') }} as touchpoint_types
        on touchpoints.touchpoint_type = touchpoint_types.touchpoint_type
    where touchpoints.load_rank = 1
)

select
    signals_given.*,
    signals.is_interest,
    signals.lifts_disqualification,
    signals.is_turning
from signals_given
inner join {{ ref('stg_signals') }} as signals on signals_given.signal = signals.signal
