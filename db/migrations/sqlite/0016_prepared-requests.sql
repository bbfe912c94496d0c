CREATE TABLE `prepared_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`fields` text NOT NULL,
	`documents` text NOT NULL,
	`message` text NOT NULL,
	`prepared_by_id` text NOT NULL,
	`prepared_at` integer NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	`reason` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `prepared_requests_application` ON `prepared_requests` (`application_id`);--> statement-breakpoint
ALTER TABLE `applications` ADD `request_prepared_by_id` text;