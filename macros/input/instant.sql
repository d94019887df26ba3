{#- A variable that holds a date or an instant, as a timestamp; a date alone means the last microsecond of that day. -#}
{% macro instant(text) -%}
    {%- set parsed = modules.datetime.datetime.fromisoformat(text | string | trim) -%}
    {%- if parsed.tzinfo -%}
        {%- set parsed = parsed.astimezone(modules.pytz.utc) -%}
    {%- endif -%}
    {%- if (text | string | trim | length) <= 10 -%}
        {%- set parsed = parsed.replace(hour=23, minute=59, second=59, microsecond=999999) -%}
    {%- endif -%}
    cast('{{ parsed.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as timestamp)
{%- endmacro %}
