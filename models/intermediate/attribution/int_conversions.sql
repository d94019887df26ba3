{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- Counting orders, and the changes of stage that a rule table names as conversions; each with where its path begins, so
-- that conversions of several kinds that share a path are seen to.
with

counting_orders as (
    select
        order_id,
        customer_id,
        ordered_at,
        net_amount,
        cast(ordered_at as date) as ordered_on
    from {{ touched(ref('stg_orders'), is_alone=true) }}
    where is_counting
),

purchase_amounts as (
    select
        customer_id,
        min(ordered_at) as purchased_at,
        sum(net_amount) as net_amount
    from counting_orders
    group by customer_id, ordered_on
),

changes_of_stage as (
    select
        stage_periods.customer_id,
        stage_periods.entered_at as changed_at,
        conversion_transitions.conversion_type
    from {{ touched(ref('int_stage_periods_explained')) }} as stage_periods
    inner join {{ ref('conversion_transitions') }} as conversion_transitions
        on
            stage_periods.previous_stage = conversion_transitions.from_stage
            and stage_periods.stage = conversion_transitions.to_stage
    inner join {{ ref('stg_clock') }} as clock on stage_periods.entered_at <= clock.clock_at
),

-- A change of stage is worth the purchase that made it, all orders of that day; 0 where no purchase did.
orders_and_changes as (
    select
        'order' as conversion_type,
        order_id as conversion_id,
        customer_id,
        ordered_at as converted_at,
        ordered_on as converted_on,
        net_amount as amount
    from counting_orders
    union all
    select
        changes_of_stage.conversion_type,
        {{ stage_interval_id('changes_of_stage.customer_id', 'changes_of_stage.changed_at') }} as conversion_id,
        changes_of_stage.customer_id,
        changes_of_stage.changed_at as converted_at,
        cast(changes_of_stage.changed_at as date) as converted_on,
        coalesce(purchase_amounts.net_amount, 0) as amount
    from changes_of_stage
    left join purchase_amounts
        on
            changes_of_stage.customer_id = purchase_amounts.customer_id
            and changes_of_stage.changed_at = purchase_amounts.purchased_at
),

conversions_beside_previous as (
    select
        *,
        max(converted_at) over (
            partition by customer_id, conversion_type
            order by converted_on asc
            range between unbounded preceding and interval '1' day preceding
        ) as previous_converted_at
    from orders_and_changes
),

conversions as (
    select
        conversion_type,
        conversion_id,
        customer_id,
        converted_at,
        case
            when previous_converted_at >= {{ add_days('converted_at', -var('attribution_lookback_days')) }}
                then previous_converted_at
        end as path_after_at,
        cast(round(amount, 2) as {{ type_amount() }}) as amount
    from conversions_beside_previous
)

select * from conversions
