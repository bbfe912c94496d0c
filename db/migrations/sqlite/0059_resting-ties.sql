ALTER TABLE `grants` ADD `confirmed_at` integer;--> statement-breakpoint
ALTER TABLE `grants` ADD `asked_at` integer;--> statement-breakpoint
ALTER TABLE `grants` ADD `resting_since` integer;