CREATE TABLE `council_ballots` (
	`item_id` text NOT NULL,
	`user_id` text NOT NULL,
	`mark` text NOT NULL,
	`choice` text,
	`bar` text,
	`word` text,
	`cast_at` integer,
	PRIMARY KEY(`item_id`, `user_id`),
	FOREIGN KEY (`item_id`) REFERENCES `council_items`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `council_ballots_mark` ON `council_ballots` (`mark`);--> statement-breakpoint
CREATE INDEX `council_ballots_user` ON `council_ballots` (`user_id`);--> statement-breakpoint
CREATE TABLE `council_items` (
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
	FOREIGN KEY (`session_id`) REFERENCES `council_sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `council_items_once` ON `council_items` (`session_id`,`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `council_items_subject` ON `council_items` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `council_roll` (
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`is_chair` integer NOT NULL,
	PRIMARY KEY(`session_id`, `user_id`),
	FOREIGN KEY (`session_id`) REFERENCES `council_sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `council_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`rules` text NOT NULL,
	`roll_hash` text,
	`seal` text,
	`version` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`opened_by_id` text,
	`closed_at` integer,
	`closed_by_id` text,
	`announced_at` integer,
	`reminded_at` integer
);
--> statement-breakpoint
CREATE INDEX `council_sessions_state` ON `council_sessions` (`state`,`starts_at`);--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `ballot` text;