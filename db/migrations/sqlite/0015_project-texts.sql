CREATE TABLE `project_texts` (
	`project_id` text NOT NULL,
	`kind` text NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`project_id`, `kind`, `locale`),
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `projects` ADD `translated_titles` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
INSERT INTO `project_texts` (`project_id`, `kind`, `locale`, `text`)
	SELECT `id`, 'title', 'ru', `title_ru` FROM `projects` WHERE `title_ru` <> '';--> statement-breakpoint
INSERT INTO `project_texts` (`project_id`, `kind`, `locale`, `text`)
	SELECT `id`, 'title', 'kk', `title_kk` FROM `projects` WHERE `title_kk` <> '';--> statement-breakpoint
UPDATE `projects` SET `translated_titles` = (
	SELECT json_group_object(t.`locale`, t.`text`) FROM `project_texts` t WHERE t.`project_id` = `projects`.`id` AND t.`kind` = 'title'
);--> statement-breakpoint
ALTER TABLE `projects` DROP COLUMN `title_ru`;--> statement-breakpoint
ALTER TABLE `projects` DROP COLUMN `title_kk`;