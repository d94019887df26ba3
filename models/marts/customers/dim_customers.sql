with

order_totals as (
    select
        orders.customer_id,
        count(*) as count_orders,
        min(orders.ordered_at) as first_purchased_at,
        -- Orders without a list amount count at what was paid, so that the two totals can be compared.
        case when count(orders.list_amount) > 0 then sum(coalesce(orders.list_amount, orders.net_amount)) end
            as list_amount,
        sum(orders.discount_amount) as discount_amount,
        sum(orders.net_amount) as net_amount,
        sum(case when orders.ordered_at > {{ add_days('clock.clock_at', -365) }} then orders.net_amount else 0 end)
            as net_amount_365_days
    from {{ ref('fct_orders') }} as orders
    cross join {{ ref('stg_clock') }} as clock
    group by orders.customer_id
),

phases_of_states as (
    select
        stage,
        intent,
        max(case when framework = 'four_steps' then phase end) as four_step_phase,
        max(case when framework = 'five_phases' then phase end) as five_phase,
        max(case when framework = 'six_phases' then phase end) as six_phase
    from {{ ref('int_phases_of_states') }}
    group by stage, intent
),

customers as (
    select
        persons.customer_id,
        persons.is_identified,
        accounts.customer_kind,
        accounts.country,
        persons.known_at,
        acquisition_channels.acquisition_channel,
        consents.marketing_consent,
        current_states.level,
        current_states.lapse_state,
        stage_intervals.stage,
        stage_intervals.stage_category,
        stage_intervals.entered_at as stage_entered_at,
        stage_intervals.days_in_stage,
        stage_intervals.entry_reason,
        stage_intervals.entry_evidence,
        stage_intervals.entry_evidence_it,
        case
            when stage_intervals.stage = 'prospect'
                then {{ add_days('persons.last_interested_at', var('prospect_dormant_days')) }} <= clock.clock_at
        end as is_dormant,
        current_states.prospect_intent,
        current_states.next_stage,
        current_states.next_stage_at,
        current_states.lifetime_number,
        cast(coalesce(order_totals.count_orders, 0) as bigint) as count_orders,
        cast(coalesce(last_purchases.count_purchases, 0) as bigint) as count_purchases,
        order_totals.first_purchased_at,
        last_purchases.last_purchased_at,
        last_purchases.days_since_purchase,
        last_purchases.expected_gap_days,
        last_purchases.at_risk_after_days,
        last_purchases.lost_after_days,
        last_purchases.at_risk_at,
        last_purchases.lost_at,
        cast(order_totals.list_amount as {{ type_amount() }}) as list_amount,
        cast(order_totals.discount_amount as {{ type_amount() }}) as discount_amount,
        cast(coalesce(order_totals.net_amount, 0) as {{ type_amount() }}) as net_amount,
        cast(coalesce(order_totals.net_amount_365_days, 0) as {{ type_amount() }}) as net_amount_365_days,
        current_states.open_symptoms,
        phases_of_states.four_step_phase,
        phases_of_states.five_phase,
        phases_of_states.six_phase,
        loyalty_types.loyalty_type,
        loyalty_types.loyalty_score,
        loyalty_types.loyalty_runner_up,
        loyalty_types.loyalty_confidence,
        loyalty_types.loyalty_evidence,
        loyalty_types.loyalty_evidence_it,
        loyalty_tiers.loyalty_tier,
        loyalty_tiers.next_loyalty_tier,
        loyalty_tiers.next_tier_net_amount,
        loyalty_tiers.next_tier_referrals
    from {{ ref('int_persons') }} as persons
    cross join {{ ref('stg_clock') }} as clock
    inner join {{ ref('int_current_states') }} as current_states on persons.customer_id = current_states.customer_id
    inner join {{ ref('fct_stage_intervals') }} as stage_intervals
        on
            persons.customer_id = stage_intervals.customer_id
            and stage_intervals.is_current
    inner join phases_of_states
        on
            current_states.stage = phases_of_states.stage
            and coalesce(current_states.prospect_intent, '') = phases_of_states.intent
    inner join {{ ref('int_acquisition_channels') }} as acquisition_channels
        on persons.customer_id = acquisition_channels.customer_id
    inner join {{ ref('int_consents') }} as consents on persons.customer_id = consents.customer_id
    left join {{ ref('stg_customers') }} as accounts on persons.customer_id = accounts.customer_id
    left join order_totals on persons.customer_id = order_totals.customer_id
    left join {{ ref('int_last_purchases') }} as last_purchases on persons.customer_id = last_purchases.customer_id
    left join {{ ref('int_loyalty_types') }} as loyalty_types on persons.customer_id = loyalty_types.customer_id
    left join {{ ref('int_loyalty_tiers') }} as loyalty_tiers on persons.customer_id = loyalty_tiers.customer_id
)

select * from customers
