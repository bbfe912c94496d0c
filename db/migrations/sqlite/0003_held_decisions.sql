DROP INDEX `application_decisions_recommendation_unique`;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `held_until` integer;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `taken_back_at` integer;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `taken_back_by_id` text;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `corrected_at` integer;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `corrected_by_id` text;--> statement-breakpoint
ALTER TABLE `application_decisions` ADD `correction_reason` text;--> statement-breakpoint
CREATE UNIQUE INDEX `application_decisions_standing_unique` ON `application_decisions` (`recommendation_id`) WHERE taken_back_at is null;--> statement-breakpoint
CREATE INDEX `application_decisions_held` ON `application_decisions` (`held_until`);--> statement-breakpoint
DROP INDEX `information_requests_round_unique`;--> statement-breakpoint
ALTER TABLE `information_requests` ADD `changed_at` integer;--> statement-breakpoint
ALTER TABLE `information_requests` ADD `taken_back_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `information_requests_standing_unique` ON `information_requests` (`application_id`,`round`) WHERE taken_back_at is null;--> statement-breakpoint
ALTER TABLE `applications` ADD `came_back` text;--> statement-breakpoint
ALTER TABLE `conflicts_of_interest` ADD `undone_at` integer;--> statement-breakpoint
ALTER TABLE `conflicts_of_interest` ADD `undone_by_id` text;--> statement-breakpoint
ALTER TABLE `conflicts_of_interest` ADD `undone_reason` text;