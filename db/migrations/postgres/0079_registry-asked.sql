ALTER TABLE "registry_changes" ADD COLUMN "asked_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "registry_changes" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registry_changes" ADD COLUMN "question" text collate "C";--> statement-breakpoint
ALTER TABLE "registry_changes" ADD COLUMN "replied_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "registry_changes" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registry_changes" ADD COLUMN "is_confirmed" boolean;--> statement-breakpoint
ALTER TABLE "registry_changes" ADD COLUMN "reply" text collate "C";--> statement-breakpoint
ALTER TABLE "registry_changes" ADD CONSTRAINT "registry_changes_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registry_changes" ADD CONSTRAINT "registry_changes_replied_by_id_users_id_fk" FOREIGN KEY ("replied_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;