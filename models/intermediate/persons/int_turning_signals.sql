-- The few touchpoints whose signal can turn a stage by itself: they open or close a symptom, disqualify, or advocate.
with

signals_of_persons as (
    select
        {{ person_of('touchpoints') }} as customer_id,
        touchpoints.turning_signal as signal,
        touchpoints.turning_instants
    from {{ ref('stg_touchpoints__reduced') }} as touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
    where touchpoints.turning_signal is not null
)

select
    customer_id,
    {{ each_of('turning_instants') }} as occurred_at,
    signal
from signals_of_persons
