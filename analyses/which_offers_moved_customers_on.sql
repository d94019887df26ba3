-- Promotions, offers, contents and strategies by the stage in which they reached people: how many of these went on to a
-- later stage of a prospect or customer within 90 days. Only what had 90 days to work is counted. Side by side is not
-- cause: rpt_strategy_outcomes compares like with like.
with

offers as (
    select
        touchpoints.customer_id,
        touchpoints.occurred_at,
        touchpoints.stage_at_touchpoint,
        touchpoints.touchpoint_type,
        touchpoints.strategy,
        touchpoints.campaign_id,
        touchpoints.content_id
    from {{ ref('fct_touchpoints') }} as touchpoints
    inner join {{ ref('dim_dates') }} as dates on cast(touchpoints.occurred_at as date) = dates.date_day
    where
        touchpoints.signal in ('exposed', 'offer_received', 'strategy_contact')
        and dates.days_ago >= 90
),

offers_by_kind as (
    select
        'offer' as kind,
        touchpoint_type as offer,
        customer_id,
        stage_at_touchpoint,
        min(occurred_at) as reached_at
    from offers
    group by touchpoint_type, customer_id, stage_at_touchpoint
    union all
    select
        'strategy' as kind,
        strategy as offer,
        customer_id,
        stage_at_touchpoint,
        min(occurred_at) as reached_at
    from offers
    where strategy is not null
    group by strategy, customer_id, stage_at_touchpoint
    union all
    select
        'promotion' as kind,
        campaign_id as offer,
        customer_id,
        stage_at_touchpoint,
        min(occurred_at) as reached_at
    from offers
    where campaign_id is not null
    group by campaign_id, customer_id, stage_at_touchpoint
    union all
    select
        'content' as kind,
        content_id as offer,
        customer_id,
        stage_at_touchpoint,
        min(occurred_at) as reached_at
    from offers
    where content_id is not null
    group by content_id, customer_id, stage_at_touchpoint
),

moves as (
    select
        transitions.customer_id,
        transitions.from_stage,
        transitions.changed_at
    from {{ ref('fct_stage_transitions') }} as transitions
    inner join {{ ref('dim_stages') }} as left_stages on transitions.from_stage = left_stages.stage
    inner join {{ ref('dim_stages') }} as entered_stages on transitions.to_stage = entered_stages.stage
    where
        entered_stages.stage_category = 'customer'
        and (left_stages.stage_category <> 'customer' or entered_stages.stage_order > left_stages.stage_order)
        or transitions.from_stage = 'suspect' and transitions.to_stage = 'prospect'
        or transitions.from_stage = 'lost' and transitions.to_stage = 'won_back'
),

people_reached as (
    select
        offers_by_kind.kind,
        offers_by_kind.offer,
        offers_by_kind.stage_at_touchpoint,
        offers_by_kind.customer_id,
        max(case when moves.customer_id is not null then 1 else 0 end) as has_moved_on
    from offers_by_kind
    left join moves
        on
            offers_by_kind.customer_id = moves.customer_id
            and offers_by_kind.stage_at_touchpoint = moves.from_stage
            and offers_by_kind.reached_at < moves.changed_at
            and {{ add_days('offers_by_kind.reached_at', 90) }} >= moves.changed_at
    group by
        offers_by_kind.kind, offers_by_kind.offer, offers_by_kind.stage_at_touchpoint, offers_by_kind.customer_id
),

offers_in_stages as (
    select
        kind,
        offer,
        stage_at_touchpoint,
        count(*) as count_people,
        sum(has_moved_on) as count_moved_on,
        {{ rate('sum(has_moved_on)', 'count(*)') }} as moved_on_rate
    from people_reached
    group by kind, offer, stage_at_touchpoint
)

select * from offers_in_stages
order by kind asc, stage_at_touchpoint asc, count_moved_on desc, offer asc
