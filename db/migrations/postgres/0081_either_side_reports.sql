ALTER TABLE "enquiries" ADD COLUMN "is_reported_by_sender" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "accused_id" text collate "C";--> statement-breakpoint
ALTER TABLE "enquiry_findings" ADD COLUMN "is_reported_by_sender" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_accused_id_users_id_fk" FOREIGN KEY ("accused_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiries_accused" ON "enquiries" USING btree ("accused_id");--> statement-breakpoint
UPDATE "enquiries" SET "accused_id" = "sender_id" WHERE "reported_at" IS NOT NULL;