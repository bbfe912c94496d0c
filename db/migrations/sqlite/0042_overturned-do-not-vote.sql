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
	CONSTRAINT "council_ballots_bar_check" CHECK("bar" in ('conflict', 'recommended', 'proposed', 'reviewed', 'overturned'))
);
--> statement-breakpoint
INSERT INTO `__new_council_ballots`("item_id", "user_id", "mark", "choice", "bar", "word", "cast_at") SELECT "item_id", "user_id", "mark", "choice", "bar", "word", "cast_at" FROM `council_ballots`;--> statement-breakpoint
DROP TABLE `council_ballots`;--> statement-breakpoint
ALTER TABLE `__new_council_ballots` RENAME TO `council_ballots`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `council_ballots_mark` ON `council_ballots` (`mark`);--> statement-breakpoint
CREATE INDEX `council_ballots_user` ON `council_ballots` (`user_id`);