import type { CouncilStage } from "#app/features/agenda/stage.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus, DocumentKind, MembershipCategory } from "#db/vocabulary.ts";
import type { ConflictView } from "../file/conflict-queries.server.ts";
import type { CheckView } from "../checks/list-checks.server.ts";
import type { nextActor } from "../file/application.ts";
import type { DeadlineView, TimeView } from "../file/review-dates.server.ts";
import type { AnswerSection, AnswerValue } from "../form/answer-view.server.ts";
import type { AppealView, RecommendationView, DecisionView } from "./decision-model.ts";

/** What a person may do with a dossier as it stands. */
export interface DossierRights {
  readInternals: boolean;
  work: boolean;
  take: boolean;
  own: boolean;
  check: boolean;
  request: boolean;
  changeRequest: boolean;
  /** To a prepared request. */
  consent: boolean;
  recommend: boolean;
  decide: boolean;
  /** Sending it back to the checks instead. */
  sendBack: boolean;
  takeBack: boolean;
  /** Recommended it, and so somebody else decides. */
  isRecommender: boolean;
  /** Took the decision that the panel has overturned. */
  isOverturned: boolean;
  recuse: boolean;
}

/** Head of a dossier: what it is, where it stands, who acts next. */
export interface DossierHeader extends ShownName {
  id: string;
  version: number;
  caseNumber: string;
  country: string;
  city: string | null;
  category: MembershipCategory;
  /** Languages in which those who are written to read. */
  readerLocales: Locale[];
  status: ApplicationStatus;
  /** The case that goes on in the place of this one, which is closed as its duplicate. */
  duplicateOf: string | null;
  deferredUntil: string | null;
  isUndecidable: boolean;
  /** The council votes on recommendations, and no single person decides. */
  isForCouncil: boolean;
  /** Where what is recommended stands with the council. */
  councilStage: CouncilStage | null;
  nextActor: ReturnType<typeof nextActor>;
  isHeld: boolean;
  /** A request for information waits for a second person's consent. */
  isRequestPrepared: boolean;
  effectAt: string | null;
  deadline: DeadlineView | null;
  submitted: TimeView | null;
  ageDays: number;
  stateDays: number;
  coordinatorId: string | null;
  /** The name of the coordinator whose file it is. */
  owner: string | null;
  isMine: boolean;
  isInCountries: boolean;
  rights: DossierRights;
  /** Messages of the applicant that this person has not read; whether the applicant waits for an answer. */
  unread: number;
  isAwaited: boolean;
  /** Reviewers are asked for, and this person sees who. */
  hasReviewers: boolean;
}

export interface ComparedAnswer {
  path: string;
  label: string;
  before: AnswerValue | null;
  after: AnswerValue | null;
  isChanged: boolean;
}

/** A request for information with the answers before and after beside each other. */
export interface RequestView {
  id: string;
  round: number;
  message: string;
  /** Names of what was sent for each kind that was asked for; null while there is no answer. */
  documents: { kind: string; sent: string[] | null }[];
  requestedAt: TimeView;
  due: TimeView;
  changedAt: TimeView | null;
  takenBackAt: TimeView | null;
  answeredAt: TimeView | null;
  /** What the applicant wrote with the answer. */
  note: string | null;
  answers: ComparedAnswer[];
}

/** A request that waits for a second person's consent. */
export interface PreparedRequestView {
  message: string;
  /** Labels of the fields and titles of the documents, written out. */
  asked: string[];
  by: string | null;
  at: TimeView;
}

/** Why a second person sent a file back to the checks. */
export interface ReturnNoteView {
  body: string;
  by: string | null;
  at: TimeView;
}

/** A deferral that is over: what the applicant says of its conditions and has changed. */
export interface ConditionsNoteView {
  why: "conditions_met" | "deferred";
  body: string;
  /** Labels of the questions and titles of the documents, written out. */
  changed: string[];
  at: TimeView;
}

/** A document as the secretariat reads of it. */
export interface FiledDocumentView {
  id: string;
  kind: DocumentKind;
  name: string;
  summary: string | null;
  hasAttachment: boolean;
  size: string;
  issuedOn: string | null;
  expiresOn: string | null;
  addedAt: TimeView;
}

/** A document that was part of the file as filed earlier. */
export interface ReplacedDocumentView {
  id: string;
  kind: DocumentKind;
  name: string;
  /** By another of its kind; else it was taken out. */
  isReplaced: boolean;
  at: TimeView | null;
}

/** A state in which the file was filed. */
export interface VersionView {
  number: number;
  sha256: string;
  at: TimeView;
}

/** What a ruling rests on. */
export interface DossierBeside {
  checks: CheckView[];
  sections: AnswerSection[];
  documents: FiledDocumentView[];
  replaced: ReplacedDocumentView[];
}

export interface HistoryEntry {
  id: string;
  text: string;
  actor: string | null;
  at: TimeView;
  isStaffOnly: boolean;
  /** What the person who did it gave as the reason, as it was typed. */
  reason: string | null;
}

/** The first page of a dossier. */
export interface OverviewView {
  header: DossierHeader;
  checks: CheckView[];
  recommendation: RecommendationView | null;
  decision: DecisionView | null;
  conflicts: ConflictView[];
  /** Whom this person can give the file to. */
  colleagues: { value: string; label: string }[];
  returnNote: ReturnNoteView | null;
  conditions: ConditionsNoteView | null;
  appeal: AppealView | null;
  history: HistoryEntry[];
}
