CREATE TABLE `institution_texts` (
	`institution_id` text NOT NULL,
	`kind` text NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`institution_id`, `kind`, `locale`),
	FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `institutions` ADD `translated_names` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
INSERT INTO `institution_texts` (`institution_id`, `kind`, `locale`, `text`)
	SELECT `id`, 'name', 'ru', `name_ru` FROM `institutions` WHERE `name_ru` <> '';--> statement-breakpoint
INSERT INTO `institution_texts` (`institution_id`, `kind`, `locale`, `text`)
	SELECT `id`, 'name', 'kk', `name_kk` FROM `institutions` WHERE `name_kk` <> '';--> statement-breakpoint
INSERT INTO `institution_texts` (`institution_id`, `kind`, `locale`, `text`)
	SELECT `id`, 'profile', 'ru', `profile_ru` FROM `institutions` WHERE `profile_ru` <> '';--> statement-breakpoint
INSERT INTO `institution_texts` (`institution_id`, `kind`, `locale`, `text`)
	SELECT `id`, 'profile', 'kk', `profile_kk` FROM `institutions` WHERE `profile_kk` <> '';--> statement-breakpoint
UPDATE `institutions` SET `translated_names` = (
	SELECT json_group_object(t.`locale`, t.`text`) FROM `institution_texts` t WHERE t.`institution_id` = `institutions`.`id` AND t.`kind` = 'name'
);--> statement-breakpoint
ALTER TABLE `institutions` DROP COLUMN `name_ru`;--> statement-breakpoint
ALTER TABLE `institutions` DROP COLUMN `name_kk`;--> statement-breakpoint
ALTER TABLE `institutions` DROP COLUMN `profile_ru`;--> statement-breakpoint
ALTER TABLE `institutions` DROP COLUMN `profile_kk`;