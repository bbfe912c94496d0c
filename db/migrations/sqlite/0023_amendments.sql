CREATE TABLE `application_amendments` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`decision_id` text NOT NULL,
	`reason` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`letters` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`proposed_at` integer,
	`outcome` text,
	`settled_by_id` text,
	`settled_at` integer,
	`answer` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decision_id`) REFERENCES `application_decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "application_amendments_kind_check" CHECK("kind" in ('correction', 'reopening')),
	CONSTRAINT "application_amendments_outcome_check" CHECK("outcome" in ('agreed', 'declined', 'taken_back'))
);
--> statement-breakpoint
CREATE INDEX `application_amendments_application` ON `application_amendments` (`application_id`);--> statement-breakpoint
ALTER TABLE `applications` ADD `amendment_proposed_by_id` text REFERENCES users(id);