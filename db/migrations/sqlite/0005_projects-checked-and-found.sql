CREATE TABLE `project_member_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`search` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `projects` ADD `decline_reason` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `form_read` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `form_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `projects_form_key_unique` ON `projects` (`lead_user_id`,`form_key`);