ALTER TABLE `enquiries` ADD `is_reported_by_sender` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `enquiries` ADD `accused_id` text REFERENCES users(id);--> statement-breakpoint
CREATE INDEX `enquiries_accused` ON `enquiries` (`accused_id`);--> statement-breakpoint
ALTER TABLE `enquiry_findings` ADD `is_reported_by_sender` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `enquiries` SET `accused_id` = `sender_id` WHERE `reported_at` IS NOT NULL;