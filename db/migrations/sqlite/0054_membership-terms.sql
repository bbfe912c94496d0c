CREATE TABLE `membership_renewals` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`ends_on` text NOT NULL,
	`summary` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_renewals_unique` ON `membership_renewals` (`membership_id`,`ends_on`);--> statement-breakpoint
ALTER TABLE `memberships` ADD `grace_until` text;