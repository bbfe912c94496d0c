CREATE TABLE `twin_judgements` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`other_kind` text NOT NULL,
	`other_id` text NOT NULL,
	`note` text NOT NULL,
	`judged_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`undone_by_id` text,
	`undone_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`judged_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undone_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "twin_judgements_other_kind_check" CHECK("other_kind" in ('member', 'application'))
);
--> statement-breakpoint
CREATE INDEX `twin_judgements_application` ON `twin_judgements` (`application_id`);--> statement-breakpoint
CREATE INDEX `twin_judgements_other` ON `twin_judgements` (`other_kind`,`other_id`);