{#- Run before every build: a variable that makes no sense stops it with a message, not with odd marts. -#}
{% macro check_variables() -%}
    {%- if execute -%}
        {%- set choices = {'input': ['sample', 'files', 'tables'], 'lapse_policy': ['learned', 'fixed']} -%}
        {%- for name, allowed in choices.items() if var(name) not in allowed -%}
            {{ exceptions.raise_compiler_error(
                "Variable " ~ name ~ " is '" ~ var(name) ~ "'; it must be one of " ~ allowed | join(', ') ~ ".") }}
        {%- endfor -%}
        {%- for name in [
            'missing_tables', 'excluded_order_statuses', 'programme_strategies', 'referral_touchpoint_types'
        ] if var(name) is string or var(name) is not iterable -%}
            {{ exceptions.raise_compiler_error("Variable " ~ name ~ " must be a list, such as [a, b].") }}
        {%- endfor -%}
        {%- for table in var('missing_tables') if table == 'raw_orders' or not raw_contract(table) -%}
            {{ exceptions.raise_compiler_error(
                "Variable missing_tables names '" ~ table ~ "'; it may hold raw_order_lines, raw_products, "
                ~ "raw_customers, raw_touchpoints and raw_identities.") }}
        {%- endfor -%}
        {%- set lowest = {
            'gap_prior_weight': 0.001, 'gap_cap_days': 1, 'policy_min_gaps': 1, 'policy_min_at_risk': 1,
            'win_back_purchases': 0, 'at_risk_min_days': 0, 'at_risk_max_days': 0, 'lost_min_days': 0,
            'lost_max_days': 0, 'repeat_from_purchases': 1, 'advocate_min_acts': 1, 'advocacy_days': 1,
            'prospect_dormant_days': 1, 'slowing_min_gaps': 3, 'slowing_multiple': 0,
            'control_group_share': 0, 'outcome_days': 1, 'outcome_grace_days': 0, 'outcome_min_people': 1, 'outcome_z': 0,
            'outcome_max_customers': 1, 'pain_min_people': 0,
            'loyalty_window_days': 1, 'loyalty_prior_purchases': 0, 'programme_offer_days': 0, 'acts_for_half': 1,
            'true_prior_gaps': 0,
        } -%}
        {%- for name, least in lowest.items() if var(name) is not number or var(name) < least -%}
            {{ exceptions.raise_compiler_error(
                "Variable " ~ name ~ " is '" ~ var(name) ~ "'; it must be a number, " ~ least ~ " or more.") }}
        {%- endfor -%}
        {%- for name in ['loyal_min_purchases', 'loyal_min_tenure_days', 'loyal_min_on_time_share', 'loyal_min_categories']
            if var(name) is not none and var(name) is not number -%}
            {{ exceptions.raise_compiler_error(
                "Variable " ~ name ~ " is '" ~ var(name) ~ "'; it must be a number, or null to switch the criterion off.") }}
        {%- endfor -%}
        {%- if not 0 < var('at_risk_quantile') <= var('lost_quantile') <= 1 -%}
            {{ exceptions.raise_compiler_error(
                "The variables must satisfy 0 < at_risk_quantile <= lost_quantile <= 1.") }}
        {%- endif -%}
        {%- for name in [
            'most_undated_share', 'price_amount_weight', 'programme_use_weight', 'convenience_channel_weight',
            'convenience_reorder_weight', 'perks_use_weight', 'neutral_answer_rate', 'satisfied_dependence_weight',
            'prompted_act_weight', 'true_late_weight',
        ] if var(name) is not number or not 0 <= var(name) <= 1 -%}
            {{ exceptions.raise_compiler_error(
                "Variable " ~ name ~ " is '" ~ var(name) ~ "'; it must be a share, from 0 to 1.") }}
        {%- endfor -%}
        {%- if var('control_group_share') > 1 -%}
            {{ exceptions.raise_compiler_error("Variable control_group_share must not be more than 1.") }}
        {%- endif -%}
        {%- for name in ['attribution_phases', 'direct_channels', 'content_touchpoint_types']
            if var(name) is string or var(name) is not iterable -%}
            {{ exceptions.raise_compiler_error("Variable " ~ name ~ " must be a list, such as [a, b].") }}
        {%- endfor -%}
        {%- set lowest_days = {
            'attribution_lookback_days': 0, 'attribution_half_life_days': 0.001, 'journey_map_days': 1,
            'complaint_answer_days': 0, 'content_outcome_days': 1,
        } -%}
        {%- for name, least in lowest_days.items() if var(name) is not number or var(name) < least -%}
            {{ exceptions.raise_compiler_error(
                "Variable " ~ name ~ " is '" ~ var(name) ~ "'; it must be a number of days, " ~ least ~ " or more.") }}
        {%- endfor -%}
        {%- if not (var('attribution_position_first') >= 0.001 and var('attribution_position_last') >= 0.001
            and var('attribution_position_first') + var('attribution_position_last') <= 1) -%}
            {{ exceptions.raise_compiler_error(
                "The variables attribution_position_first and attribution_position_last must be shares, together 1 at most.") }}
        {%- endif -%}
        {%- if var('as_of') is not none -%}
            {%- set as_of = instant(var('as_of')) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
