CREATE TABLE `membership_objections` (
	`id` text PRIMARY KEY NOT NULL,
	`proposal_id` text NOT NULL,
	`objection` text NOT NULL,
	`objected_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	FOREIGN KEY (`proposal_id`) REFERENCES `membership_proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`objected_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_objections_proposal_unique` ON `membership_objections` (`proposal_id`);--> statement-breakpoint
ALTER TABLE `membership_proposals` ADD `object_until` text;