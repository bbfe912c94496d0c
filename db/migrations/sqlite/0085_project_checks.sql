CREATE TABLE `project_changes` (
	`project_id` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`answers` text NOT NULL,
	`handed_in_by_id` text NOT NULL,
	`handed_in_at` integer NOT NULL,
	`note` text,
	`decline_reason` text,
	`answered_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`handed_in_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_changes_status_check" CHECK("status" in ('waiting', 'returned', 'declined'))
);
--> statement-breakpoint
CREATE TABLE `project_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`version` integer NOT NULL,
	`outcome` text NOT NULL,
	`answers` text NOT NULL,
	`note` text,
	`decline_reason` text,
	`checked_by_id` text NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`checked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_checks_outcome_check" CHECK("outcome" in ('published', 'changes_requested', 'declined', 'looked_at', 'change_published', 'change_returned', 'change_declined'))
);
--> statement-breakpoint
CREATE INDEX `project_checks_project` ON `project_checks` (`project_id`,`checked_at`);--> statement-breakpoint
CREATE TABLE `project_editors` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`user_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`status` text NOT NULL,
	`invited_by_id` text NOT NULL,
	`invited_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_editors_status_check" CHECK("status" in ('invited', 'confirmed', 'declined', 'left', 'removed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_editors_unique` ON `project_editors` (`project_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `project_editors_user` ON `project_editors` (`user_id`,`status`);--> statement-breakpoint
CREATE INDEX `project_editors_institution` ON `project_editors` (`institution_id`);