CREATE TABLE `followed_initiatives` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`initiative_id` text NOT NULL,
	`is_on` integer NOT NULL,
	`pace` text,
	`parts` text NOT NULL,
	`revision` integer NOT NULL,
	`told_until` integer NOT NULL,
	`marks` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followed_initiatives_unique` ON `followed_initiatives` (`user_id`,`initiative_id`);--> statement-breakpoint
CREATE INDEX `followed_initiatives_initiative` ON `followed_initiatives` (`initiative_id`);