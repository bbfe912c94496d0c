CREATE TABLE "prepared_requests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"fields" jsonb NOT NULL,
	"documents" jsonb NOT NULL,
	"message" text collate "C" NOT NULL,
	"prepared_by_id" text collate "C" NOT NULL,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"answer" text collate "C",
	"answered_by_id" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"reason" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "request_prepared_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "prepared_requests" ADD CONSTRAINT "prepared_requests_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prepared_requests_application" ON "prepared_requests" USING btree ("application_id");