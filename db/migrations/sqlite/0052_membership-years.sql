CREATE TABLE `membership_reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`occasion` text NOT NULL,
	`round` text NOT NULL,
	`told_on` text NOT NULL,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_reminders_unique` ON `membership_reminders` (`membership_id`,`occasion`,`round`);--> statement-breakpoint
CREATE TABLE `membership_years` (
	`id` text PRIMARY KEY NOT NULL,
	`membership_id` text NOT NULL,
	`year` integer NOT NULL,
	`activities` text NOT NULL,
	`asked_at` integer NOT NULL,
	`confirmed_by_id` text,
	`confirmed_at` integer,
	FOREIGN KEY (`membership_id`) REFERENCES `memberships`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_years_unique` ON `membership_years` (`membership_id`,`year`);--> statement-breakpoint
CREATE INDEX `membership_years_year` ON `membership_years` (`year`,`confirmed_at`);