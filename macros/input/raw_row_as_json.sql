{#- A raw row as one JSON text, for people to look at. chr(92) is the backslash, which engines spell differently. -#}
{% macro raw_row_as_json(table) -%}
    {%- set columns = raw_contract(table)['required'] + raw_contract(table)['optional'] -%}
    '{'
    {%- for column in columns %}
    || '"{{ column }}": ' || coalesce(
        '"' || replace(replace(replace(cast({{ column }} as {{ dbt.type_string() }}), chr(92), chr(92) || chr(92)), '"', chr(92) || '"'), chr(10), chr(92) || 'n')
        || '"', 'null'
    ) {{ "|| ', '" if not loop.last }}
    {%- endfor %}
    || '}'
{%- endmacro %}
