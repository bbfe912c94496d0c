CREATE TABLE "enquiry_findings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"enquiry_id" text collate "C" NOT NULL,
	"report_reason" text collate "C" NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"finding" text collate "C" NOT NULL,
	"change_reason" text collate "C",
	"found_by_id" text collate "C" NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "enquiry_findings" ADD CONSTRAINT "enquiry_findings_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_findings" ADD CONSTRAINT "enquiry_findings_found_by_id_users_id_fk" FOREIGN KEY ("found_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiry_findings_enquiry" ON "enquiry_findings" USING btree ("enquiry_id","found_at");