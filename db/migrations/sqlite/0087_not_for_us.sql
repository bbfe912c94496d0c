CREATE TABLE `projects_not_for_us` (
	`institution_id` text NOT NULL,
	`project_id` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	`said_by_id` text NOT NULL,
	`said_at` integer NOT NULL,
	PRIMARY KEY(`institution_id`, `project_id`),
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`said_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `projects_not_for_us_project` ON `projects_not_for_us` (`project_id`);