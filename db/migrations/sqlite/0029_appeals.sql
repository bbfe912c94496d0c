CREATE TABLE `appeal_documents` (
	`id` text PRIMARY KEY NOT NULL,
	`appeal_id` text NOT NULL,
	`file_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `appeal_documents_appeal` ON `appeal_documents` (`appeal_id`);--> statement-breakpoint
CREATE TABLE `appeal_votes` (
	`appeal_id` text NOT NULL,
	`user_id` text NOT NULL,
	`outcome` text NOT NULL,
	`reasons` text NOT NULL,
	`cast_at` integer NOT NULL,
	PRIMARY KEY(`appeal_id`, `user_id`),
	FOREIGN KEY (`appeal_id`) REFERENCES `appeals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appeal_votes_outcome_check" CHECK("outcome" in ('dismiss', 'allow'))
);
--> statement-breakpoint
CREATE TABLE `appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`state` text NOT NULL,
	`grounds` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`lodged_by_id` text,
	`lodged_at` integer,
	`due_at` integer,
	`outcome` text,
	`reasons` text,
	`decided_at` integer,
	`held_until` integer,
	`closed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decision_id`) REFERENCES `application_decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lodged_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appeals_state_check" CHECK("state" in ('draft', 'lodged', 'withdrawn', 'dismissed', 'allowed')),
	CONSTRAINT "appeals_outcome_check" CHECK("outcome" in ('dismiss', 'allow'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appeals_open_unique` ON `appeals` (`application_id`) WHERE state in ('draft', 'lodged');--> statement-breakpoint
CREATE INDEX `appeals_held` ON `appeals` (`held_until`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "one_time_tokens_granted_role_check" CHECK("granted_role" in ('coordinator', 'council', 'chair', 'reviewer', 'appeals', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'))
);
--> statement-breakpoint
INSERT INTO `__new_one_time_tokens`("id", "purpose", "user_id", "email", "granted_role", "granted_institution_id", "granted_countries", "created_by_id", "redirect_to", "created_at", "expires_at", "used_at") SELECT "id", "purpose", "user_id", "email", "granted_role", "granted_institution_id", "granted_countries", "created_by_id", "redirect_to", "created_at", "expires_at", "used_at" FROM `one_time_tokens`;--> statement-breakpoint
DROP TABLE `one_time_tokens`;--> statement-breakpoint
ALTER TABLE `__new_one_time_tokens` RENAME TO `one_time_tokens`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `one_time_tokens_user` ON `one_time_tokens` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_email` ON `one_time_tokens` (`email`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_expires` ON `one_time_tokens` (`expires_at`);--> statement-breakpoint
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
	`amendment_proposed_by_id` text,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`coordinator_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_prepared_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`amendment_proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "applications_status_check" CHECK("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'deferred', 'approved', 'refused', 'appeal', 'refused_final', 'withdrawn', 'expired')),
	CONSTRAINT "applications_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "applications_came_back_check" CHECK("came_back" in ('answered', 'returned', 'deferred', 'conditions_met', 'appeal_allowed', 'corrected', 'free'))
);
--> statement-breakpoint
INSERT INTO `__new_applications`("id", "case_number", "status", "category", "locale", "owner_id", "precheck", "registry_id", "institution_name", "country", "city", "coordinator_id", "institution_id", "version", "search", "created_at", "updated_at", "status_changed_at", "due_at", "submitted_at", "decided_at", "came_back", "request_prepared_by_id", "amendment_proposed_by_id") SELECT "id", "case_number", "status", "category", "locale", "owner_id", "precheck", "registry_id", "institution_name", "country", "city", "coordinator_id", "institution_id", "version", "search", "created_at", "updated_at", "status_changed_at", "due_at", "submitted_at", "decided_at", "came_back", "request_prepared_by_id", "amendment_proposed_by_id" FROM `applications`;--> statement-breakpoint
DROP TABLE `applications`;--> statement-breakpoint
ALTER TABLE `__new_applications` RENAME TO `applications`;--> statement-breakpoint
CREATE UNIQUE INDEX `applications_case_number_unique` ON `applications` (`case_number`);--> statement-breakpoint
CREATE INDEX `applications_status` ON `applications` (`status`,`status_changed_at`);--> statement-breakpoint
CREATE INDEX `applications_queue` ON `applications` (`status`,`country`,`coordinator_id`,`case_number`,`category`,`came_back`,`due_at`,`submitted_at`,`request_prepared_by_id`,`amendment_proposed_by_id`,`institution_name`,`institution_id`,`id`);--> statement-breakpoint
CREATE INDEX `applications_coordinator` ON `applications` (`coordinator_id`);--> statement-breakpoint
CREATE INDEX `applications_country` ON `applications` (`country`);--> statement-breakpoint
CREATE INDEX `applications_owner` ON `applications` (`owner_id`);--> statement-breakpoint
CREATE INDEX `applications_registry` ON `applications` (`registry_id`);--> statement-breakpoint
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
	CONSTRAINT "grants_role_check" CHECK("role" in ('coordinator', 'council', 'chair', 'reviewer', 'appeals', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'))
);
--> statement-breakpoint
INSERT INTO `__new_grants`("id", "user_id", "role", "institution_id", "application_id", "countries", "granted_by_id", "created_at", "revoked_at") SELECT "id", "user_id", "role", "institution_id", "application_id", "countries", "granted_by_id", "created_at", "revoked_at" FROM `grants`;--> statement-breakpoint
DROP TABLE `grants`;--> statement-breakpoint
ALTER TABLE `__new_grants` RENAME TO `grants`;--> statement-breakpoint
CREATE INDEX `grants_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE INDEX `grants_role` ON `grants` (`role`);--> statement-breakpoint
CREATE INDEX `grants_institution` ON `grants` (`institution_id`);--> statement-breakpoint
CREATE INDEX `grants_application` ON `grants` (`application_id`);