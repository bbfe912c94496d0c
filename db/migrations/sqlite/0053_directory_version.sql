ALTER TABLE `institutions` ADD `directory_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `institutions_directory_version` ON `institutions` (`directory_version`);--> statement-breakpoint
CREATE INDEX `registry_institutions_status` ON `registry_institutions` (`status`);