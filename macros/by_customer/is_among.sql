{#-
    Whether a raw row, of a relation that shows its id as delivered too, has one of the ids of a query. The few that
    need trimming are trimmed first, and then all are looked for as delivered. The empty text is no id; with it on the list
    DuckDB looks for the very ids, without it for anything like them.
-#}
{% macro is_among(column, relation, ids) -%}
    delivered_{{ column }} <> ''
    and delivered_{{ column }} in (
        {{ ids }}
        union all
        select odd.delivered_{{ column }}
        from {{ relation }} as odd
        where {{ needs_trimming('odd.delivered_' ~ column) }} and odd.{{ column }} in ({{ ids }})
        union all
        select '' as nobody
    )
{%- endmacro %}
