-- Only what comes before a purchase leads to one: the phases are a variable. The channel (none) is kept for conversions
-- without touchpoints.
{{ config(materialized='view') }}

with

path_touchpoints as (
    select
        touchpoint_id,
        customer_id,
        occurred_at,
        campaign_id,
        cost,
        coalesce(nullif(channel, '(none)'), '(unknown)') as channel
    from {{ ref('int_touchpoints_in_stages') }}
    where journey_phase in ({{ quoted_list(var('attribution_phases')) }})
)

select * from path_touchpoints
