CREATE TABLE `application_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`state` text NOT NULL,
	`due_on` text NOT NULL,
	`ties` text NOT NULL,
	`ties_reason` text,
	`assigned_by_id` text NOT NULL,
	`assigned_at` integer NOT NULL,
	`accepted_at` integer,
	`ended_at` integer,
	`ended_by_id` text,
	`end_reason` text,
	`version` integer NOT NULL,
	`scores` text NOT NULL,
	`comments` text NOT NULL,
	`remark` text NOT NULL,
	`given_at` integer,
	`first_scores` text,
	`changed_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`reviewer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_reviews_state_check" CHECK("state" in ('asked', 'accepted', 'given', 'declined', 'conflicted', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_reviews_open_unique` ON `application_reviews` (`application_id`,`reviewer_id`) WHERE state in ('asked', 'accepted', 'given');--> statement-breakpoint
CREATE INDEX `application_reviews_reviewer` ON `application_reviews` (`reviewer_id`,`state`);--> statement-breakpoint
CREATE INDEX `application_reviews_due` ON `application_reviews` (`state`,`due_on`);--> statement-breakpoint
ALTER TABLE `application_recommendations` ADD `without_reviews` text;