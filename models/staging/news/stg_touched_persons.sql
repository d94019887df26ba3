-- Who is computed by this build, where not everybody is: closed under identities, so that whoever may gain or lose the
-- visits of an anonymous id is among them. Nobody stands for rows without an owner. Those of a build that did not come
-- to its end stay on the list.
with

{% if is_by_customer() -%}
ids as (
    select * from {{ ref('stg_news__ids') }}
),

identities_so_far as (
    select
        anonymous_id,
        customer_id
    from {{ stored('int_identities_resolved') }}
),

visitors_named as (
    select anonymous_id
    from ids
    where anonymous_id is not null
    union
    select substring(customer_id, 11) as anonymous_id
    from ids
    where customer_id like 'anonymous:%'
    union
    select anonymous_id
    from identities_so_far
    where customer_id in (select ids.customer_id from ids)
),

-- Whoever was ever named with one of these visitors may be the customer it turns out to be; a customer may be called like
-- a visitor.
customers as (
    select customer_id
    from ids
    where customer_id is not null
    union
    select 'anonymous:' || anonymous_id as customer_id
    from visitors_named
    union
    select customer_id
    from {{ ref('base_touchpoints') }}
    where
        {{ is_among(
            'anonymous_id', ref('base_touchpoints'), 'select visitors_named.anonymous_id from visitors_named'
        ) }}
        and customer_id is not null
    union
    select customer_id
    from {{ ref('base_identities') }}
    where
        anonymous_id in (select visitors_named.anonymous_id from visitors_named)
        and customer_id is not null
    union
    select customer_id
    from identities_so_far
    where anonymous_id in (select visitors_named.anonymous_id from visitors_named)
),

visitors as (
    select anonymous_id
    from visitors_named
    union
    select anonymous_id
    from identities_so_far
    where customer_id in (select customers.customer_id from customers)
),

touched_persons as (
    select
        customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    from customers
    union
    select
        'anonymous:' || anonymous_id as customer_id,
        anonymous_id
    from visitors
    union
    select
        '' as customer_id,
        cast(null as {{ dbt.type_string() }}) as anonymous_id
    union
    select
        touched_before.customer_id,
        touched_before.anonymous_id
    from {{ this }} as touched_before
    where touched_before.build_number > {{ current_build()['previous_number'] }}
)

select
    customer_id,
    anonymous_id,
    {{ current_build()['build_number'] }} as build_number
from touched_persons
{%- else -%}
nobody as (
    select
        customer_id,
        anonymous_id,
        0 as build_number
    from {{ ref('stg_news__ids') }}
    where 1 = 0
)

select * from nobody
{%- endif %}

-- depends_on: {{ ref('base_touchpoints') }}, {{ ref('base_identities') }}
