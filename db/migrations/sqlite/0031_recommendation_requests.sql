CREATE TABLE `recommendation_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`token_sha256` text NOT NULL,
	`recommender` text NOT NULL,
	`office` text NOT NULL,
	`institution_id` text,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`reminders_sent` integer NOT NULL,
	`reminders_by_hand` integer NOT NULL,
	`reminded_at` integer,
	`answer` text,
	`answered_at` integer,
	`changed_at` integer,
	`words` text,
	`signed_name` text,
	`signed_position` text,
	`tie` text,
	`may_show` integer,
	`decline_reason` text,
	`cancelled_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "recommendation_requests_answer_check" CHECK("answer" in ('given', 'declined'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recommendation_requests_token_unique` ON `recommendation_requests` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `recommendation_requests_application` ON `recommendation_requests` (`application_id`);