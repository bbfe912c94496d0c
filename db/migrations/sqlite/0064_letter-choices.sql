CREATE TABLE `letter_choices` (
	`user_id` text NOT NULL,
	`letter_group` text NOT NULL,
	`pace` text NOT NULL,
	`ended_from` text,
	PRIMARY KEY(`user_id`, `letter_group`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `news` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`letter_group` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`line` text NOT NULL,
	`path` text,
	`is_held` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `news_dedupe_unique` ON `news` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `news_reader` ON `news` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `news_created` ON `news` (`created_at`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `ends` text;--> statement-breakpoint
INSERT INTO `letter_choices` (`user_id`, `letter_group`, `pace`)
SELECT `users`.`id`, `chosen`.`name`, 'never' FROM `users`
CROSS JOIN (SELECT 'institution' AS `name` UNION ALL SELECT 'projects') AS `chosen`
WHERE `users`.`gets_news` = 0;--> statement-breakpoint
ALTER TABLE `users` DROP COLUMN `gets_news`;