CREATE TABLE `application_formalities` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`commitment_way` text,
	`commitment_version` integer,
	`commitment_at` integer,
	`signed_name` text,
	`signed_position` text,
	`locale` text,
	`document_id` text,
	`token_sha256` text,
	`head_name` text,
	`head_email` text,
	`asked_at` integer,
	`times_asked` integer NOT NULL,
	`primary` text,
	`alternate` text,
	`waived` text,
	`waived_reason` text,
	`waived_by_id` text,
	`waived_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decision_id`) REFERENCES `application_decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `application_documents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`waived_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_formalities_commitment_way_check" CHECK("commitment_way" in ('head', 'link', 'sheet'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_formalities_token_unique` ON `application_formalities` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `application_formalities_application` ON `application_formalities` (`application_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "applications_status_check" CHECK("status" in ('draft', 'awaiting_head', 'submitted', 'in_check', 'info_requested', 'recommended', 'deferred', 'formalities', 'approved', 'approval_lapsed', 'refused', 'appeal', 'refused_final', 'withdrawn', 'expired')),
	CONSTRAINT "applications_category_check" CHECK("category" in ('full', 'observer', 'associate')),
	CONSTRAINT "applications_came_back_check" CHECK("came_back" in ('answered', 'returned', 'deferred', 'conditions_met', 'appeal_allowed', 'corrected', 'free'))
);
--> statement-breakpoint
INSERT INTO `__new_applications`("id", "case_number", "status", "category", "locale", "owner_id", "precheck", "registry_id", "institution_name", "country", "city", "coordinator_id", "institution_id", "version", "search", "created_at", "updated_at", "status_changed_at", "due_at", "submitted_at", "decided_at", "came_back", "request_prepared_by_id", "amendment_proposed_by_id") SELECT "id", "case_number", "status", "category", "locale", "owner_id", "precheck", "registry_id", "institution_name", "country", "city", "coordinator_id", "institution_id", "version", "search", "created_at", "updated_at", "status_changed_at", "due_at", "submitted_at", "decided_at", "came_back", "request_prepared_by_id", "amendment_proposed_by_id" FROM `applications`;--> statement-breakpoint
DROP TABLE `applications`;--> statement-breakpoint
ALTER TABLE `__new_applications` RENAME TO `applications`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `applications_case_number_unique` ON `applications` (`case_number`);--> statement-breakpoint
CREATE INDEX `applications_status` ON `applications` (`status`,`status_changed_at`);--> statement-breakpoint
CREATE INDEX `applications_queue` ON `applications` (`status`,`country`,`coordinator_id`,`case_number`,`category`,`came_back`,`due_at`,`submitted_at`,`request_prepared_by_id`,`amendment_proposed_by_id`,`institution_name`,`institution_id`,`id`);--> statement-breakpoint
CREATE INDEX `applications_coordinator` ON `applications` (`coordinator_id`);--> statement-breakpoint
CREATE INDEX `applications_country` ON `applications` (`country`);--> statement-breakpoint
CREATE INDEX `applications_owner` ON `applications` (`owner_id`);--> statement-breakpoint
CREATE INDEX `applications_registry` ON `applications` (`registry_id`);