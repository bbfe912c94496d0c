CREATE TABLE "late_evidence" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"url" text collate "C",
	"file_id" text collate "C",
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by_id" text collate "C" NOT NULL,
	CONSTRAINT "late_evidence_kind_check" CHECK ("kind" in ('register_link', 'authority_page', 'authority_letter'))
);
--> statement-breakpoint
ALTER TABLE "late_evidence" ADD CONSTRAINT "late_evidence_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_evidence" ADD CONSTRAINT "late_evidence_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_evidence" ADD CONSTRAINT "late_evidence_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "late_evidence_application" ON "late_evidence" USING btree ("application_id","added_at");