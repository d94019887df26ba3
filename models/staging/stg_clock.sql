{{ config(post_hook="{{ check_clock(this) }}") }}

-- "Today" is the data's own, never the wall clock. Rows dated after it do not exist. A list of accounts alone has the
-- last of them for its clock.
with

accounts as (
    select read_created_at as created_at
    from {{ ref('stg_customers__ranked') }}
    where load_rank = 1
    {% if is_by_customer() -%}
    union all
    select clock_at as created_at
    from {{ stored('stg_clock') }}
    {%- endif %}
),

latest_account as (
    select max(created_at) as created_at
    from accounts
),

clock as (
    select coalesce(latest_evidence.evidence_at, latest_account.created_at, cast('1970-01-01' as timestamp)) as clock_at
    from {{ ref('stg_latest_evidence') }} as latest_evidence
    cross join latest_account
),

clock_with_day as (
    select
        clock_at,
        cast(clock_at as date) as clock_on
    from clock
)

select * from clock_with_day
