DROP INDEX `applications_queue`;--> statement-breakpoint
CREATE INDEX `applications_coordinator` ON `applications` (`coordinator_id`);--> statement-breakpoint
CREATE INDEX `applications_country` ON `applications` (`country`);--> statement-breakpoint
CREATE INDEX `applications_queue` ON `applications` (`status`,`country`,`coordinator_id`,`case_number`,`category`,`came_back`,`due_at`,`submitted_at`,`request_prepared_by_id`,`amendment_proposed_by_id`,`institution_name`,`institution_id`,`id`);--> statement-breakpoint
CREATE INDEX `grants_role` ON `grants` (`role`);