CREATE TABLE `milestones` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`package_id` text,
	`title` text NOT NULL,
	`due_on` text NOT NULL,
	`institution_id` text NOT NULL,
	`responsible_id` text,
	`state` text NOT NULL,
	`evidence` text,
	`done_on` text,
	`done_by_id` text,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`package_id`) REFERENCES `work_packages`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`responsible_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "milestones_state_check" CHECK("state" in ('planned', 'in_progress', 'done', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `milestones_project` ON `milestones` (`project_id`,`due_on`);--> statement-breakpoint
CREATE INDEX `milestones_due` ON `milestones` (`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `progress_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`written_by_id` text NOT NULL,
	`written_at` integer NOT NULL,
	`light` text NOT NULL,
	`said` text NOT NULL,
	`reached` integer,
	`reached_women` integer,
	`reached_youth` integer,
	`countries` text NOT NULL,
	`next_steps` text,
	`risks` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "progress_notes_light_check" CHECK("light" in ('on_track', 'at_risk', 'off_track'))
);
--> statement-breakpoint
CREATE INDEX `progress_notes_project` ON `progress_notes` (`project_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `project_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`title` text NOT NULL,
	`starts_at` integer NOT NULL,
	`duration_minutes` integer NOT NULL,
	`time_zone` text NOT NULL,
	`place` text NOT NULL,
	`agenda` text,
	`minutes` text,
	`sequence` integer NOT NULL,
	`version` integer NOT NULL,
	`called_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`called_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_meetings_project` ON `project_meetings` (`project_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `work_package_partners` (
	`package_id` text NOT NULL,
	`institution_id` text NOT NULL,
	PRIMARY KEY(`package_id`, `institution_id`),
	FOREIGN KEY (`package_id`) REFERENCES `work_packages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `work_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`institution_id` text,
	`start_month` text NOT NULL,
	`end_month` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_packages_project` ON `work_packages` (`project_id`,`position`);--> statement-breakpoint
CREATE TABLE `work_tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`package_id` text,
	`sentence` text NOT NULL,
	`given_to_id` text NOT NULL,
	`given_by_id` text NOT NULL,
	`due_on` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`done_by_id` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`package_id`) REFERENCES `work_packages`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`given_to_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`done_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `work_tasks_project` ON `work_tasks` (`project_id`);--> statement-breakpoint
CREATE INDEX `work_tasks_person` ON `work_tasks` (`given_to_id`,`done_at`);