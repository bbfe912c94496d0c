import { cleanDatabaseJob } from "#app/features/accounts/clean-database.server.ts";
import { removeExpiredSessionsJob } from "#app/features/accounts/sessions.server.ts";
import { announceAppealsJob } from "#app/features/applications/appeal/announce-appeals.server.ts";
import { announceDecisionsJob } from "#app/features/applications/decision/announce-decisions.server.ts";
import { askDomainsJob } from "#app/features/applications/apply/ask-domain.server.ts";
import { expireApplicationsJob } from "#app/features/applications/apply/expire-applications.server.ts";
import {
  remindHeadsJob,
  remindOfAnswersJob,
  remindOfDeferralsJob,
  remindOfDraftsJob,
} from "#app/features/applications/apply/remind-applicants.server.ts";
import { fulfilFormalitiesJob } from "#app/features/applications/formalities/fulfil-formalities.server.ts";
import {
  lapseApprovalsJob,
  remindOfFormalitiesJob,
} from "#app/features/applications/formalities/watch-formalities.server.ts";
import {
  forgetRecommendersJob,
  remindRecommendersJob,
} from "#app/features/applications/recommendations/remind-recommenders.server.ts";
import { takeUpDeferredJob } from "#app/features/applications/apply/meet-conditions.server.ts";
import { tellOfHeldMessagesJob } from "#app/features/applications/messages/tell-of-message.server.ts";
import { tellOfHeldEnquiriesJob } from "#app/features/contact/enquiry-letters.server.ts";
import { passOverdueRequestsOnJob } from "#app/features/applications/hands/pass-on-requests.server.ts";
import { remindOverdueJob } from "#app/features/applications/review/remind-overdue.server.ts";
import { remindReviewersJob } from "#app/features/applications/scoring/remind-reviewers.server.ts";
import { closeVotesJob, remindVotersJob } from "#app/features/council/ballot/votes-in-writing.server.ts";
import { forgetStatementsJob } from "#app/features/statements/statements.server.ts";
import { remindOfDuesJob } from "#app/features/dues/remind-of-dues.server.ts";
import { forgetImportsJob } from "#app/features/imports/forget-imports.server.ts";
import { writeImportsJob } from "#app/features/imports/write-imports.server.ts";
import { askOfTiesJob } from "#app/features/members/ties/ask-of-ties.server.ts";
import { tellOfUnreachableJob } from "#app/features/members/people/reachability.server.ts";
import { tellOfSilenceJob } from "#app/features/members/hearing/answer-notice.server.ts";
import { letMembersLeaveJob } from "#app/features/members/leaving/settle-withdrawal.server.ts";
import { forgetCoversJob } from "#app/features/members/profile/forget-covers.server.ts";
import { membersByTheClockJob } from "#app/features/members/year/run-clock.server.ts";
import { tellOfAccreditationJob } from "#app/features/members/year/tell-of-accreditation.server.ts";
import { endAsksJob } from "#app/features/asks/end-asks.server.ts";
import { tellOfProjectsJob } from "#app/features/following/tell-of-projects.server.ts";
import { tellOfInitiativesJob } from "#app/features/following/tell-of-initiatives.server.ts";
import { tellOfMembersJob } from "#app/features/following/tell-of-members.server.ts";
import { tellOfProjectSearchesJob } from "#app/features/following/tell-of-project-searches.server.ts";
import { tellOfSearchesJob } from "#app/features/following/tell-of-searches.server.ts";
import { sendDigestsJob } from "#app/features/inbox/send-digests.server.ts";
import { sendWeekLettersJob } from "#app/features/inbox/send-week-letters.server.ts";
import { tellOfEndingTokensJob } from "#app/features/open-data/tell-of-ending-tokens.server.ts";
import { tellOfHeldPartnersJob } from "#app/features/projects/messages/tell-of-message.server.ts";
import { tellOfHeldNamingJob } from "#app/features/projects/discussion/tell-of-naming.server.ts";
import { watchFreshnessJob } from "#app/features/projects/freshness/watch-freshness.server.ts";
import { remindOfLettersJob } from "#app/features/projects/commitment/remind-of-letters.server.ts";
import { watchInvitationsJob } from "#app/features/projects/partners/watch-invitations.server.ts";
import { renewProjectSearchJob } from "#app/features/projects/project/project-search.server.ts";
import { remindOfProgressJob } from "#app/features/projects/work/remind-of-progress.server.ts";
import { remindOfMilestonesJob } from "#app/features/projects/work/remind-of-milestones.server.ts";
import { remindOfWaitingInterestJob } from "#app/features/projects/partners/remind-of-interest.server.ts";
import { backUpJob } from "#app/platform/backups.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { sendLettersJob } from "#app/features/inbox/send-letters.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { dialect } from "#db/kit.ts";

/** All that the portal does by the clock; when and what stands beside each work. Shown at /admin/jobs. */
export const JOBS: readonly Job<Services>[] = [
  sendLettersJob,
  renewProjectSearchJob,
  tellOfSearchesJob,
  tellOfProjectSearchesJob,
  tellOfMembersJob,
  tellOfProjectsJob,
  tellOfInitiativesJob,
  endAsksJob,
  sendWeekLettersJob,
  sendDigestsJob,
  announceDecisionsJob,
  announceAppealsJob,
  closeVotesJob,
  remindVotersJob,
  tellOfHeldMessagesJob,
  tellOfHeldEnquiriesJob,
  tellOfHeldPartnersJob,
  tellOfHeldNamingJob,
  askDomainsJob,
  expireApplicationsJob,
  remindHeadsJob,
  remindRecommendersJob,
  forgetRecommendersJob,
  remindOfDraftsJob,
  remindOfAnswersJob,
  takeUpDeferredJob,
  remindOfDeferralsJob,
  fulfilFormalitiesJob,
  remindOfFormalitiesJob,
  lapseApprovalsJob,
  remindOverdueJob,
  remindReviewersJob,
  passOverdueRequestsOnJob,
  remindOfProgressJob,
  remindOfMilestonesJob,
  remindOfWaitingInterestJob,
  watchInvitationsJob,
  remindOfLettersJob,
  watchFreshnessJob,
  askOfTiesJob,
  tellOfUnreachableJob,
  membersByTheClockJob,
  tellOfAccreditationJob,
  letMembersLeaveJob,
  remindOfDuesJob,
  tellOfSilenceJob,
  writeImportsJob,
  forgetImportsJob,
  tellOfEndingTokensJob,
  forgetStatementsJob,
  forgetCoversJob,
  removeExpiredSessionsJob,
  cleanDatabaseJob,
  // PostgreSQL has its own way.
  ...(dialect === "sqlite" ? [backUpJob] : []),
];
