{#- A variable that holds a date or an instant, as a timestamp; a date alone means the last microsecond of that day. -#}
{% macro instant(value) -%}
    {%- set text = value | string | trim | upper -%}
    {%- if not modules.re.fullmatch(iso_8601_pattern(), text) -%}
        {{ exceptions.raise_compiler_error(
            "Variable as_of is '" ~ value ~ "'; it must be a date or an instant such as 2026-06-30 or 2026-06-30T18:00:00.") }}
    {%- endif -%}
    {%- set parsed = modules.datetime.datetime.fromisoformat(text) -%}
    {#- A stay that has not ended ends on the last day of 9999. -#}
    {%- if parsed.year == 9999 -%}
        {{ exceptions.raise_compiler_error(
            "Variable as_of is '" ~ value ~ "'; it must be before the year 9999. Without as_of the clock is the data's own.") }}
    {%- endif -%}
    {%- if parsed.tzinfo -%}
        {%- set parsed = parsed.astimezone(modules.pytz.utc) -%}
    {%- elif text | length <= 10 -%}
        {%- set parsed = parsed.replace(hour=23, minute=59, second=59, microsecond=999999) -%}
    {%- endif -%}
    cast('{{ parsed.strftime("%Y-%m-%d %H:%M:%S.%f") }}' as timestamp)
{%- endmacro %}
