import type { Field, FormSection } from "#app/features/forms/field.ts";

// Names are as short and as strange as they are: what looks like initials is asked about, never refused.
const nameIsFull = (words: string): Field => ({
  key: "name_is_full",
  kind: "tick",
  need: "optional",
  besides: "full_name",
  words,
});

/** The person who answers for the institution and confirms the application by a link. */
export const HEAD: FormSection = {
  key: "head",
  fields: [
    { key: "full_name", kind: "line", max: 150, format: "full_name", need: "required" },
    nameIsFull("head.name_is_full"),
    { key: "title_position", kind: "choice", vocabulary: "head_position", need: "required" },
    { key: "title_other", kind: "line", min: 2, max: 150, need: "other_head_position", since: "2026-3" },
    { key: "email", kind: "email", need: "required", isConfidential: true },
    {
      key: "email_exception",
      kind: "line",
      min: 10,
      max: 500,
      need: "optional",
      isConfidential: true,
    },
    { key: "term_until", kind: "day", need: "optional" },
    { key: "appointment_proof_url", kind: "url", need: "optional" },
    { key: "consent_public", kind: "tick", need: "required" },
    { key: "office_email", kind: "email", need: "optional", isConfidential: true, isRare: true },
    {
      key: "phone",
      kind: "line",
      max: 30,
      format: "phone",
      need: "optional",
      isConfidential: true,
      isRare: true,
    },
  ],
};

const representative: readonly Field[] = [
  {
    key: "full_name",
    kind: "line",
    max: 150,
    format: "full_name",
    need: "required",
    words: "person.full_name",
  },
  nameIsFull("person.name_is_full"),
  { key: "position", kind: "line", min: 2, max: 150, need: "required", words: "person.position" },
  { key: "unit", kind: "line", max: 200, need: "optional", words: "person.unit" },
  { key: "email", kind: "email", need: "required", words: "person.email", isConfidential: true },
  {
    key: "email_exception",
    kind: "line",
    min: 10,
    max: 500,
    need: "optional",
    words: "person.email_exception",
    isConfidential: true,
  },
  {
    key: "phone",
    kind: "line",
    max: 30,
    format: "phone",
    need: "optional",
    words: "person.phone",
    isConfidential: true,
  },
  { key: "languages", kind: "choices", vocabulary: "language", max: 10, need: "optional", words: "person.languages" },
];

const contact: readonly Field[] = [
  { key: "full_name", kind: "line", max: 150, format: "full_name", need: "optional", words: "person.full_name" },
  nameIsFull("person.name_is_full"),
  { key: "email", kind: "email", need: "optional", words: "person.contact_email", isConfidential: true },
];

/** Two named people, so that the association never loses touch when one leaves. */
export const REPRESENTATIVES: FormSection = {
  key: "representatives",
  fields: [
    { key: "primary", kind: "group", fields: representative, need: "required" },
    { key: "alternate", kind: "group", fields: representative, need: "required" },
    { key: "submitter_is", kind: "choice", vocabulary: "submitter", need: "required" },
    { key: "international_office", kind: "group", fields: contact, need: "optional", isRare: true },
    { key: "project_contact", kind: "group", fields: contact, need: "optional", isRare: true },
  ],
};
