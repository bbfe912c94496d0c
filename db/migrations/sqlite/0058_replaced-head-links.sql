CREATE TABLE `replaced_head_links` (
	`token_sha256` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`replaced_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `access_requests`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `replaced_head_links_request` ON `replaced_head_links` (`request_id`);--> statement-breakpoint
ALTER TABLE `access_requests` ADD `given_role` text;