-- Every raw product, once those of the last build have been compared with them.
{{ config(materialized='view') }}

with

touched_products as (
    select * from {{ ref('base_products') }}
)

select
    product_id,
    product_name,
    category,
    launched_on
from touched_products

-- depends_on: {{ ref('stg_news__ids') }}
