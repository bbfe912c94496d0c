ALTER TABLE `institutions` ADD `answers` text;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_decision_drafts` (
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
	FOREIGN KEY (`recommendation_id`) REFERENCES `application_recommendations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decision_drafts_outcome_check" CHECK("outcome" in ('approve', 'defer', 'refuse')),
	CONSTRAINT "decision_drafts_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
INSERT INTO `__new_decision_drafts`("application_id", "user_id", "recommendation_id", "outcome", "category", "reason_codes", "explanation", "deferred_until", "letters", "updated_at") SELECT "application_id", "user_id", "recommendation_id", "outcome", "category", "reason_codes", "explanation", "deferred_until", "letters", "updated_at" FROM `decision_drafts`;--> statement-breakpoint
DROP TABLE `decision_drafts`;--> statement-breakpoint
ALTER TABLE `__new_decision_drafts` RENAME TO `decision_drafts`;--> statement-breakpoint
PRAGMA foreign_keys=ON;