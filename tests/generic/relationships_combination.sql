{#- Every combination of columns that is complete is one of the other table's: a foreign key of several columns. -#}
{% test relationships_combination(model, columns, to, to_columns=none) %}
{%- set to_columns = to_columns or columns %}

with

combinations as (
    select distinct
        {{ columns | join(',\n        ') }}
    from {{ model }}
    where
        {{ columns | join(' is not null\n        and ') }} is not null
),

known_combinations as (
    select distinct
        {{ to_columns | join(',\n        ') }}
    from {{ to }}
),

unknown_combinations as (
    select combinations.*
    from combinations
    left join known_combinations
        on
            {% for column in columns -%}
            {{ 'and ' if not loop.first }}combinations.{{ column }} = known_combinations.{{ to_columns[loop.index0] }}
            {% endfor -%}
    where known_combinations.{{ to_columns[0] }} is null
)

select * from unknown_combinations

{% endtest %}
