CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`milliseconds` integer NOT NULL,
	`done` integer,
	`failures` integer NOT NULL,
	`last_failed_at` integer,
	`last_error` text
);
--> statement-breakpoint
ALTER TABLE `outbox` ADD `is_urgent` integer DEFAULT false NOT NULL;