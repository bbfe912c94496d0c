ALTER TABLE `projects` ADD `text_language` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `title_original` text;