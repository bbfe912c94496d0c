CREATE TABLE `former_addresses` (
	`slug` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`left_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `former_addresses_institution` ON `former_addresses` (`institution_id`);--> statement-breakpoint
CREATE TABLE `renamings` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`is_correction` integer NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`declined_for` text,
	`settled_at` integer,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "renamings_outcome_check" CHECK("outcome" in ('confirmed', 'declined', 'taken_back'))
);
--> statement-breakpoint
CREATE INDEX `renamings_institution` ON `renamings` (`institution_id`,`outcome`);