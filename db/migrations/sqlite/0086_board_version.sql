ALTER TABLE `projects` ADD `board_version` integer;--> statement-breakpoint
CREATE INDEX `projects_board_version` ON `projects` (`board_version`);