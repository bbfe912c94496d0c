CREATE TABLE `project_reports` (
	`project_id` text PRIMARY KEY NOT NULL,
	`achievements` text NOT NULL,
	`problems` text NOT NULL,
	`follow_up` text NOT NULL,
	`testimonials` text NOT NULL,
	`people_total` integer,
	`people_women` integer,
	`people_youth` integer,
	`results` text NOT NULL,
	`may_publish` integer NOT NULL,
	`version` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`handed_in_at` integer,
	`read_by_id` text,
	`read_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`read_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `project_results` (
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
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_results_state_check" CHECK("state" in ('draft', 'submitted', 'returned', 'published', 'withdrawn')),
	CONSTRAINT "project_results_visibility_check" CHECK("visibility" in ('public', 'members')),
	CONSTRAINT "project_results_change_state_check" CHECK("change_state" in ('submitted', 'returned'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_results_slug_unique` ON `project_results` (`project_id`,`slug`);--> statement-breakpoint
CREATE INDEX `project_results_state` ON `project_results` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `result_institutions` (
	`id` text PRIMARY KEY NOT NULL,
	`result_id` text NOT NULL,
	`institution_id` text NOT NULL,
	FOREIGN KEY (`result_id`) REFERENCES `project_results`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `result_institutions_unique` ON `result_institutions` (`result_id`,`institution_id`);--> statement-breakpoint
CREATE INDEX `result_institutions_institution` ON `result_institutions` (`institution_id`);