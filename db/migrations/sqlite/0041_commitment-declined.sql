ALTER TABLE `application_formalities` ADD `declined_at` integer;--> statement-breakpoint
ALTER TABLE `application_formalities` ADD `decline_reason` text;