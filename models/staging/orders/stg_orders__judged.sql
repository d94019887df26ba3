{{ config(post_hook="{{ check_readable(this, 'raw_orders') }}") }}

-- Every raw order once: accepted, rejected with its reason, or dated after the clock.
with

ranked_orders as (
    select
        stg_orders__ranked.*,
        {{ row_status('read_ordered_at') }} as row_status
    from {{ ref('stg_orders__ranked') }} as stg_orders__ranked
    cross join {{ ref('stg_clock') }} as stg_clock
),

judged_orders as (
    select
        order_id,
        customer_id,
        read_ordered_at as ordered_at,
        lower(status) as status,
        channel,
        upper(currency) as currency,
        exchange_rate,
        {{ in_reporting_currency('read_net_amount') }} as net_amount,
        {{ in_reporting_currency('read_list_amount') }} as list_amount,
        {{ in_reporting_currency('read_discount_amount') }} as discount_amount,
        coupon_code,
        read_points_earned as points_earned,
        read_points_redeemed as points_redeemed,
        {{ read_boolean('is_reorder') }} as is_reorder,
        read_loaded_at as loaded_at,
        row_status,
        case
            when row_status = 'rejected' then coalesce(rejection_reason, 'duplicate')
        end as rejection_reason,
        case when row_status = 'rejected' then {{ raw_row_as_json('raw_orders') }} end as raw_row
    from ranked_orders
)

select * from judged_orders
