ALTER TABLE `conversation_messages` ADD `author_name` text;--> statement-breakpoint
ALTER TABLE `enquiries` ADD `sender_name` text;--> statement-breakpoint
ALTER TABLE `enquiries` ADD `sender_domain` text;--> statement-breakpoint
ALTER TABLE `enquiries` ADD `is_from_secretariat` integer DEFAULT false NOT NULL;