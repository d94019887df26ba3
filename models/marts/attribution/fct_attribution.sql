{{ config(materialized='incremental', incremental_strategy='by_customer', on_schema_change='append_new_columns') }}

with

attribution as (
    select
        conversion_type,
        conversion_id,
        customer_id,
        converted_at,
        touchpoint_id,
        channel,
        campaign_id,
        attribution_model,
        cast(credit_after - credit_before as decimal(10, 9)) as credit,
        cast(
            {{ amount_up_to('amount', 'credit_after') }} - {{ amount_up_to('amount', 'credit_before') }}
            as {{ type_amount() }}
        ) as credited_amount
    from {{ ref('int_attribution_credits') }}
)

select * from attribution
