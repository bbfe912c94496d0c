CREATE TABLE `take_over_checks` (
	`request_id` text PRIMARY KEY NOT NULL,
	`position` text NOT NULL,
	`head_email` text,
	`head_locale` text,
	`token_sha256` text,
	`times_sent` integer NOT NULL,
	`expires_at` integer,
	`answer` text,
	`answered_at` integer,
	`signed_name` text,
	`words` text,
	FOREIGN KEY (`request_id`) REFERENCES `access_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "take_over_checks_answer_check" CHECK("answer" in ('confirmed', 'declined'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `take_over_checks_token_unique` ON `take_over_checks` (`token_sha256`);--> statement-breakpoint
CREATE TABLE `take_over_told` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`user_id` text NOT NULL,
	`is_former` integer NOT NULL,
	`told_at` integer NOT NULL,
	`objected_at` integer,
	`objection` text,
	FOREIGN KEY (`request_id`) REFERENCES `access_requests`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `take_over_told_unique` ON `take_over_told` (`request_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `take_over_told_user` ON `take_over_told` (`user_id`);