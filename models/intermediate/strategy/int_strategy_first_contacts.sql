{{ config(materialized='incremental', incremental_strategy='by_customer') }}

-- The first contact of a customer's stay by each strategy, what had happened by then, and when its goal comes next.
with

stays as (
    select
        customer_id,
        stage,
        entry_reason,
        entered_at,
        exited_at
    from {{ touched(ref('int_stage_periods_explained'), is_alone=true) }}
),

contacts_in_stays as (
    select
        contacts.customer_id,
        contacts.strategy,
        stays.entered_at,
        stays.stage,
        stays.entry_reason,
        min(contacts.contacted_at) as contacted_at
    from {{ touched(ref('int_strategy_contacts')) }} as contacts
    inner join {{ touched(ref('int_persons')) }} as persons on contacts.customer_id = persons.customer_id
    inner join stays
        on
            contacts.customer_id = stays.customer_id
            and {{ is_within('contacts.contacted_at', 'stays.entered_at', 'stays.exited_at') }}
    where persons.is_identified
    group by contacts.customer_id, contacts.strategy, stays.entered_at, stays.stage, stays.entry_reason
),

contacts_after_purchases as (
    select
        contacts.*,
        goals_by_stage.goal_stage,
        purchases.purchase_number,
        purchases.spent_amount,
        greatest(contacts.entered_at, coalesce(purchases.purchased_at, contacts.entered_at)) as last_happened_at
    from contacts_in_stays as contacts
    inner join {{ ref('int_strategy_goals_by_stage') }} as goals_by_stage
        on
            contacts.strategy = goals_by_stage.strategy
            and contacts.stage = goals_by_stage.stage
    left join {{ touched(ref('int_purchases')) }} as purchases
        on
            contacts.customer_id = purchases.customer_id
            and {{ is_within('contacts.contacted_at', 'purchases.purchased_at', 'purchases.next_purchased_at') }}
),

goals_entered as (
    select
        stays.customer_id,
        strategy_goals.goal_stage,
        stays.entered_at
    from stays
    inner join {{ ref('strategy_goals') }} as strategy_goals on stays.stage = strategy_goals.stage
),

goals_reached as (
    select
        contacts.customer_id,
        contacts.strategy,
        contacts.entered_at,
        min(goals_entered.entered_at) as reached_at
    from contacts_after_purchases as contacts
    inner join goals_entered
        on
            contacts.customer_id = goals_entered.customer_id
            and contacts.goal_stage = goals_entered.goal_stage
            and contacts.contacted_at < goals_entered.entered_at
    group by contacts.customer_id, contacts.strategy, contacts.entered_at
),

first_contacts as (
    select
        contacts.customer_id,
        contacts.strategy,
        contacts.entered_at,
        contacts.contacted_at,
        contacts.stage,
        contacts.entry_reason,
        contacts.purchase_number,
        contacts.spent_amount,
        {{ days_between('contacts.last_happened_at', 'contacts.contacted_at') }} as delay_days,
        contacts.goal_stage,
        strategy_goals.goal_stage is not null as is_there,
        goals_reached.reached_at
    from contacts_after_purchases as contacts
    left join goals_reached
        on
            contacts.customer_id = goals_reached.customer_id
            and contacts.strategy = goals_reached.strategy
            and contacts.entered_at = goals_reached.entered_at
    left join {{ ref('strategy_goals') }} as strategy_goals
        on
            contacts.goal_stage = strategy_goals.goal_stage
            and contacts.stage = strategy_goals.stage
)

select * from first_contacts
