ALTER TABLE `membership_years` ADD `taken` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `progress_notes` ADD `corrected_at` integer;