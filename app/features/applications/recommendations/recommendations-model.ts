import type { Recommender } from "#db/vocabulary-forms.ts";
import type { RecommendationState } from "../file/recommendation.ts";

/** A request as the applicants see it: the words only with leave. */
export interface RequestView {
  id: string;
  recommender: Recommender;
  office: string;
  name: string;
  email: string;
  state: RecommendationState;
  /** What happened when, in words. */
  detail: string;
  words: string | null;
  signed: string | null;
  declineReason: string | null;
  canRemind: boolean;
  canEnd: boolean;
}

export interface RecommendationsPage {
  title: string;
  applicationId: string;
  institution: string;
  requests: RequestView[];
  /** Whether the institution needs one, for nothing else shows its recognition. */
  isNeeded: boolean;
  canAsk: boolean;
  hasRoom: boolean;
  replaces: { id: string; name: string } | null;
  locale: string;
}

/** What whoever is asked sees of the application: what is public of it. */
export interface RecommenderPage {
  title: string;
  state: RecommendationState;
  institution: string;
  name: string;
  asker: { name: string; position: string | null; email: string } | null;
  association: string;
  facts: { country: string; city: string; website: string | null; kind: string };
  /** Until when it can be answered; and when it was answered, or ended. */
  until: string;
  at: string;
  given: {
    words: string;
    signedName: string;
    signedPosition: string;
    tie: string;
    mayShow: string;
    version: string;
  } | null;
}

/** A request as the secretariat reads it. */
export interface StaffRecommendation extends Omit<RequestView, "canRemind" | "canEnd"> {
  tie: string | null;
  mayShow: boolean | null;
}
