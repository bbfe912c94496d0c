import type { Locale } from "#db/locales.ts";
import type { Given } from "#app/features/applications/recommendations/recommendation.schema.ts";
import type { ApplicationStatus, MembershipCategory, Recommendation } from "#db/vocabulary.ts";
import type { Recommender } from "#db/vocabulary-forms.ts";

type SeedAnswers = Readonly<Record<string, unknown>>;

export type SeedApplication = {
  /** Names the file in the seed and in tests; also the label of its e-mail domain. */
  key: string;
  status: ApplicationStatus;
  category: MembershipCategory;
  locale: Locale;
  rorId: string;
  /** E-mail of a demonstration account; without it the applicant is the primary representative of the file. */
  owner?: string;
  precheck: Readonly<Record<string, string>>;
  /** Answers by section, as far as the form has been filled. */
  sections: Readonly<Partial<Record<SeedSection, SeedAnswers>>>;
  /** One of the many of the queue, whose documents are the same. */
  isFilledInAlike?: boolean;
  startedDaysAgo: number;
  submittedDaysAgo?: number;
  informationRequest?: { fields: readonly string[]; documents: readonly string[]; message: string };
  /** A colleague who has accepted the invitation to the draft and written in a section of it. */
  colleague?: { email: string; section: "legal"; answers: SeedAnswers };
  /** Who was asked by letter to recommend the institution. */
  recommenders?: readonly SeedRecommender[];
  /** Refused and appealed against or not, as far as the panel has come. */
  appeal?: "none" | "lodged" | "allow" | "dismiss";
  recommendation?: { recommendation: Recommendation; rationale: string };
  /** Two people of member institutions are asked to review it, and one has done so. */
  isReviewed?: boolean;
  /** What applicant and secretariat have written to each other, oldest first. */
  messages?: readonly { from: "applicant" | "secretariat"; daysAgo: number; body: string }[];
};

export interface SeedRecommender {
  recommender: Recommender;
  /** Of a member: its name as it stands in the directory. */
  office: string;
  name: string;
  email: string;
  askedDaysAgo: number;
  answeredDaysAgo?: number;
  /** Neither of the two: still awaited. */
  given?: Given;
  declined?: string;
}

type SeedSection =
  | "identity"
  | "legal"
  | "head"
  | "representatives"
  | "academic"
  | "engagement"
  | "motivation"
  | "profile"
  | "declarations";
