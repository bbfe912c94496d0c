CREATE TABLE `followed_members` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`revision` integer NOT NULL,
	`seen` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followed_members_unique` ON `followed_members` (`user_id`,`institution_id`);--> statement-breakpoint
CREATE INDEX `followed_members_institution` ON `followed_members` (`institution_id`);--> statement-breakpoint
CREATE TABLE `followed_searches` (
	`view_id` text PRIMARY KEY NOT NULL,
	`paused_at` integer,
	`revision` integer NOT NULL,
	`told_version` integer,
	`told_on` text NOT NULL,
	`marks` text NOT NULL,
	FOREIGN KEY (`view_id`) REFERENCES `saved_views`(`id`) ON UPDATE no action ON DELETE cascade
);
