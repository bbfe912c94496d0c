INSERT INTO "users" ("id", "email", "name", "locale", "suspended_at", "created_at")
	SELECT "id", "id" || '@closed.invalid', '—', 'en', unixepoch() * 1000, unixepoch() * 1000 FROM (
	SELECT "saved_by_id" AS "id" FROM "application_sections" UNION
	SELECT "author_id" AS "id" FROM "application_messages" UNION
	SELECT "author_id" AS "id" FROM "application_notes" UNION
	SELECT "requested_by_id" AS "id" FROM "information_requests" UNION
	SELECT "prepared_by_id" AS "id" FROM "prepared_requests" UNION
	SELECT "created_by_id" AS "id" FROM "council_sessions" UNION
	SELECT "decided_by_id" AS "id" FROM "application_decisions" UNION
	SELECT "recommended_by_id" AS "id" FROM "application_recommendations" UNION
	SELECT "from_user_id" AS "id" FROM "main_role_offers" UNION
	SELECT "to_user_id" AS "id" FROM "main_role_offers" UNION
	SELECT "proposed_by_id" AS "id" FROM "membership_proposals" UNION
	SELECT "expressed_by_id" AS "id" FROM "project_interests" UNION
	SELECT "lead_user_id" AS "id" FROM "projects" UNION
	SELECT "updated_by_id" AS "id" FROM "projects"
) named WHERE "id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "one_time_tokens" SET "created_by_id" = NULL WHERE "created_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "activity" SET "actor_id" = NULL WHERE "actor_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "application_checks" SET "actor_id" = NULL WHERE "actor_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "applications" SET "coordinator_id" = NULL WHERE "coordinator_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "applications" SET "request_prepared_by_id" = NULL WHERE "request_prepared_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "prepared_requests" SET "answered_by_id" = NULL WHERE "answered_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "council_sessions" SET "opened_by_id" = NULL WHERE "opened_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "council_sessions" SET "closed_by_id" = NULL WHERE "closed_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "application_decisions" SET "taken_back_by_id" = NULL WHERE "taken_back_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "application_decisions" SET "corrected_by_id" = NULL WHERE "corrected_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "conflicts_of_interest" SET "undone_by_id" = NULL WHERE "undone_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "files" SET "uploaded_by_id" = NULL WHERE "uploaded_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "grants" SET "granted_by_id" = NULL WHERE "granted_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "institution_people" SET "user_id" = NULL WHERE "user_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "membership_changes" SET "actor_id" = NULL WHERE "actor_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "membership_proposals" SET "settled_by_id" = NULL WHERE "settled_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "project_interests" SET "answered_by_id" = NULL WHERE "answered_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "project_partners" SET "answered_by_id" = NULL WHERE "answered_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "projects" SET "moderated_by_id" = NULL WHERE "moderated_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "settings" SET "updated_by_id" = NULL WHERE "updated_by_id" NOT IN (SELECT "id" FROM "users");--> statement-breakpoint
UPDATE "applications" SET "institution_id" = NULL WHERE "institution_id" NOT IN (SELECT "id" FROM "institutions");--> statement-breakpoint
UPDATE "grants" SET "institution_id" = NULL, "revoked_at" = coalesce("revoked_at", unixepoch() * 1000) WHERE "institution_id" NOT IN (SELECT "id" FROM "institutions");--> statement-breakpoint
UPDATE "grants" SET "application_id" = NULL, "revoked_at" = coalesce("revoked_at", unixepoch() * 1000) WHERE "application_id" NOT IN (SELECT "id" FROM "applications");--> statement-breakpoint
UPDATE "institutions" SET "logo_file_id" = NULL WHERE "logo_file_id" NOT IN (SELECT "id" FROM "files");--> statement-breakpoint
UPDATE "memberships" SET "application_id" = NULL WHERE "application_id" NOT IN (SELECT "id" FROM "applications");--> statement-breakpoint
UPDATE "project_partners" SET "interest_id" = NULL WHERE "interest_id" NOT IN (SELECT "id" FROM "project_interests");--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`institution_id` text,
	`application_id` text,
	`countries` text,
	`granted_by_id` text,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_role_check" CHECK("role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant'))
);
--> statement-breakpoint
INSERT INTO `__new_grants`("id", "user_id", "role", "institution_id", "application_id", "countries", "granted_by_id", "created_at", "revoked_at") SELECT "id", "user_id", "role", "institution_id", "application_id", "countries", "granted_by_id", "created_at", "revoked_at" FROM `grants`;--> statement-breakpoint
DROP TABLE `grants`;--> statement-breakpoint
ALTER TABLE `__new_grants` RENAME TO `grants`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `grants_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE INDEX `grants_institution` ON `grants` (`institution_id`);--> statement-breakpoint
CREATE INDEX `grants_application` ON `grants` (`application_id`);--> statement-breakpoint
CREATE TABLE `__new_conflicts_of_interest` (
	`application_id` text NOT NULL,
	`user_id` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_at` integer,
	`undone_by_id` text,
	`undone_reason` text,
	PRIMARY KEY(`application_id`, `user_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_conflicts_of_interest`("application_id", "user_id", "reason", "created_at", "undone_at", "undone_by_id", "undone_reason") SELECT "application_id", "user_id", "reason", "created_at", "undone_at", "undone_by_id", "undone_reason" FROM `conflicts_of_interest`;--> statement-breakpoint
DROP TABLE `conflicts_of_interest`;--> statement-breakpoint
ALTER TABLE `__new_conflicts_of_interest` RENAME TO `conflicts_of_interest`;--> statement-breakpoint
CREATE TABLE `__new_one_time_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`user_id` text,
	`email` text NOT NULL,
	`granted_role` text,
	`granted_institution_id` text,
	`granted_countries` text,
	`created_by_id` text,
	`redirect_to` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_time_tokens_purpose_check" CHECK("purpose" in ('verify_email', 'reset_password', 'change_email', 'stop_change', 'invitation')),
	CONSTRAINT "one_time_tokens_granted_role_check" CHECK("granted_role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant'))
);
--> statement-breakpoint
INSERT INTO `__new_one_time_tokens`("id", "purpose", "user_id", "email", "granted_role", "granted_institution_id", "granted_countries", "created_by_id", "redirect_to", "created_at", "expires_at", "used_at") SELECT "id", "purpose", "user_id", "email", "granted_role", "granted_institution_id", "granted_countries", "created_by_id", "redirect_to", "created_at", "expires_at", "used_at" FROM `one_time_tokens`;--> statement-breakpoint
DROP TABLE `one_time_tokens`;--> statement-breakpoint
ALTER TABLE `__new_one_time_tokens` RENAME TO `one_time_tokens`;--> statement-breakpoint
CREATE INDEX `one_time_tokens_user` ON `one_time_tokens` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_email` ON `one_time_tokens` (`email`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_expires` ON `one_time_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `__new_activity` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`action` text NOT NULL,
	`actor_id` text,
	`actor_name` text,
	`visibility` text NOT NULL,
	`data` text,
	`request_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "activity_visibility_check" CHECK("visibility" in ('public', 'staff'))
);
--> statement-breakpoint
INSERT INTO `__new_activity`("id", "subject_type", "subject_id", "action", "actor_id", "actor_name", "visibility", "data", "request_id", "created_at") SELECT "id", "subject_type", "subject_id", "action", "actor_id", "actor_name", "visibility", "data", "request_id", "created_at" FROM `activity`;--> statement-breakpoint
DROP TABLE `activity`;--> statement-breakpoint
ALTER TABLE `__new_activity` RENAME TO `activity`;--> statement-breakpoint
CREATE INDEX `activity_subject` ON `activity` (`subject_type`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `activity_actor` ON `activity` (`actor_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `activity_created` ON `activity` (`created_at`);--> statement-breakpoint
CREATE TABLE `__new_application_checks` (
	`application_id` text NOT NULL,
	`check` text NOT NULL,
	`result` text NOT NULL,
	`automatic_result` text,
	`findings` text NOT NULL,
	`note` text,
	`evidence_url` text,
	`actor_id` text,
	`version` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `check`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_checks_result_check" CHECK("result" in ('pass', 'concern', 'fail', 'not_applicable', 'pending')),
	CONSTRAINT "application_checks_automatic_result_check" CHECK("automatic_result" in ('pass', 'concern', 'fail', 'not_applicable', 'pending'))
);
--> statement-breakpoint
INSERT INTO `__new_application_checks`("application_id", "check", "result", "automatic_result", "findings", "note", "evidence_url", "actor_id", "version", "updated_at") SELECT "application_id", "check", "result", "automatic_result", "findings", "note", "evidence_url", "actor_id", "version", "updated_at" FROM `application_checks`;--> statement-breakpoint
DROP TABLE `application_checks`;--> statement-breakpoint
ALTER TABLE `__new_application_checks` RENAME TO `application_checks`;--> statement-breakpoint
CREATE TABLE `__new_applications` (
	`id` text PRIMARY KEY NOT NULL,
	`case_number` text,
	`status` text NOT NULL,
	`category` text NOT NULL,
	`locale` text NOT NULL,
	`owner_id` text NOT NULL,
	`precheck` text NOT NULL,
	`registry_id` text,
	`institution_name` text NOT NULL,
	`country` text NOT NULL,
	`city` text,
	`coordinator_id` text,
	`institution_id` text,
	`version` integer NOT NULL,
	`search` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`status_changed_at` integer NOT NULL,
	`due_at` integer,
	`submitted_at` integer,
	`decided_at` integer,
	`came_back` text,
	`request_prepared_by_id` text,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coordinator_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_prepared_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "applications_status_check" CHECK("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'approved', 'refused', 'withdrawn', 'expired')),
	CONSTRAINT "applications_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "applications_came_back_check" CHECK("came_back" in ('answered', 'returned', 'deferred', 'corrected', 'free'))
);
--> statement-breakpoint
INSERT INTO `__new_applications`("id", "case_number", "status", "category", "locale", "owner_id", "precheck", "registry_id", "institution_name", "country", "city", "coordinator_id", "institution_id", "version", "search", "created_at", "updated_at", "status_changed_at", "due_at", "submitted_at", "decided_at", "came_back", "request_prepared_by_id") SELECT "id", "case_number", "status", "category", "locale", "owner_id", "precheck", "registry_id", "institution_name", "country", "city", "coordinator_id", "institution_id", "version", "search", "created_at", "updated_at", "status_changed_at", "due_at", "submitted_at", "decided_at", "came_back", "request_prepared_by_id" FROM `applications`;--> statement-breakpoint
DROP TABLE `applications`;--> statement-breakpoint
ALTER TABLE `__new_applications` RENAME TO `applications`;--> statement-breakpoint
CREATE UNIQUE INDEX `applications_case_number_unique` ON `applications` (`case_number`);--> statement-breakpoint
CREATE INDEX `applications_status` ON `applications` (`status`,`status_changed_at`);--> statement-breakpoint
CREATE INDEX `applications_owner` ON `applications` (`owner_id`);--> statement-breakpoint
CREATE INDEX `applications_registry` ON `applications` (`registry_id`);--> statement-breakpoint
CREATE TABLE `__new_head_confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`token_sha256` text NOT NULL,
	`head_name` text NOT NULL,
	`head_email` text NOT NULL,
	`content_sha256` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`reminders_sent` integer NOT NULL,
	`locale` text,
	`answer` text,
	`answered_at` integer,
	`signed_name` text,
	`signed_position` text,
	`decline_reason` text,
	`cancelled_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "head_confirmations_answer_check" CHECK("answer" in ('confirmed', 'declined'))
);
--> statement-breakpoint
INSERT INTO `__new_head_confirmations`("id", "application_id", "token_sha256", "head_name", "head_email", "content_sha256", "sent_at", "expires_at", "reminders_sent", "locale", "answer", "answered_at", "signed_name", "signed_position", "decline_reason", "cancelled_at") SELECT "id", "application_id", "token_sha256", "head_name", "head_email", "content_sha256", "sent_at", "expires_at", "reminders_sent", "locale", "answer", "answered_at", "signed_name", "signed_position", "decline_reason", "cancelled_at" FROM `head_confirmations`;--> statement-breakpoint
DROP TABLE `head_confirmations`;--> statement-breakpoint
ALTER TABLE `__new_head_confirmations` RENAME TO `head_confirmations`;--> statement-breakpoint
CREATE UNIQUE INDEX `head_confirmations_token_unique` ON `head_confirmations` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `head_confirmations_application` ON `head_confirmations` (`application_id`);--> statement-breakpoint
CREATE TABLE `__new_prepared_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`fields` text NOT NULL,
	`documents` text NOT NULL,
	`message` text NOT NULL,
	`prepared_by_id` text NOT NULL,
	`prepared_at` integer NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	`reason` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`prepared_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "prepared_requests_answer_check" CHECK("answer" in ('agreed', 'declined'))
);
--> statement-breakpoint
INSERT INTO `__new_prepared_requests`("id", "application_id", "fields", "documents", "message", "prepared_by_id", "prepared_at", "answer", "answered_by_id", "answered_at", "reason") SELECT "id", "application_id", "fields", "documents", "message", "prepared_by_id", "prepared_at", "answer", "answered_by_id", "answered_at", "reason" FROM `prepared_requests`;--> statement-breakpoint
DROP TABLE `prepared_requests`;--> statement-breakpoint
ALTER TABLE `__new_prepared_requests` RENAME TO `prepared_requests`;--> statement-breakpoint
CREATE INDEX `prepared_requests_application` ON `prepared_requests` (`application_id`);--> statement-breakpoint
CREATE TABLE `__new_council_ballots` (
	`item_id` text NOT NULL,
	`user_id` text NOT NULL,
	`mark` text NOT NULL,
	`choice` text,
	`bar` text,
	`word` text,
	`cast_at` integer,
	PRIMARY KEY(`item_id`, `user_id`),
	FOREIGN KEY (`item_id`) REFERENCES `council_items`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "council_ballots_choice_check" CHECK("choice" in ('for', 'against', 'defer', 'abstain', 'recuse')),
	CONSTRAINT "council_ballots_bar_check" CHECK("bar" in ('conflict', 'recommended'))
);
--> statement-breakpoint
INSERT INTO `__new_council_ballots`("item_id", "user_id", "mark", "choice", "bar", "word", "cast_at") SELECT "item_id", "user_id", "mark", "choice", "bar", "word", "cast_at" FROM `council_ballots`;--> statement-breakpoint
DROP TABLE `council_ballots`;--> statement-breakpoint
ALTER TABLE `__new_council_ballots` RENAME TO `council_ballots`;--> statement-breakpoint
CREATE UNIQUE INDEX `council_ballots_mark` ON `council_ballots` (`mark`);--> statement-breakpoint
CREATE INDEX `council_ballots_user` ON `council_ballots` (`user_id`);--> statement-breakpoint
CREATE TABLE `__new_council_items` (
	`id` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`recommendation_id` text NOT NULL,
	`proposal` text NOT NULL,
	`case_number` text NOT NULL,
	`position` integer NOT NULL,
	`closed_at` integer,
	`verdict` text,
	`roll_hash` text,
	`seal` text,
	`category` text,
	`reason_codes` text NOT NULL,
	`explanation` text NOT NULL,
	`deferred_until` text,
	`decision_id` text,
	`returned_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `council_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "council_items_subject_type_check" CHECK("subject_type" in ('application', 'appeal', 'suspension', 'rule')),
	CONSTRAINT "council_items_proposal_check" CHECK("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse')),
	CONSTRAINT "council_items_verdict_check" CHECK("verdict" in ('carried', 'deferred', 'lost', 'no_quorum')),
	CONSTRAINT "council_items_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
INSERT INTO `__new_council_items`("id", "session_id", "subject_type", "subject_id", "recommendation_id", "proposal", "case_number", "position", "closed_at", "verdict", "roll_hash", "seal", "category", "reason_codes", "explanation", "deferred_until", "decision_id", "returned_at") SELECT "id", "session_id", "subject_type", "subject_id", "recommendation_id", "proposal", "case_number", "position", "closed_at", "verdict", "roll_hash", "seal", "category", "reason_codes", "explanation", "deferred_until", "decision_id", "returned_at" FROM `council_items`;--> statement-breakpoint
DROP TABLE `council_items`;--> statement-breakpoint
ALTER TABLE `__new_council_items` RENAME TO `council_items`;--> statement-breakpoint
CREATE UNIQUE INDEX `council_items_once` ON `council_items` (`session_id`,`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `council_items_subject` ON `council_items` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `__new_council_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`rules` text NOT NULL,
	`roll_hash` text,
	`seal` text,
	`version` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`opened_by_id` text,
	`closed_at` integer,
	`closed_by_id` text,
	`announced_at` integer,
	`reminded_at` integer,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "council_sessions_kind_check" CHECK("kind" in ('meeting', 'written')),
	CONSTRAINT "council_sessions_state_check" CHECK("state" in ('prepared', 'open', 'closed', 'announced'))
);
--> statement-breakpoint
INSERT INTO `__new_council_sessions`("id", "kind", "state", "starts_at", "ends_at", "rules", "roll_hash", "seal", "version", "created_by_id", "created_at", "opened_at", "opened_by_id", "closed_at", "closed_by_id", "announced_at", "reminded_at") SELECT "id", "kind", "state", "starts_at", "ends_at", "rules", "roll_hash", "seal", "version", "created_by_id", "created_at", "opened_at", "opened_by_id", "closed_at", "closed_by_id", "announced_at", "reminded_at" FROM `council_sessions`;--> statement-breakpoint
DROP TABLE `council_sessions`;--> statement-breakpoint
ALTER TABLE `__new_council_sessions` RENAME TO `council_sessions`;--> statement-breakpoint
CREATE INDEX `council_sessions_state` ON `council_sessions` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `__new_application_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`recommendation_id` text NOT NULL,
	`outcome` text NOT NULL,
	`category` text,
	`reason_codes` text NOT NULL,
	`explanation` text NOT NULL,
	`deferred_until` text,
	`decided_by_id` text NOT NULL,
	`ballot` text,
	`created_at` integer NOT NULL,
	`held_until` integer,
	`taken_back_at` integer,
	`taken_back_by_id` text,
	`corrected_at` integer,
	`corrected_by_id` text,
	`correction_reason` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recommendation_id`) REFERENCES `application_recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`taken_back_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrected_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_decisions_outcome_check" CHECK("outcome" in ('approve', 'defer', 'refuse')),
	CONSTRAINT "application_decisions_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
INSERT INTO `__new_application_decisions`("id", "application_id", "recommendation_id", "outcome", "category", "reason_codes", "explanation", "deferred_until", "decided_by_id", "ballot", "created_at", "held_until", "taken_back_at", "taken_back_by_id", "corrected_at", "corrected_by_id", "correction_reason") SELECT "id", "application_id", "recommendation_id", "outcome", "category", "reason_codes", "explanation", "deferred_until", "decided_by_id", "ballot", "created_at", "held_until", "taken_back_at", "taken_back_by_id", "corrected_at", "corrected_by_id", "correction_reason" FROM `application_decisions`;--> statement-breakpoint
DROP TABLE `application_decisions`;--> statement-breakpoint
ALTER TABLE `__new_application_decisions` RENAME TO `application_decisions`;--> statement-breakpoint
CREATE UNIQUE INDEX `application_decisions_standing_unique` ON `application_decisions` (`recommendation_id`) WHERE taken_back_at is null;--> statement-breakpoint
CREATE INDEX `application_decisions_held` ON `application_decisions` (`held_until`);--> statement-breakpoint
CREATE INDEX `application_decisions_application` ON `application_decisions` (`application_id`);--> statement-breakpoint
CREATE TABLE `__new_application_recommendations` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`recommendation` text NOT NULL,
	`reason_codes` text NOT NULL,
	`rationale` text NOT NULL,
	`recommended_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`recommended_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_recommendations_recommendation_check" CHECK("recommendation" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse'))
);
--> statement-breakpoint
INSERT INTO `__new_application_recommendations`("id", "application_id", "recommendation", "reason_codes", "rationale", "recommended_by_id", "created_at") SELECT "id", "application_id", "recommendation", "reason_codes", "rationale", "recommended_by_id", "created_at" FROM `application_recommendations`;--> statement-breakpoint
DROP TABLE `application_recommendations`;--> statement-breakpoint
ALTER TABLE `__new_application_recommendations` RENAME TO `application_recommendations`;--> statement-breakpoint
CREATE INDEX `application_recommendations_application` ON `application_recommendations` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_files` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`owner_type` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`has_attachment` integer,
	`uploaded_by_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "files_purpose_check" CHECK("purpose" in ('document', 'logo', 'application_copy')),
	CONSTRAINT "files_owner_type_check" CHECK("owner_type" in ('application', 'institution', 'project'))
);
--> statement-breakpoint
INSERT INTO `__new_files`("id", "purpose", "owner_type", "owner_id", "name", "media_type", "size_bytes", "sha256", "has_attachment", "uploaded_by_id", "created_at") SELECT "id", "purpose", "owner_type", "owner_id", "name", "media_type", "size_bytes", "sha256", "has_attachment", "uploaded_by_id", "created_at" FROM `files`;--> statement-breakpoint
DROP TABLE `files`;--> statement-breakpoint
ALTER TABLE `__new_files` RENAME TO `files`;--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_type`,`owner_id`);--> statement-breakpoint
CREATE TABLE `__new_main_role_offers` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`from_user_id` text NOT NULL,
	`to_user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`settled_at` integer,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "main_role_offers_outcome_check" CHECK("outcome" in ('accepted', 'declined', 'taken_back'))
);
--> statement-breakpoint
INSERT INTO `__new_main_role_offers`("id", "institution_id", "from_user_id", "to_user_id", "created_at", "outcome", "settled_at") SELECT "id", "institution_id", "from_user_id", "to_user_id", "created_at", "outcome", "settled_at" FROM `main_role_offers`;--> statement-breakpoint
DROP TABLE `main_role_offers`;--> statement-breakpoint
ALTER TABLE `__new_main_role_offers` RENAME TO `main_role_offers`;--> statement-breakpoint
CREATE INDEX `main_role_offers_institution` ON `main_role_offers` (`institution_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `main_role_offers_to` ON `main_role_offers` (`to_user_id`);--> statement-breakpoint
CREATE TABLE `__new_institution_people` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`position` text NOT NULL,
	`unit` text,
	`languages` text NOT NULL,
	`user_id` text,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "institution_people_role_check" CHECK("role" in ('representative', 'alternate', 'international_office', 'project_contact'))
);
--> statement-breakpoint
INSERT INTO `__new_institution_people`("id", "institution_id", "role", "name", "position", "unit", "languages", "user_id") SELECT "id", "institution_id", "role", "name", "position", "unit", "languages", "user_id" FROM `institution_people`;--> statement-breakpoint
DROP TABLE `institution_people`;--> statement-breakpoint
ALTER TABLE `__new_institution_people` RENAME TO `institution_people`;--> statement-breakpoint
CREATE INDEX `institution_people_institution` ON `institution_people` (`institution_id`);--> statement-breakpoint
CREATE TABLE `__new_membership_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`actor_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_changes_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn'))
);
--> statement-breakpoint
INSERT INTO `__new_membership_changes`("id", "membership_id", "status", "reason", "actor_id", "created_at") SELECT "id", "membership_id", "status", "reason", "actor_id", "created_at" FROM `membership_changes`;--> statement-breakpoint
DROP TABLE `membership_changes`;--> statement-breakpoint
ALTER TABLE `__new_membership_changes` RENAME TO `membership_changes`;--> statement-breakpoint
CREATE INDEX `membership_changes_membership` ON `membership_changes` (`membership_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_membership_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`settled_at` integer,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_proposals_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn')),
	CONSTRAINT "membership_proposals_outcome_check" CHECK("outcome" in ('confirmed', 'declined', 'taken_back'))
);
--> statement-breakpoint
INSERT INTO `__new_membership_proposals`("id", "membership_id", "status", "reason", "proposed_by_id", "created_at", "outcome", "settled_by_id", "settled_at") SELECT "id", "membership_id", "status", "reason", "proposed_by_id", "created_at", "outcome", "settled_by_id", "settled_at" FROM `membership_proposals`;--> statement-breakpoint
DROP TABLE `membership_proposals`;--> statement-breakpoint
ALTER TABLE `__new_membership_proposals` RENAME TO `membership_proposals`;--> statement-breakpoint
CREATE INDEX `membership_proposals_membership` ON `membership_proposals` (`membership_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`institution_id` text NOT NULL,
	`application_id` text,
	`category` text NOT NULL,
	`status` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "memberships_status_check" CHECK("status" in ('active', 'suspended', 'terminated', 'withdrawn'))
);
--> statement-breakpoint
INSERT INTO `__new_memberships`("id", "number", "institution_id", "application_id", "category", "status", "starts_on", "ends_on", "created_at") SELECT "id", "number", "institution_id", "application_id", "category", "status", "starts_on", "ends_on", "created_at" FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `__new_memberships` RENAME TO `memberships`;--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_number_unique` ON `memberships` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_institution_unique` ON `memberships` (`institution_id`);--> statement-breakpoint
CREATE INDEX `memberships_status` ON `memberships` (`status`);--> statement-breakpoint
CREATE TABLE `__new_outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`dedupe_key` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`locale` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`sealed_secret` text,
	`subject_type` text,
	`subject_id` text,
	`is_urgent` integer DEFAULT false NOT NULL,
	`status` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`sent_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	CONSTRAINT "outbox_status_check" CHECK("status" in ('queued', 'sent', 'dead'))
);
--> statement-breakpoint
INSERT INTO `__new_outbox`("id", "dedupe_key", "kind", "recipient", "locale", "subject", "text", "html", "sealed_secret", "subject_type", "subject_id", "is_urgent", "status", "attempts", "next_attempt_at", "sent_at", "last_error", "created_at") SELECT "id", "dedupe_key", "kind", "recipient", "locale", "subject", "text", "html", "sealed_secret", "subject_type", "subject_id", "is_urgent", "status", "attempts", "next_attempt_at", "sent_at", "last_error", "created_at" FROM `outbox`;--> statement-breakpoint
DROP TABLE `outbox`;--> statement-breakpoint
ALTER TABLE `__new_outbox` RENAME TO `outbox`;--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe_unique` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`status`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_subject` ON `outbox` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `__new_project_interests` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`need_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`expressed_by_id` text NOT NULL,
	`role` text NOT NULL,
	`message` text NOT NULL,
	`staff_available` text,
	`countries` text NOT NULL,
	`languages` text NOT NULL,
	`can_co_fund` integer NOT NULL,
	`is_head_informed` integer NOT NULL,
	`status` text NOT NULL,
	`decline_reason` text,
	`answer_note` text,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by_id` text,
	`reminded_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expressed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_interests_status_check" CHECK("status" in ('sent', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
INSERT INTO `__new_project_interests`("id", "project_id", "need_id", "institution_id", "expressed_by_id", "role", "message", "staff_available", "countries", "languages", "can_co_fund", "is_head_informed", "status", "decline_reason", "answer_note", "created_at", "answered_at", "answered_by_id", "reminded_at") SELECT "id", "project_id", "need_id", "institution_id", "expressed_by_id", "role", "message", "staff_available", "countries", "languages", "can_co_fund", "is_head_informed", "status", "decline_reason", "answer_note", "created_at", "answered_at", "answered_by_id", "reminded_at" FROM `project_interests`;--> statement-breakpoint
DROP TABLE `project_interests`;--> statement-breakpoint
ALTER TABLE `__new_project_interests` RENAME TO `project_interests`;--> statement-breakpoint
CREATE INDEX `project_interests_project` ON `project_interests` (`project_id`,`status`);--> statement-breakpoint
CREATE INDEX `project_interests_institution` ON `project_interests` (`institution_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_interests_open_unique` ON `project_interests` (`need_id`,`project_id`,`institution_id`) WHERE status = 'sent';--> statement-breakpoint
CREATE TABLE `__new_project_partners` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`institution_id` text,
	`external_name` text,
	`country` text,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`interest_id` text,
	`need_id` text,
	`invited_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by_id` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interest_id`) REFERENCES `project_interests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_partners_status_check" CHECK("status" in ('invited', 'confirmed', 'declined', 'left', 'cancelled', 'removed'))
);
--> statement-breakpoint
INSERT INTO `__new_project_partners`("id", "project_id", "institution_id", "external_name", "country", "role", "status", "interest_id", "need_id", "invited_at", "answered_at", "answered_by_id") SELECT "id", "project_id", "institution_id", "external_name", "country", "role", "status", "interest_id", "need_id", "invited_at", "answered_at", "answered_by_id" FROM `project_partners`;--> statement-breakpoint
DROP TABLE `project_partners`;--> statement-breakpoint
ALTER TABLE `__new_project_partners` RENAME TO `project_partners`;--> statement-breakpoint
CREATE INDEX `project_partners_project` ON `project_partners` (`project_id`);--> statement-breakpoint
CREATE INDEX `project_partners_institution` ON `project_partners` (`institution_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_partners_institution_unique` ON `project_partners` (`project_id`,`institution_id`);--> statement-breakpoint
CREATE TABLE `__new_projects` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`status` text NOT NULL,
	`title_en` text NOT NULL,
	`translated_titles` text DEFAULT '{}' NOT NULL,
	`acronym` text,
	`kind` text,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`lead_institution_id` text NOT NULL,
	`lead_user_id` text NOT NULL,
	`start_month` text,
	`end_month` text,
	`funding_status` text,
	`programme` text,
	`call_url` text,
	`call_deadline` text,
	`budget_band` text,
	`answer_by` text,
	`is_seeking_partners` integer NOT NULL,
	`visibility` text,
	`ethics_notes` text,
	`is_unesco_name_planned` integer,
	`answers` text,
	`typed` text,
	`moderation_note` text,
	`decline_reason` text,
	`form_read` text,
	`moderated_by_id` text,
	`moderated_at` integer,
	`is_changed_since_check` integer NOT NULL,
	`final_summary` text,
	`version` integer NOT NULL,
	`search` text NOT NULL,
	`form_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`submitted_at` integer,
	`published_at` integer,
	`completed_at` integer,
	FOREIGN KEY (`lead_institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "projects_status_check" CHECK("status" in ('draft', 'submitted', 'changes_requested', 'open', 'closed_to_partners', 'completed', 'archived', 'declined')),
	CONSTRAINT "projects_visibility_check" CHECK("visibility" in ('public', 'members', 'invited'))
);
--> statement-breakpoint
INSERT INTO `__new_projects`("id", "slug", "status", "title_en", "translated_titles", "acronym", "kind", "summary", "description", "lead_institution_id", "lead_user_id", "start_month", "end_month", "funding_status", "programme", "call_url", "call_deadline", "budget_band", "answer_by", "is_seeking_partners", "visibility", "ethics_notes", "is_unesco_name_planned", "answers", "typed", "moderation_note", "decline_reason", "form_read", "moderated_by_id", "moderated_at", "is_changed_since_check", "final_summary", "version", "search", "form_key", "created_at", "updated_at", "updated_by_id", "submitted_at", "published_at", "completed_at") SELECT "id", "slug", "status", "title_en", "translated_titles", "acronym", "kind", "summary", "description", "lead_institution_id", "lead_user_id", "start_month", "end_month", "funding_status", "programme", "call_url", "call_deadline", "budget_band", "answer_by", "is_seeking_partners", "visibility", "ethics_notes", "is_unesco_name_planned", "answers", "typed", "moderation_note", "decline_reason", "form_read", "moderated_by_id", "moderated_at", "is_changed_since_check", "final_summary", "version", "search", "form_key", "created_at", "updated_at", "updated_by_id", "submitted_at", "published_at", "completed_at" FROM `projects`;--> statement-breakpoint
DROP TABLE `projects`;--> statement-breakpoint
ALTER TABLE `__new_projects` RENAME TO `projects`;--> statement-breakpoint
CREATE UNIQUE INDEX `projects_slug_unique` ON `projects` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `projects_form_key_unique` ON `projects` (`lead_user_id`,`form_key`);--> statement-breakpoint
CREATE INDEX `projects_status` ON `projects` (`status`,`answer_by`);--> statement-breakpoint
CREATE INDEX `projects_lead` ON `projects` (`lead_institution_id`);--> statement-breakpoint
CREATE TABLE `__new_application_sections` (
	`application_id` text NOT NULL,
	`section` text NOT NULL,
	`answers` text NOT NULL,
	`version` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by_id` text NOT NULL,
	PRIMARY KEY(`application_id`, `section`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_application_sections`("application_id", "section", "answers", "version", "saved_at", "saved_by_id") SELECT "application_id", "section", "answers", "version", "saved_at", "saved_by_id" FROM `application_sections`;--> statement-breakpoint
DROP TABLE `application_sections`;--> statement-breakpoint
ALTER TABLE `__new_application_sections` RENAME TO `application_sections`;--> statement-breakpoint
CREATE TABLE `__new_application_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text NOT NULL,
	`is_from_applicant` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_application_messages`("id", "application_id", "author_id", "is_from_applicant", "body", "created_at") SELECT "id", "application_id", "author_id", "is_from_applicant", "body", "created_at" FROM `application_messages`;--> statement-breakpoint
DROP TABLE `application_messages`;--> statement-breakpoint
ALTER TABLE `__new_application_messages` RENAME TO `application_messages`;--> statement-breakpoint
CREATE INDEX `application_messages_application` ON `application_messages` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_application_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`author_id` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_application_notes`("id", "application_id", "author_id", "body", "created_at") SELECT "id", "application_id", "author_id", "body", "created_at" FROM `application_notes`;--> statement-breakpoint
DROP TABLE `application_notes`;--> statement-breakpoint
ALTER TABLE `__new_application_notes` RENAME TO `application_notes`;--> statement-breakpoint
CREATE INDEX `application_notes_application` ON `application_notes` (`application_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `__new_information_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`round` integer NOT NULL,
	`fields` text NOT NULL,
	`documents` text NOT NULL,
	`message` text NOT NULL,
	`requested_by_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`check_due_at` integer,
	`answered_at` integer,
	`changed_at` integer,
	`taken_back_at` integer,
	`answers_before` text NOT NULL,
	`answers_after` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`requested_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_information_requests`("id", "application_id", "round", "fields", "documents", "message", "requested_by_id", "requested_at", "due_at", "check_due_at", "answered_at", "changed_at", "taken_back_at", "answers_before", "answers_after") SELECT "id", "application_id", "round", "fields", "documents", "message", "requested_by_id", "requested_at", "due_at", "check_due_at", "answered_at", "changed_at", "taken_back_at", "answers_before", "answers_after" FROM `information_requests`;--> statement-breakpoint
DROP TABLE `information_requests`;--> statement-breakpoint
ALTER TABLE `__new_information_requests` RENAME TO `information_requests`;--> statement-breakpoint
CREATE UNIQUE INDEX `information_requests_standing_unique` ON `information_requests` (`application_id`,`round`) WHERE taken_back_at is null;--> statement-breakpoint
CREATE TABLE `__new_institutions` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name_official` text NOT NULL,
	`name_official_language` text NOT NULL,
	`name_en` text NOT NULL,
	`translated_names` text DEFAULT '{}' NOT NULL,
	`other_names` text NOT NULL,
	`acronym` text,
	`type` text NOT NULL,
	`control` text NOT NULL,
	`founded_year` integer,
	`country` text NOT NULL,
	`subregion` text NOT NULL,
	`city` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`website` text NOT NULL,
	`social_links` text,
	`email_domains` text NOT NULL,
	`registry_id` text,
	`whed_id` text,
	`other_ids` text NOT NULL,
	`profile_en` text NOT NULL,
	`key_figures` text NOT NULL,
	`languages_of_instruction` text NOT NULL,
	`degree_levels` text NOT NULL,
	`unesco_links` text NOT NULL,
	`offers` text NOT NULL,
	`seeks` text NOT NULL,
	`recognition_authority` text,
	`accreditor` text,
	`accredited_until` text,
	`head_name` text NOT NULL,
	`head_position` text NOT NULL,
	`logo_file_id` text,
	`sort_name` text NOT NULL,
	`search` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`confirmed_at` integer NOT NULL,
	FOREIGN KEY (`logo_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_institutions`("id", "slug", "name_official", "name_official_language", "name_en", "translated_names", "other_names", "acronym", "type", "control", "founded_year", "country", "subregion", "city", "latitude", "longitude", "website", "social_links", "email_domains", "registry_id", "whed_id", "other_ids", "profile_en", "key_figures", "languages_of_instruction", "degree_levels", "unesco_links", "offers", "seeks", "recognition_authority", "accreditor", "accredited_until", "head_name", "head_position", "logo_file_id", "sort_name", "search", "version", "created_at", "updated_at", "confirmed_at") SELECT "id", "slug", "name_official", "name_official_language", "name_en", "translated_names", "other_names", "acronym", "type", "control", "founded_year", "country", "subregion", "city", "latitude", "longitude", "website", "social_links", "email_domains", "registry_id", "whed_id", "other_ids", "profile_en", "key_figures", "languages_of_instruction", "degree_levels", "unesco_links", "offers", "seeks", "recognition_authority", "accreditor", "accredited_until", "head_name", "head_position", "logo_file_id", "sort_name", "search", "version", "created_at", "updated_at", "confirmed_at" FROM `institutions`;--> statement-breakpoint
DROP TABLE `institutions`;--> statement-breakpoint
ALTER TABLE `__new_institutions` RENAME TO `institutions`;--> statement-breakpoint
CREATE UNIQUE INDEX `institutions_slug_unique` ON `institutions` (`slug`);--> statement-breakpoint
CREATE INDEX `institutions_country` ON `institutions` (`country`);--> statement-breakpoint
CREATE INDEX `institutions_registry` ON `institutions` (`registry_id`);--> statement-breakpoint
CREATE INDEX `institutions_sort` ON `institutions` (`sort_name`,`id`);--> statement-breakpoint
CREATE TABLE `__new_settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_id` text,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_settings`("name", "value", "updated_at", "updated_by_id") SELECT "name", "value", "updated_at", "updated_by_id" FROM `settings`;--> statement-breakpoint
DROP TABLE `settings`;--> statement-breakpoint
ALTER TABLE `__new_settings` RENAME TO `settings`;