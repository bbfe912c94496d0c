CREATE TABLE `followed_projects` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`project_id` text NOT NULL,
	`is_on` integer NOT NULL,
	`pace` text,
	`parts` text NOT NULL,
	`revision` integer NOT NULL,
	`told_until` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `followed_projects_unique` ON `followed_projects` (`user_id`,`project_id`);--> statement-breakpoint
CREATE INDEX `followed_projects_project` ON `followed_projects` (`project_id`);--> statement-breakpoint
CREATE TABLE `project_visits` (
	`user_id` text NOT NULL,
	`project_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`seen_until` integer,
	PRIMARY KEY(`user_id`, `project_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `project_visits_project` ON `project_visits` (`project_id`);--> statement-breakpoint
CREATE TABLE `project_question_links` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`user_id` text NOT NULL,
	`token_sha256` text NOT NULL,
	FOREIGN KEY (`question_id`) REFERENCES `project_questions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_question_links_token_unique` ON `project_question_links` (`token_sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `project_question_links_person_unique` ON `project_question_links` (`question_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `project_questions` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`occasion` text NOT NULL,
	`period` text NOT NULL,
	`asked_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by_id` text,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "project_questions_answer_check" CHECK("answer" in ('seeking', 'filled', 'closed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `project_questions_unique` ON `project_questions` (`project_id`,`occasion`,`period`);--> statement-breakpoint
CREATE INDEX `project_questions_asked` ON `project_questions` (`project_id`,`asked_at`);--> statement-breakpoint
ALTER TABLE `news` ADD `pace` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `touched_at` integer;--> statement-breakpoint
ALTER TABLE `projects` ADD `stale_since` integer;