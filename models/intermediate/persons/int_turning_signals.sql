-- The few touchpoints whose signal can turn a stage by itself: they open or close a symptom, disqualify, or advocate.
with

signals_of_persons as (
    select
        {{ person_of('touchpoints') }} as customer_id,
        touchpoints.first_touched_at as occurred_at,
        touchpoints.turning_signal as signal,
        touchpoints.count_touchpoints
    from {{ ref('stg_touchpoints__reduced') }} as touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
    where
        touchpoints.turning_signal in ('disqualified', 'advocated')
        or touchpoints.turning_signal in (
            select signals.signal
            from {{ ref('stg_signals') }} as signals
            where signals.is_of_symptoms
        )
)

select * from signals_of_persons
