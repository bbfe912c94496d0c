CREATE TABLE `conversations_waiting_other` (
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`subject_type`, `subject_id`)
);
