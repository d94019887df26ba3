-- A stay in a stage is cut at each purchase: an episode lasts from the last thing that happened to the next.
with

customers as (
    select * from {{ ref('int_customers_observed') }}
),

stays as (
    select
        stage_periods.customer_id,
        stage_periods.stage,
        stage_periods.entered_at
    from {{ ref('int_stage_periods') }} as stage_periods
    inner join customers on stage_periods.customer_id = customers.customer_id
    inner join {{ ref('stg_clock') }} as clock on stage_periods.entered_at <= clock.clock_at
),

purchases as (
    select * from {{ ref('int_purchases_spent') }}
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

running_episodes as (
    select
        customer_id,
        began_at,
        lead(began_at) over (partition by customer_id order by began_at asc) as ended_at,
        max(entered_at) over instants_so_far as entered_at,
        max(purchase_number) over instants_so_far as purchase_number
    from instants
    window instants_so_far as (partition by customer_id order by began_at asc rows unbounded preceding)
),

-- Of those who are not compared only what contacts fall in.
episodes_observed as (
    select running_episodes.*
    from running_episodes
    inner join customers on running_episodes.customer_id = customers.customer_id
    where
        customers.is_compared
        or (
            running_episodes.began_at <= customers.last_contacted_at
            and (running_episodes.ended_at is null or running_episodes.ended_at > customers.first_contacted_at)
        )
),

stay_episodes as (
    select
        episodes.customer_id,
        episodes.began_at,
        episodes.ended_at,
        episodes.entered_at,
        stays.stage,
        entries.entry_reason,
        coalesce(purchases.purchase_band, 0) as purchase_band,
        coalesce(purchases.spend_third, 0) as spend_third
    from episodes_observed as episodes
    inner join stays
        on
            episodes.customer_id = stays.customer_id
            and episodes.entered_at = stays.entered_at
    inner join {{ ref('int_stage_periods_explained') }} as entries
        on
            episodes.customer_id = entries.customer_id
            and episodes.entered_at = entries.entered_at
    left join purchases
        on
            episodes.customer_id = purchases.customer_id
            and episodes.purchase_number = purchases.purchase_number
)

select * from stay_episodes
