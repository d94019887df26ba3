-- The deciding numbers of each entry into a stage, in words: the sentence is a row of entry_reasons.
with

entries_with_numbers as (
    select
        entries.customer_id,
        entries.entered_at,
        entries.entry_reason,
        entries.symptom_opened_at,
        coalesce(policy.lapse_policy, 'learned') as lapse_policy,
        policy.at_risk_quantile,
        policy.lost_quantile,
        coalesce(bought.purchase_number, silent_since.purchase_number) as purchase_number,
        bought.gap_days,
        bought.previous_lost_after_days,
        bought.lifetime_purchase_number,
        bought.lifetime_tenure_days,
        bought.count_gaps_on_time,
        silent_since.at_risk_after_days,
        silent_since.lost_after_days,
        {{ days_between('silent_since.purchased_on', 'entries.entered_at') }} as silent_days,
        slowed.last_two_gaps_days,
        slowed.earlier_gaps_days,
        slowed.lifetime_purchase_number - 3 as count_earlier_gaps
    from {{ ref('int_stage_entries_reasoned') }} as entries
    left join {{ touched(ref('int_purchases')) }} as bought
        on
            entries.customer_id = bought.customer_id
            and entries.entered_at = bought.purchased_at
    -- The purchase number of an entry is that of the last purchase where silence is the reason.
    left join {{ touched(ref('int_purchases')) }} as silent_since
        on
            entries.customer_id = silent_since.customer_id
            and entries.purchase_number = silent_since.purchase_number
            and entries.lapse_state in ('at_risk', 'lost')
    left join {{ touched(ref('int_purchases')) }} as slowed
        on
            entries.customer_id = slowed.customer_id
            and entries.symptom_opened_at = slowed.purchased_at
    left join {{ ref('int_lapse_policy') }} as policy
        on
            silent_since.purchase_number >= policy.first_purchase_number
            and (policy.last_purchase_number is null or silent_since.purchase_number <= policy.last_purchase_number)
),

evidence_pieces as (
    select * from {{ ref('int_evidence_pieces') }}
),

stage_entries_explained as (
    select
        entries.customer_id,
        entries.entered_at,
        entries.entry_reason,
        {{ evidence_sentence('english', 'en') }} as entry_evidence,
        {{ evidence_sentence('italian', 'it') }} as entry_evidence_it
    from entries_with_numbers as entries
    inner join evidence_pieces as english
        on
            entries.entry_reason = english.entry_reason
            and entries.lapse_policy = english.lapse_policy
            and english.sentence_language = 'en'
    inner join evidence_pieces as italian
        on
            entries.entry_reason = italian.entry_reason
            and entries.lapse_policy = italian.lapse_policy
            and italian.sentence_language = 'it'
)

select * from stage_entries_explained
