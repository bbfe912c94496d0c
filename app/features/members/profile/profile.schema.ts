import { z } from "zod";
import { inEachField } from "#app/i18n/translations.ts";
import { choice, choices, emailAddress, prose, webAddress, webAddresses, whole } from "#app/platform/fields.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { DEGREE_LEVELS, ISCED_NARROW, LANGUAGES, THEMES, UNESCO_LINKS } from "#db/vocabulary-taxonomies.ts";
import { LOCALES } from "#db/locales.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import {
  LONGEST_RULING,
  SHORTEST_RULING,
  MOST_SOCIAL_LINKS,
  PROFILE_WORDS,
} from "#app/features/members/institution/lengths.ts";

const LONGEST_PROFILE = 4000;
const MOST_PEOPLE = 5_000_000;

const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length;
const shortProfile = prose({ max: LONGEST_PROFILE }).refine(
  (text) => wordsIn(text) <= PROFILE_WORDS,
  "members:error.too_many_words",
);
const people = whole(0, MOST_PEOPLE).optional();

/** What representatives and editors may change by themselves; `version` is the one they read. */
export const profileSchema = z
  .object({
    version: whole(1, 1_000_000_000),
    website: webAddress,
    socialLinks: webAddresses(MOST_SOCIAL_LINKS).optional(),
    profileEn: shortProfile,
    ...inEachField("profile", () => shortProfile.optional()),
    themes: choices(THEMES, { min: 1, max: 5 }),
    fieldsOfStudy: choices(ISCED_NARROW, { max: 15 }),
    degreeLevels: choices(DEGREE_LEVELS, { max: DEGREE_LEVELS.length }),
    languagesOfInstruction: choices(LANGUAGES, { max: 20 }),
    offers: choices(COOPERATION_OFFERS, { max: COOPERATION_OFFERS.length }),
    seeks: choices(COOPERATION_OFFERS, { max: COOPERATION_OFFERS.length }),
    unescoLinks: choices(UNESCO_LINKS, { max: UNESCO_LINKS.length }),
    students: people,
    internationalStudents: people,
    academicStaff: people,
    referenceYear: whole(2000, 2100).optional(),
  })
  .superRefine(({ students, internationalStudents, academicStaff, referenceYear }, context) => {
    if (students !== undefined && internationalStudents !== undefined && internationalStudents > students)
      context.addIssue({ code: "custom", path: ["internationalStudents"], message: "members:error.more_than_all" });
    const hasFigures = [students, internationalStudents, academicStaff].some((figure) => figure !== undefined);
    if (hasFigures && referenceYear === undefined)
      context.addIssue({ code: "custom", path: ["referenceYear"], message: "members:error.year_needed" });
  });

export type ProfileChange = z.output<typeof profileSchema>;

/** Whom a representative may invite; the primary representative changes only through the secretariat. */
export const COLLEAGUE_ROLES = ["alternate", "editor", "project_officer"] as const;

export const invitationSchema = z.object({
  email: emailAddress,
  role: choice(COLLEAGUE_ROLES),
  locale: choice(LOCALES),
});

const reason = prose({ min: 10, max: 1000 });

export const endAccessSchema = z.object({ reason });

export const offerSchema = z.object({ userId: z.string().min(1).max(100) });

export const appointmentSchema = z.object({ userId: z.string().min(1).max(100), reason });

/** Whom the secretariat may invite for an institution: somebody who speaks for it. */
export const speakerInvitationSchema = z.object({
  email: emailAddress,
  role: choice(SPEAKERS),
  locale: choice(LOCALES),
});

export const withdrawalSchema = z.object({ email: emailAddress, role: z.string().max(40) });

export const rulingSchema = z.object({ reason: prose({ min: SHORTEST_RULING, max: LONGEST_RULING }) });
