/** Groups of countries by income per head, as the World Bank forms them each July, poorest first. */
export const INCOME_GROUPS = ["low", "lower_middle", "upper_middle", "high"] as const;
export type IncomeGroup = (typeof INCOME_GROUPS)[number];

/** What is issued: an invoice, or the credit note that cancels one. */
export const INVOICE_KINDS = ["invoice", "credit_note"] as const;

/** Letters about an invoice that go out by the clock, each once. */
export const DUES_ROUNDS = ["before", "overdue", "again"] as const;
export type DuesRound = (typeof DUES_ROUNDS)[number];
