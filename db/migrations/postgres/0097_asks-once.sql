ALTER TABLE "asks" ADD COLUMN "form_key" text collate "C";--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "ask_kind" text collate "C";--> statement-breakpoint
CREATE UNIQUE INDEX "asks_form" ON "asks" USING btree ("asked_by_id","form_key");--> statement-breakpoint
UPDATE "enquiries" SET "ask_kind" = (SELECT "asks"."kind" FROM "asks" JOIN "asked_members" ON "asked_members"."ask_id" = "asks"."id" WHERE "asked_members"."enquiry_id" = "enquiries"."id" LIMIT 1);