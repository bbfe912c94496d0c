CREATE TABLE `public_version` (
	`value` integer NOT NULL
);
