CREATE TABLE `decision_drafts` (
	`application_id` text NOT NULL,
	`user_id` text NOT NULL,
	`recommendation_id` text NOT NULL,
	`outcome` text NOT NULL,
	`category` text,
	`reason_codes` text NOT NULL,
	`explanation` text NOT NULL,
	`deferred_until` text,
	`letters` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `user_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decision_drafts_outcome_check" CHECK("outcome" in ('approve', 'defer', 'refuse')),
	CONSTRAINT "decision_drafts_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `letters` text;