CREATE TABLE `domain_proofs` (
	`application_id` text NOT NULL,
	`domain` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`application_id`, `domain`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "domain_proofs_state_check" CHECK("state" in ('pending', 'found', 'missing', 'unreachable'))
);
