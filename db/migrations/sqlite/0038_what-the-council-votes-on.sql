PRAGMA foreign_keys=OFF;--> statement-breakpoint
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
	CONSTRAINT "council_ballots_bar_check" CHECK("bar" in ('conflict', 'recommended', 'proposed', 'reviewed'))
);
--> statement-breakpoint
INSERT INTO `__new_council_ballots`("item_id", "user_id", "mark", "choice", "bar", "word", "cast_at") SELECT "item_id", "user_id", "mark", "choice", "bar", "word", "cast_at" FROM `council_ballots`;--> statement-breakpoint
DROP TABLE `council_ballots`;--> statement-breakpoint
ALTER TABLE `__new_council_ballots` RENAME TO `council_ballots`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
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
	CONSTRAINT "council_items_subject_type_check" CHECK("subject_type" in ('application', 'membership', 'rule')),
	CONSTRAINT "council_items_proposal_check" CHECK("proposal" in ('admit_full', 'admit_observer', 'admit_associate', 'defer', 'refuse', 'suspend', 'reinstate', 'renew', 'adopt')),
	CONSTRAINT "council_items_verdict_check" CHECK("verdict" in ('carried', 'deferred', 'lost', 'no_quorum')),
	CONSTRAINT "council_items_category_check" CHECK("category" in ('full', 'observer', 'associate'))
);
--> statement-breakpoint
INSERT INTO `__new_council_items`("id", "session_id", "subject_type", "subject_id", "recommendation_id", "proposal", "case_number", "position", "closed_at", "verdict", "roll_hash", "seal", "category", "reason_codes", "explanation", "deferred_until", "decision_id", "returned_at") SELECT "id", "session_id", "subject_type", "subject_id", "recommendation_id", "proposal", "case_number", "position", "closed_at", "verdict", "roll_hash", "seal", "category", "reason_codes", "explanation", "deferred_until", "decision_id", "returned_at" FROM `council_items`;--> statement-breakpoint
DROP TABLE `council_items`;--> statement-breakpoint
ALTER TABLE `__new_council_items` RENAME TO `council_items`;--> statement-breakpoint
CREATE UNIQUE INDEX `council_items_once` ON `council_items` (`session_id`,`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `council_items_subject` ON `council_items` (`subject_type`,`subject_id`);--> statement-breakpoint
ALTER TABLE `membership_proposals` ADD `ballot` text;