-- Conversions of several kinds often share a path: an order, and the change of stage that it makes. A path lies in two
-- periods as long as the lookback at most, so that an engine finds its touchpoints by an equality.
{{ config(materialized='batch') }}

with

paths as (
    select distinct
        customer_id,
        converted_at,
        path_after_at,
        coalesce(path_after_at, {{ add_days('converted_at', -var('attribution_lookback_days')) }}) as begins_at
    from {{ touched(ref('int_conversions'), is_alone=true) }}
),

paths_in_periods as (
    select
        customer_id,
        converted_at,
        path_after_at,
        begins_at,
        {{ lookback_period('begins_at') }} as first_period,
        {{ lookback_period('converted_at') }} as last_period
    from paths
),

path_windows as (
    select
        customer_id,
        converted_at,
        path_after_at,
        begins_at,
        last_period as lookback_period
    from paths_in_periods
    union all
    select
        customer_id,
        converted_at,
        path_after_at,
        begins_at,
        first_period as lookback_period
    from paths_in_periods
    where first_period < last_period
)

select * from path_windows
