CREATE TABLE "job_runs" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"milliseconds" bigint NOT NULL,
	"done" bigint,
	"failures" bigint NOT NULL,
	"last_failed_at" timestamp (3) with time zone,
	"last_error" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "is_urgent" boolean DEFAULT false NOT NULL;