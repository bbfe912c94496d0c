CREATE TABLE `discussion_posts` (
	`message_id` text PRIMARY KEY NOT NULL,
	`topic_id` text NOT NULL,
	`is_opening` integer NOT NULL,
	`corrected_at` integer,
	`removed_at` integer,
	`hidden_at` integer,
	`hidden_by_id` text,
	`hidden_reason` text,
	`asked_again_at` integer,
	`asked_again` text,
	`settled_at` integer,
	`settled_by_id` text,
	FOREIGN KEY (`message_id`) REFERENCES `conversation_messages`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`topic_id`) REFERENCES `discussion_topics`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`hidden_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `discussion_posts_topic` ON `discussion_posts` (`topic_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `discussion_posts_asked` ON `discussion_posts` (`asked_again_at`,`settled_at`);--> statement-breakpoint
CREATE TABLE `discussion_topics` (
	`id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`title` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`project_id`) REFERENCES `projects`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `discussion_topics_project` ON `discussion_topics` (`project_id`,`created_at`);