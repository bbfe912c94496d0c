CREATE TABLE `membership_withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`letter_file_id` text NOT NULL,
	`ends` text NOT NULL,
	`reason` text NOT NULL,
	`last_day` text,
	`asked_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`acknowledged_by_id` text,
	`acknowledged_at` integer,
	`outcome` text,
	`settled_by_id` text,
	`settled_at` integer,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`letter_file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`acknowledged_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_withdrawals_ends_check" CHECK("ends" in ('year_end', 'at_once')),
	CONSTRAINT "membership_withdrawals_outcome_check" CHECK("outcome" in ('taken_back', 'in_effect'))
);
--> statement-breakpoint
CREATE INDEX `membership_withdrawals_membership` ON `membership_withdrawals` (`membership_id`,`created_at`);