-- The first contact of a stay by each strategy, and the episode in which it fell.
with

contacts_in_episodes as (
    select
        contacts.customer_id,
        contacts.strategy,
        contacts.contacted_at,
        episodes.began_at,
        episodes.entered_at,
        episodes.stage,
        episodes.entry_reason,
        episodes.purchase_band,
        episodes.spend_third,
        row_number() over (
            partition by contacts.customer_id, contacts.strategy, episodes.entered_at
            order by contacts.contacted_at asc
        ) as contact_number
    from {{ ref('int_strategy_contacts') }} as contacts
    inner join {{ ref('int_stay_episodes') }} as episodes
        on
            contacts.customer_id = episodes.customer_id
            and contacts.contacted_at >= episodes.began_at
            and (episodes.ended_at is null or contacts.contacted_at < episodes.ended_at)
),

first_contacts as (
    select
        customer_id,
        strategy,
        entered_at,
        contacted_at,
        stage,
        entry_reason,
        purchase_band,
        spend_third,
        {{ days_between('began_at', 'contacted_at') }} as delay_days
    from contacts_in_episodes
    where contact_number = 1
)

select * from first_contacts
