CREATE TABLE `draft_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`number` integer NOT NULL,
	`answers` text NOT NULL,
	`changes` text NOT NULL,
	`saved_by_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`restored_from` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`saved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_versions_number_unique` ON `draft_versions` (`application_id`,`number`);--> statement-breakpoint
CREATE TABLE `section_visits` (
	`application_id` text NOT NULL,
	`section` text NOT NULL,
	`user_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `section`, `user_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `section_visits_user` ON `section_visits` (`user_id`);--> statement-breakpoint
CREATE TABLE `access_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`words` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`passed_on_at` integer,
	`settled_at` integer,
	`settled_by_id` text,
	`answer` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "access_requests_state_check" CHECK("state" in ('asked', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `access_requests_subject` ON `access_requests` (`subject_type`,`subject_id`,`state`);--> statement-breakpoint
CREATE INDEX `access_requests_user` ON `access_requests` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `access_requests_state` ON `access_requests` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`role` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`state` text NOT NULL,
	`token_sha256` text NOT NULL,
	`invited_by_id` text NOT NULL,
	`times_sent` integer NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by_id` text,
	FOREIGN KEY (`invited_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitations_state_check" CHECK("state" in ('sent', 'accepted', 'declined', 'revoked'))
);
--> statement-breakpoint
CREATE INDEX `invitations_subject` ON `invitations` (`subject_type`,`subject_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `invitations_email` ON `invitations` (`email`);--> statement-breakpoint
CREATE INDEX `invitations_inviter` ON `invitations` (`invited_by_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_unique` ON `invitations` (`token_sha256`);--> statement-breakpoint
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
	CONSTRAINT "one_time_tokens_granted_role_check" CHECK("granted_role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'))
);
--> statement-breakpoint
INSERT INTO `__new_one_time_tokens`("id", "purpose", "user_id", "email", "granted_role", "granted_institution_id", "granted_countries", "created_by_id", "redirect_to", "created_at", "expires_at", "used_at") SELECT "id", "purpose", "user_id", "email", "granted_role", "granted_institution_id", "granted_countries", "created_by_id", "redirect_to", "created_at", "expires_at", "used_at" FROM `one_time_tokens`;--> statement-breakpoint
DROP TABLE `one_time_tokens`;--> statement-breakpoint
ALTER TABLE `__new_one_time_tokens` RENAME TO `one_time_tokens`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `one_time_tokens_user` ON `one_time_tokens` (`user_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_email` ON `one_time_tokens` (`email`,`purpose`);--> statement-breakpoint
CREATE INDEX `one_time_tokens_expires` ON `one_time_tokens` (`expires_at`);--> statement-breakpoint
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
	CONSTRAINT "grants_role_check" CHECK("role" in ('coordinator', 'council', 'chair', 'reviewer', 'administrator', 'representative', 'alternate', 'editor', 'project_officer', 'applicant', 'co_applicant', 'applicant_reader'))
);
--> statement-breakpoint
INSERT INTO `__new_grants`("id", "user_id", "role", "institution_id", "application_id", "countries", "granted_by_id", "created_at", "revoked_at") SELECT "id", "user_id", "role", "institution_id", "application_id", "countries", "granted_by_id", "created_at", "revoked_at" FROM `grants`;--> statement-breakpoint
DROP TABLE `grants`;--> statement-breakpoint
ALTER TABLE `__new_grants` RENAME TO `grants`;--> statement-breakpoint
CREATE INDEX `grants_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE INDEX `grants_institution` ON `grants` (`institution_id`);--> statement-breakpoint
CREATE INDEX `grants_application` ON `grants` (`application_id`);