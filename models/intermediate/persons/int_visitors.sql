-- The touchpoints of a person, all ids together.
with

visitors as (
    select
        {{ person_of('touchpoints') }} as customer_id,
        max(case when coalesce(touchpoints.customer_id, identities.customer_id) is null then 0 else 1 end) = 1
            as is_identified,
        min(touchpoints.first_touched_at) as first_touched_at,
        min(touchpoints.first_interested_at) as first_interested_at,
        min(touchpoints.first_considered_at) as first_considered_at,
        min(touchpoints.first_decided_at) as first_decided_at,
        max(touchpoints.last_interested_at) as last_interested_at,
        max(case when touchpoints.has_withdrawn_consent then 1 else 0 end) = 1 as has_withdrawn_consent
    from {{ ref('stg_touchpoints__reduced') }} as touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
    group by {{ person_of('touchpoints') }}
)

select * from visitors
