CREATE TABLE `initiative_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`initiative_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`last_day` text NOT NULL,
	`url` text,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `initiative_calls_initiative` ON `initiative_calls` (`initiative_id`,`position`);--> statement-breakpoint
CREATE TABLE `initiative_texts` (
	`initiative_id` text NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`initiative_id`, `locale`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `initiative_topics` (
	`initiative_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	PRIMARY KEY(`initiative_id`, `kind`, `code`),
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `initiatives` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text,
	`owner` text NOT NULL,
	`state` text NOT NULL,
	`source_name` text NOT NULL,
	`source_url` text,
	`original_locale` text NOT NULL,
	`start_year` integer,
	`end_year` integer,
	`contact_name` text,
	`contact_email` text,
	`withdrawal_reason` text,
	`version` integer NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "initiatives_owner_check" CHECK("owner" in ('unesco', 'association', 'other')),
	CONSTRAINT "initiatives_state_check" CHECK("state" in ('draft', 'published', 'withdrawn'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `initiatives_slug_unique` ON `initiatives` (`slug`);--> statement-breakpoint
CREATE INDEX `initiatives_state` ON `initiatives` (`state`);--> statement-breakpoint
CREATE TABLE `project_initiatives` (
	`project_id` text NOT NULL,
	`initiative_id` text NOT NULL,
	PRIMARY KEY(`project_id`, `initiative_id`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`initiative_id`) REFERENCES `initiatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `project_initiatives_initiative` ON `project_initiatives` (`initiative_id`);