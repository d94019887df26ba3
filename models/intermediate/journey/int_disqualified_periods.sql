-- Disqualified until the next sign that the person can buy after all, at that very instant included.
with

disqualifications as (
    select
        customer_id,
        occurred_at,
        false as is_lifting
    from {{ ref('int_turning_signals') }}
    where signal = 'disqualified'
),

touchpoints_of_persons as (
    select
        {{ person_of('touchpoints') }} as customer_id,
        touchpoints.lifting_instants
    from {{ ref('stg_touchpoints__reduced') }} as touchpoints
    left join {{ ref('int_identities_resolved') }} as identities
        on touchpoints.anonymous_id = identities.anonymous_id
    where touchpoints.lifting_instants is not null
),

liftings as (
    select
        customer_id,
        {{ each_of('lifting_instants') }} as occurred_at,
        true as is_lifting
    from touchpoints_of_persons
    where customer_id in (select disqualifications.customer_id from disqualifications)
    union all
    select
        customer_id,
        ordered_at as occurred_at,
        true as is_lifting
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    where
        not is_counting
        and customer_id in (select disqualifications.customer_id from disqualifications)
),

disqualifications_and_liftings as (
    select * from disqualifications
    union all
    select * from liftings
),

disqualifications_beside_next_lifting as (
    select
        *,
        min(case when is_lifting then occurred_at end) over (
            partition by customer_id
            order by occurred_at asc, is_lifting asc
            rows between current row and unbounded following
        ) as next_lifting_at
    from disqualifications_and_liftings
),

disqualified_periods as (
    select
        customer_id,
        occurred_at as disqualified_at,
        next_lifting_at as lifted_at
    from disqualifications_beside_next_lifting
    where not is_lifting
)

select * from disqualified_periods
