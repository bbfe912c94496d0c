ALTER TABLE `application_formalities` ADD `sheet_accepted_at` integer;--> statement-breakpoint
ALTER TABLE `application_formalities` ADD `sheet_refused_at` integer;--> statement-breakpoint
ALTER TABLE `application_formalities` ADD `sheet_refusal` text;