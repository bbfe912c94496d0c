CREATE TABLE `handover_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`from_user_id` text NOT NULL,
	`to_user_id` text NOT NULL,
	`reason` text NOT NULL,
	`proposed_by_id` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`outcome` text,
	`settled_by_id` text,
	`settled_at` integer,
	`answer` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`from_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handover_proposals_outcome_check" CHECK("outcome" in ('agreed', 'declined', 'taken_back'))
);
--> statement-breakpoint
CREATE INDEX `handover_proposals_application` ON `handover_proposals` (`application_id`);--> statement-breakpoint
CREATE INDEX `handover_proposals_to` ON `handover_proposals` (`to_user_id`);--> statement-breakpoint
CREATE INDEX `handover_proposals_outcome` ON `handover_proposals` (`outcome`);