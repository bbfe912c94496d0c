CREATE TABLE `ask_links` (
	`id` text PRIMARY KEY NOT NULL,
	`asked_id` text NOT NULL,
	`user_id` text NOT NULL,
	`token_sha256` text NOT NULL,
	FOREIGN KEY (`asked_id`) REFERENCES `asked_members`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ask_links_token_unique` ON `ask_links` (`token_sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `ask_links_person_unique` ON `ask_links` (`asked_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `asked_members` (
	`id` text PRIMARY KEY NOT NULL,
	`ask_id` text NOT NULL,
	`institution_id` text NOT NULL,
	`reasons` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text,
	`message` text,
	`answered_at` integer,
	`answered_by_id` text,
	`is_chosen` integer DEFAULT false NOT NULL,
	`enquiry_id` text,
	FOREIGN KEY (`ask_id`) REFERENCES `asks`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enquiry_id`) REFERENCES `enquiries`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "asked_members_answer_check" CHECK("answer" in ('can_help', 'not_now'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `asked_members_unique` ON `asked_members` (`ask_id`,`institution_id`);--> statement-breakpoint
CREATE INDEX `asked_members_institution` ON `asked_members` (`institution_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `asks` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`kind` text NOT NULL,
	`sentence` text NOT NULL,
	`language` text NOT NULL,
	`languages` text NOT NULL,
	`themes` text NOT NULL,
	`fields` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by_id` text,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "asks_state_check" CHECK("state" in ('open', 'settled', 'withdrawn', 'ended_answered', 'ended_unanswered'))
);
--> statement-breakpoint
CREATE INDEX `asks_institution` ON `asks` (`institution_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `asks_state` ON `asks` (`state`,`ends_at`);--> statement-breakpoint
CREATE TABLE `members_unasked` (
	`institution_id` text PRIMARY KEY NOT NULL,
	`said_by_id` text NOT NULL,
	`said_at` integer NOT NULL,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`said_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
