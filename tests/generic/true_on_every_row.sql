{#- No condition is false on any row; as with a check constraint, unknown is no fault. A failing row names the first broken one. -#}
{% test true_on_every_row(model, conditions) %}

with

checked_rows as (
    select * from {{ model }}
),

rows_with_broken_condition as (
    select
        case
            {%- for condition in conditions %}
            when not ({{ condition }}) then '{{ condition | replace("'", "''") }}'
            {%- endfor %}
        end as broken_condition,
        checked_rows.*
    from checked_rows
)

select *
from rows_with_broken_condition
where broken_condition is not null

{% endtest %}
