CREATE TABLE `unsent_texts` (
	`application_id` text NOT NULL,
	`user_id` text NOT NULL,
	`body` text NOT NULL,
	`kept_at` integer NOT NULL,
	PRIMARY KEY(`application_id`, `user_id`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `unsent_texts_user` ON `unsent_texts` (`user_id`);