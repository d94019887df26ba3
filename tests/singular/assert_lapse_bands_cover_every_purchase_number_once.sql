-- In the seed and in the policy in force; a failing row names the band.
with

bands as (
    select
        'seed lapse_policy_fixed' as policy_name,
        first_purchase_number,
        last_purchase_number
    from {{ ref('lapse_policy_fixed') }}
    union all
    select
        'policy in force' as policy_name,
        first_purchase_number,
        last_purchase_number
    from {{ ref('int_lapse_policy') }}
),

bands_beside_neighbours as (
    select
        policy_name,
        first_purchase_number,
        last_purchase_number,
        row_number() over policy_bands as band_number,
        lag(first_purchase_number) over policy_bands as previous_first_number,
        lag(last_purchase_number) over policy_bands as previous_last_number,
        lead(first_purchase_number) over policy_bands as next_first_number
    from bands
    window
        policy_bands as (
            partition by policy_name
            order by first_purchase_number asc, last_purchase_number asc nulls last
        )
),

bands_with_fault as (
    select
        policy_name,
        'purchases ' || cast(first_purchase_number as {{ dbt.type_string() }})
        || coalesce(' to ' || cast(last_purchase_number as {{ dbt.type_string() }}), ' and more') as band,
        case
            when last_purchase_number < first_purchase_number then 'ends before it begins'
            when band_number = 1 and first_purchase_number <> 1 then 'is the first and does not begin with purchase 1'
            when band_number > 1 and (previous_last_number is null or first_purchase_number <= previous_last_number)
                then 'overlaps the band of purchase ' || cast(previous_first_number as {{ dbt.type_string() }})
            when first_purchase_number > previous_last_number + 1
                then 'leaves a gap after purchase ' || cast(previous_last_number as {{ dbt.type_string() }})
            when next_first_number is null and last_purchase_number is not null then 'is the last and has an end'
        end as fault
    from bands_beside_neighbours
),

bands_that_do_not_fit as (
    select *
    from bands_with_fault
    where fault is not null
)

select * from bands_that_do_not_fit
