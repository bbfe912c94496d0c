CREATE TABLE `page_hidings` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`result_id` text,
	`status_before` text,
	`fault` text NOT NULL,
	`reason` text NOT NULL,
	`hidden_at` integer NOT NULL,
	`hidden_by_id` text NOT NULL,
	`asked_again_at` integer,
	`asked_again_by_id` text,
	`asked_again` text,
	`settled_at` integer,
	`settled_by_id` text,
	`answer` text,
	`is_put_back` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`result_id`) REFERENCES `project_results`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hidden_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_again_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `page_hidings_project` ON `page_hidings` (`project_id`,`result_id`);--> statement-breakpoint
CREATE INDEX `page_hidings_asked` ON `page_hidings` (`asked_again_at`,`settled_at`);--> statement-breakpoint
CREATE TABLE `page_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text,
	`result_id` text,
	`institution_id` text,
	`reporter_id` text,
	`fault` text NOT NULL,
	`words` text,
	`created_at` integer NOT NULL,
	`open_key` text,
	`outcome` text,
	`answer` text,
	`settled_by_id` text,
	`settled_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`result_id`) REFERENCES `project_results`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reporter_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "page_reports_outcome_check" CHECK("outcome" in ('no_fault', 'taken_up', 'hidden'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_reports_open` ON `page_reports` (`open_key`);--> statement-breakpoint
CREATE INDEX `page_reports_project` ON `page_reports` (`project_id`,`result_id`);--> statement-breakpoint
CREATE INDEX `page_reports_institution` ON `page_reports` (`institution_id`);--> statement-breakpoint
CREATE INDEX `page_reports_waiting` ON `page_reports` (`outcome`,`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_projects` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`status` text NOT NULL,
	`title_en` text NOT NULL,
	`text_language` text,
	`title_original` text,
	`acronym` text,
	`kind` text,
	`summary` text NOT NULL,
	`description` text NOT NULL,
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
	`translated_titles` text DEFAULT '{}' NOT NULL,
	`lead_institution_id` text NOT NULL,
	`lead_user_id` text NOT NULL,
	`answers` text,
	`typed` text,
	`moderation_note` text,
	`decline_reason` text,
	`form_read` text,
	`moderated_by_id` text,
	`moderated_at` integer,
	`is_changed_since_check` integer NOT NULL,
	`final_summary` text,
	`unesco_file_id` text,
	`version` integer NOT NULL,
	`search` text NOT NULL,
	`form_key` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`submitted_at` integer,
	`published_at` integer,
	`completed_at` integer,
	`touched_at` integer,
	`stale_since` integer,
	`board_version` integer,
	FOREIGN KEY (`lead_institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lead_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`moderated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unesco_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "projects_status_check" CHECK("status" in ('draft', 'submitted', 'changes_requested', 'open', 'closed_to_partners', 'completed', 'archived', 'declined', 'hidden')),
	CONSTRAINT "projects_visibility_check" CHECK("visibility" in ('public', 'members', 'invited'))
);
--> statement-breakpoint
INSERT INTO `__new_projects`("id", "slug", "status", "title_en", "text_language", "title_original", "acronym", "kind", "summary", "description", "start_month", "end_month", "funding_status", "programme", "call_url", "call_deadline", "budget_band", "answer_by", "is_seeking_partners", "visibility", "ethics_notes", "is_unesco_name_planned", "translated_titles", "lead_institution_id", "lead_user_id", "answers", "typed", "moderation_note", "decline_reason", "form_read", "moderated_by_id", "moderated_at", "is_changed_since_check", "final_summary", "version", "search", "form_key", "created_at", "updated_at", "updated_by_id", "submitted_at", "published_at", "completed_at", "touched_at", "stale_since", "board_version") SELECT "id", "slug", "status", "title_en", "text_language", "title_original", "acronym", "kind", "summary", "description", "start_month", "end_month", "funding_status", "programme", "call_url", "call_deadline", "budget_band", "answer_by", "is_seeking_partners", "visibility", "ethics_notes", "is_unesco_name_planned", "translated_titles", "lead_institution_id", "lead_user_id", "answers", "typed", "moderation_note", "decline_reason", "form_read", "moderated_by_id", "moderated_at", "is_changed_since_check", "final_summary", "version", "search", "form_key", "created_at", "updated_at", "updated_by_id", "submitted_at", "published_at", "completed_at", "touched_at", "stale_since", "board_version" FROM `projects`;--> statement-breakpoint
DROP TABLE `projects`;--> statement-breakpoint
ALTER TABLE `__new_projects` RENAME TO `projects`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `projects_slug_unique` ON `projects` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `projects_form_key_unique` ON `projects` (`lead_user_id`,`form_key`);--> statement-breakpoint
CREATE INDEX `projects_status` ON `projects` (`status`,`answer_by`);--> statement-breakpoint
CREATE INDEX `projects_lead` ON `projects` (`lead_institution_id`);--> statement-breakpoint
CREATE INDEX `projects_board_version` ON `projects` (`board_version`);--> statement-breakpoint
CREATE TABLE `__new_project_results` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`slug` text,
	`state` text NOT NULL,
	`type` text NOT NULL,
	`title` text NOT NULL,
	`title_language` text NOT NULL,
	`titles` text NOT NULL,
	`description` text NOT NULL,
	`authors` text NOT NULL,
	`other_institutions` text NOT NULL,
	`date` text NOT NULL,
	`url` text,
	`file_id` text,
	`licence` text,
	`languages` text NOT NULL,
	`doi` text,
	`isbn` text,
	`themes` text NOT NULL,
	`visibility` text NOT NULL,
	`change` text,
	`change_state` text,
	`note` text,
	`search` text NOT NULL,
	`version` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_by_id` text,
	`submitted_at` integer,
	`checked_by_id` text,
	`checked_at` integer,
	`published_at` integer,
	`form_key` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_results_state_check" CHECK("state" in ('draft', 'submitted', 'returned', 'published', 'withdrawn', 'hidden')),
	CONSTRAINT "project_results_visibility_check" CHECK("visibility" in ('public', 'members')),
	CONSTRAINT "project_results_change_state_check" CHECK("change_state" in ('submitted', 'returned'))
);
--> statement-breakpoint
INSERT INTO `__new_project_results`("id", "project_id", "slug", "state", "type", "title", "title_language", "titles", "description", "authors", "other_institutions", "date", "url", "file_id", "licence", "languages", "doi", "isbn", "themes", "visibility", "change", "change_state", "note", "search", "version", "created_by_id", "created_at", "updated_by_id", "updated_at", "submitted_by_id", "submitted_at", "checked_by_id", "checked_at", "published_at", "form_key") SELECT "id", "project_id", "slug", "state", "type", "title", "title_language", "titles", "description", "authors", "other_institutions", "date", "url", "file_id", "licence", "languages", "doi", "isbn", "themes", "visibility", "change", "change_state", "note", "search", "version", "created_by_id", "created_at", "updated_by_id", "updated_at", "submitted_by_id", "submitted_at", "checked_by_id", "checked_at", "published_at", "form_key" FROM `project_results`;--> statement-breakpoint
DROP TABLE `project_results`;--> statement-breakpoint
ALTER TABLE `__new_project_results` RENAME TO `project_results`;--> statement-breakpoint
CREATE UNIQUE INDEX `project_results_slug_unique` ON `project_results` (`project_id`,`slug`);--> statement-breakpoint
CREATE INDEX `project_results_state` ON `project_results` (`state`,`published_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_results_form` ON `project_results` (`created_by_id`,`form_key`);