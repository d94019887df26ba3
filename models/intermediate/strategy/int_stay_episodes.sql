-- A stay in a stage is cut at each purchase: an episode lasts from the last thing that happened to the next.
with

customers as (
    select * from {{ ref('int_customers_compared') }}
),

stays as (
    select
        stage_periods.customer_id,
        stage_periods.stage,
        stage_periods.entry_reason,
        stage_periods.entered_at
    from {{ ref('int_stage_periods_explained') }} as stage_periods
    inner join customers on stage_periods.customer_id = customers.customer_id
    inner join {{ ref('stg_clock') }} as clock on stage_periods.entered_at <= clock.clock_at
),

purchases as (
    select
        purchases.customer_id,
        purchases.purchase_number,
        purchases.purchased_at,
        purchases.spent_amount
    from {{ ref('int_purchases') }} as purchases
    inner join customers on purchases.customer_id = customers.customer_id
),

beginnings as (
    select
        customer_id,
        entered_at as began_at,
        entered_at,
        cast(null as integer) as purchase_number
    from stays
    union all
    select
        customer_id,
        purchased_at as began_at,
        null as entered_at,
        purchase_number
    from purchases
),

instants as (
    select
        customer_id,
        began_at,
        max(entered_at) as entered_at,
        max(purchase_number) as purchase_number
    from beginnings
    group by customer_id, began_at
),

episodes as (
    select
        customer_id,
        began_at,
        lead(began_at) over (partition by customer_id order by began_at asc) as ended_at,
        max(entered_at) over instants_so_far as entered_at,
        max(purchase_number) over instants_so_far as purchase_number
    from instants
    window instants_so_far as (partition by customer_id order by began_at asc rows unbounded preceding)
),

stay_episodes as (
    select
        episodes.customer_id,
        episodes.began_at,
        episodes.ended_at,
        episodes.entered_at,
        stays.stage,
        stays.entry_reason,
        episodes.purchase_number,
        purchases.spent_amount
    from episodes
    inner join stays
        on
            episodes.customer_id = stays.customer_id
            and episodes.entered_at = stays.entered_at
    left join purchases
        on
            episodes.customer_id = purchases.customer_id
            and episodes.purchase_number = purchases.purchase_number
)

select * from stay_episodes
