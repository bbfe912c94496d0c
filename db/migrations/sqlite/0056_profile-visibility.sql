ALTER TABLE `institutions` ADD `restrictions` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `institutions` ADD `restricted_answers` text DEFAULT '{}' NOT NULL;