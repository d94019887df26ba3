{#- A column as true or false; null where it says neither. -#}
{% macro read_boolean(column, types) -%}
    {%- if native_kind(types.get(column)) == 'boolean' -%}
    {{ column }}
    {%- else -%}
    case
        when lower({{ column }}) in ('true', 't', 'yes', 'y', '1') then true
        when lower({{ column }}) in ('false', 'f', 'no', 'n', '0') then false
    end
    {%- endif -%}
{%- endmacro %}
