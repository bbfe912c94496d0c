PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_import_rows` (
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`cells` text NOT NULL,
	`result` text,
	`facts` text,
	`problems` text,
	`changes` text,
	`subject_id` text,
	`outcome` text,
	`reason` text,
	`written_version` integer,
	PRIMARY KEY(`import_id`, `line`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_rows_result_check" CHECK("result" in ('new', 'changed', 'unchanged', 'similar', 'error')),
	CONSTRAINT "import_rows_outcome_check" CHECK("outcome" in ('written', 'failed', 'undone', 'kept'))
);
--> statement-breakpoint
INSERT INTO `__new_import_rows`("import_id", "line", "cells", "result", "facts", "problems", "changes", "subject_id", "outcome", "reason", "written_version") SELECT "import_id", "line", "cells", "result", "facts", "problems", "changes", "subject_id", "outcome", "reason", "written_version" FROM `import_rows`;--> statement-breakpoint
DROP TABLE `import_rows`;--> statement-breakpoint
ALTER TABLE `__new_import_rows` RENAME TO `import_rows`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `import_rows_result` ON `import_rows` (`import_id`,`result`);--> statement-breakpoint
CREATE INDEX `import_rows_outcome` ON `import_rows` (`import_id`,`outcome`);