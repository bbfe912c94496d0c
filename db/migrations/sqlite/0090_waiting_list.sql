PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_project_interests` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`need_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`expressed_by_id` text NOT NULL,
	`role` text NOT NULL,
	`message` text NOT NULL,
	`staff_available` text,
	`countries` text NOT NULL,
	`languages` text NOT NULL,
	`can_co_fund` integer NOT NULL,
	`is_head_informed` integer NOT NULL,
	`status` text NOT NULL,
	`decline_reason` text,
	`answer_note` text,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by_id` text,
	`reminded_at` integer,
	`reminded_again_at` integer,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expressed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_interests_status_check" CHECK("status" in ('sent', 'waiting_list', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
INSERT INTO `__new_project_interests`("id", "project_id", "need_id", "institution_id", "expressed_by_id", "role", "message", "staff_available", "countries", "languages", "can_co_fund", "is_head_informed", "status", "decline_reason", "answer_note", "created_at", "answered_at", "answered_by_id", "reminded_at") SELECT "id", "project_id", "need_id", "institution_id", "expressed_by_id", "role", "message", "staff_available", "countries", "languages", "can_co_fund", "is_head_informed", "status", "decline_reason", "answer_note", "created_at", "answered_at", "answered_by_id", "reminded_at" FROM `project_interests`;--> statement-breakpoint
DROP TABLE `project_interests`;--> statement-breakpoint
ALTER TABLE `__new_project_interests` RENAME TO `project_interests`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `project_interests_project` ON `project_interests` (`project_id`,`status`);--> statement-breakpoint
CREATE INDEX `project_interests_institution` ON `project_interests` (`institution_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_interests_open_unique` ON `project_interests` (`need_id`,`project_id`,`institution_id`) WHERE status in ('sent', 'waiting_list');--> statement-breakpoint
CREATE TABLE `__new_project_partners` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`institution_id` text,
	`external_name` text,
	`country` text,
	`role` text NOT NULL,
	`status` text NOT NULL,
	`interest_id` text,
	`need_id` text,
	`invited_at` integer NOT NULL,
	`invited_by_id` text,
	`message` text,
	`answer_by` text,
	`reminded_at` integer,
	`decline_reason` text,
	`decline_note` text,
	`answered_at` integer,
	`answered_by_id` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interest_id`) REFERENCES `project_interests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_partners_status_check" CHECK("status" in ('invited', 'confirmed', 'declined', 'left', 'cancelled', 'removed', 'lapsed'))
);
--> statement-breakpoint
INSERT INTO `__new_project_partners`("id", "project_id", "institution_id", "external_name", "country", "role", "status", "interest_id", "need_id", "invited_at", "answered_at", "answered_by_id") SELECT "id", "project_id", "institution_id", "external_name", "country", "role", "status", "interest_id", "need_id", "invited_at", "answered_at", "answered_by_id" FROM `project_partners`;--> statement-breakpoint
DROP TABLE `project_partners`;--> statement-breakpoint
ALTER TABLE `__new_project_partners` RENAME TO `project_partners`;--> statement-breakpoint
CREATE INDEX `project_partners_project` ON `project_partners` (`project_id`);--> statement-breakpoint
CREATE INDEX `project_partners_institution` ON `project_partners` (`institution_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_partners_institution_unique` ON `project_partners` (`project_id`,`institution_id`);