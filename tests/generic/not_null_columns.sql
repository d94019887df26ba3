{#-
    None of the columns, named in one text, is ever null; a failing row names the first that is. dbt renders every
    item of a list, which took a tenth of a build.
-#}
{% test not_null_columns(model, columns) %}

with

checked_rows as (
    select * from {{ model }}
),

rows_with_missing_column as (
    select
        case
            {%- for column in columns.split(', ') %}
            when {{ column }} is null then '{{ column }}'
            {%- endfor %}
        end as missing_column,
        checked_rows.*
    from checked_rows
)

select *
from rows_with_missing_column
where missing_column is not null

{% endtest %}
