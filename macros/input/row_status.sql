{#- Whether a row that was checked by itself is rejected, dated after the clock, or there to be used. -#}
{% macro row_status(own_time=none) -%}
    case
        when rejection_reason is not null then 'rejected'
        {%- if own_time %}
        when {{ own_time }} > clock_at then 'not_yet'
        {%- endif %}
        else 'accepted'
    end
{%- endmacro %}
