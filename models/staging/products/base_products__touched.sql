-- Every raw product, once those of the last build have been compared with them.
{{ config(materialized='view') }}

select * from {{ ref('base_products') }}

-- depends_on: {{ ref('stg_news__ids') }}
