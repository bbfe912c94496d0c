CREATE TABLE `late_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`kind` text NOT NULL,
	`url` text,
	`file_id` text,
	`added_at` integer NOT NULL,
	`added_by_id` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "late_evidence_kind_check" CHECK("kind" in ('register_link', 'authority_page', 'authority_letter'))
);
--> statement-breakpoint
CREATE INDEX `late_evidence_application` ON `late_evidence` (`application_id`,`added_at`);