-- What followed the first time a person saw a content; people whose days are not over yet are left out of the rates.
with

contents_seen as (
    select
        customer_id,
        touchpoint_type,
        content_id,
        min(occurred_at) as seen_at,
        count(*) as count_touchpoints
    from {{ ref('int_touchpoints_in_stages') }}
    where
        touchpoint_type in ({{ quoted_list(var('content_touchpoint_types')) }})
        and content_id is not null
    group by customer_id, touchpoint_type, content_id
),

first_and_second_purchases as (
    select
        customer_id,
        purchased_at,
        next_purchased_at
    from {{ ref('int_purchases') }}
    where purchase_number = 1
),

complaints_after as (
    select
        contents_seen.customer_id,
        contents_seen.touchpoint_type,
        contents_seen.content_id,
        min(complaints.complained_at) as complained_at
    from contents_seen
    inner join {{ ref('int_complaints_followed') }} as complaints
        on
            contents_seen.customer_id = complaints.customer_id
            and contents_seen.seen_at < complaints.complained_at
    group by contents_seen.customer_id, contents_seen.touchpoint_type, contents_seen.content_id
),

-- Who had bought once by then could buy a second time.
outcomes as (
    select
        contents_seen.touchpoint_type,
        contents_seen.content_id,
        contents_seen.count_touchpoints,
        {{ add_days('contents_seen.seen_at', var('content_outcome_days')) }} <= clock.clock_at as is_over,
        coalesce(
            complaints_after.complained_at <= {{ add_days('contents_seen.seen_at', var('content_outcome_days')) }},
            false
        ) as has_complained,
        coalesce(
            purchases.purchased_at <= contents_seen.seen_at
            and (purchases.next_purchased_at is null or purchases.next_purchased_at > contents_seen.seen_at),
            false
        ) as has_bought_once,
        coalesce(
            purchases.next_purchased_at <= {{ add_days('contents_seen.seen_at', var('content_outcome_days')) }},
            false
        ) as has_bought_again
    from contents_seen
    cross join {{ ref('stg_clock') }} as clock
    left join first_and_second_purchases as purchases on contents_seen.customer_id = purchases.customer_id
    left join complaints_after
        on
            contents_seen.customer_id = complaints_after.customer_id
            and contents_seen.touchpoint_type = complaints_after.touchpoint_type
            and contents_seen.content_id = complaints_after.content_id
),

totals as (
    select
        touchpoint_type,
        content_id,
        count(*) as count_customers,
        sum(count_touchpoints) as count_touchpoints,
        sum(case when is_over then 1 else 0 end) as count_observed,
        sum(case when is_over and has_complained then 1 else 0 end) as count_complained,
        sum(case when is_over and has_bought_once then 1 else 0 end) as count_bought_once,
        sum(case when is_over and has_bought_once and has_bought_again then 1 else 0 end) as count_bought_again
    from outcomes
    group by touchpoint_type, content_id
),

contents as (
    select
        touchpoint_type,
        content_id,
        cast(count_customers as bigint) as count_customers,
        cast(count_touchpoints as bigint) as count_touchpoints,
        cast(count_observed as bigint) as count_observed,
        {{ rate('count_complained', 'count_observed') }} as complaint_rate,
        cast(count_bought_once as bigint) as count_bought_once,
        {{ rate('count_bought_again', 'count_bought_once') }} as second_purchase_rate
    from totals
)

select * from contents
