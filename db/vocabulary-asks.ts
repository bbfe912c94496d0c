/** What a member asks others for that takes an hour or two. Labels: `vocabulary.json`. */
export const ASK_KINDS = ["guest_lecture", "translation_check", "text_reading", "advice", "other"] as const;
export type AskKind = (typeof ASK_KINDS)[number];

/** How an ask stands; every one but `open` is an end. */
export const ASK_STATES = ["open", "settled", "withdrawn", "ended_answered", "ended_unanswered"] as const;
export type AskState = (typeof ASK_STATES)[number];

/** What a member that was asked says. */
export const ASK_ANSWERS = ["can_help", "not_now"] as const;
export type AskAnswer = (typeof ASK_ANSWERS)[number];
