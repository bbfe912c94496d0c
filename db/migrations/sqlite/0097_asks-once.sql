ALTER TABLE `asks` ADD `form_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `asks_form` ON `asks` (`asked_by_id`,`form_key`);--> statement-breakpoint
ALTER TABLE `enquiries` ADD `ask_kind` text;--> statement-breakpoint
UPDATE `enquiries` SET `ask_kind` = (SELECT `asks`.`kind` FROM `asks` JOIN `asked_members` ON `asked_members`.`ask_id` = `asks`.`id` WHERE `asked_members`.`enquiry_id` = `enquiries`.`id` LIMIT 1);