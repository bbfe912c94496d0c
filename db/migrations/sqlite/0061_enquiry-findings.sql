CREATE TABLE `enquiry_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`enquiry_id` text NOT NULL,
	`report_reason` text NOT NULL,
	`reported_at` integer NOT NULL,
	`finding` text NOT NULL,
	`change_reason` text,
	`found_by_id` text NOT NULL,
	`found_at` integer NOT NULL,
	FOREIGN KEY (`enquiry_id`) REFERENCES `enquiries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`found_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `enquiry_findings_enquiry` ON `enquiry_findings` (`enquiry_id`,`found_at`);