ALTER TABLE `project_results` ADD `form_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `project_results_form` ON `project_results` (`created_by_id`,`form_key`);