CREATE TABLE `enquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`institution_id` text NOT NULL,
	`sender_id` text NOT NULL,
	`sender_institution_id` text,
	`topic` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`reported_by_id` text,
	`report_reason` text,
	`reported_at` integer,
	`finding` text,
	`found_by_id` text,
	`found_at` integer,
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sender_institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reported_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`found_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enquiries_institution` ON `enquiries` (`institution_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `enquiries_sender` ON `enquiries` (`sender_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `enquiry_signatures` (
	`message_id` text PRIMARY KEY NOT NULL,
	`shows_name` integer NOT NULL,
	`shows_email` integer NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `conversation_messages`(`id`) ON UPDATE no action ON DELETE cascade
);
