with

judged_identities as (
    select * from {{ ref('stg_identities__judged') }}
),

accepted_identities as (
    select
        anonymous_id,
        customer_id,
        identified_at
    from judged_identities
    where row_status = 'accepted'
)

select * from accepted_identities
