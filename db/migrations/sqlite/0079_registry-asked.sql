ALTER TABLE `registry_changes` ADD `asked_by_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `registry_changes` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `registry_changes` ADD `question` text;--> statement-breakpoint
ALTER TABLE `registry_changes` ADD `replied_by_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `registry_changes` ADD `replied_at` integer;--> statement-breakpoint
ALTER TABLE `registry_changes` ADD `is_confirmed` integer;--> statement-breakpoint
ALTER TABLE `registry_changes` ADD `reply` text;