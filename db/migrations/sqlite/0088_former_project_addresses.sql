CREATE TABLE `former_project_addresses` (
	`slug` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`left_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `former_project_addresses_project` ON `former_project_addresses` (`project_id`);