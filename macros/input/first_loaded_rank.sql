{#-
    1 for the row that counts among those with one key: the first loaded, then the smallest of its other
    columns as text, each by code point, nulls last.
-#}
{% macro first_loaded_rank(keys, others, loaded_at=none) -%}
    row_number() over (
        partition by {{ keys | join(', ') }}
        order by
            {% if loaded_at %}{{ loaded_at }} asc nulls last,{% endif %}
            {%- for column in others %}
            {{ by_code_point('cast(' ~ column ~ ' as ' ~ dbt.type_string() ~ ')') }} asc nulls last{{ ',' if not loop.last }}
            {%- endfor %}
    )
{%- endmacro %}
