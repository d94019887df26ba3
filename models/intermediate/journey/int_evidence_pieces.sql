-- The sentences of the rule table cut at their words, so that a long journey is put into words by joining pieces.
with

sentences as (
    select
        entry_reason,
        'learned' as lapse_policy,
        evidence_en as sentence_en,
        evidence_it as sentence_it
    from {{ ref('entry_reasons') }}
    union all
    select
        entry_reason,
        'fixed' as lapse_policy,
        coalesce(evidence_fixed_policy_en, evidence_en) as sentence_en,
        coalesce(evidence_fixed_policy_it, evidence_it) as sentence_it
    from {{ ref('entry_reasons') }}
),

sentences_by_language as (
    select
        entry_reason,
        lapse_policy,
        'en' as sentence_language,
        replace(sentence_en, '}', '{') as cut_sentence
    from sentences
    union all
    select
        entry_reason,
        lapse_policy,
        'it' as sentence_language,
        replace(sentence_it, '}', '{') as cut_sentence
    from sentences
),

evidence_pieces as (
    select
        entry_reason,
        lapse_policy,
        sentence_language,
        split_part(cut_sentence, '{', 1) as text_1,
        split_part(cut_sentence, '{', 2) as word_1,
        split_part(cut_sentence, '{', 3) as text_2,
        split_part(cut_sentence, '{', 4) as word_2,
        split_part(cut_sentence, '{', 5) as text_3,
        split_part(cut_sentence, '{', 6) as word_3,
        split_part(cut_sentence, '{', 7) as text_4,
        split_part(cut_sentence, '{', 8) as word_4,
        split_part(cut_sentence, '{', 9) as text_5,
        split_part(cut_sentence, '{', 10) as word_5,
        split_part(cut_sentence, '{', 11) as text_6,
        split_part(cut_sentence, '{', 12) as word_too_many
    from sentences_by_language
)

select * from evidence_pieces
