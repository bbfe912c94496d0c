ALTER TABLE "conversation_messages" ADD COLUMN "author_name" text collate "C";--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "sender_name" text collate "C";--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "sender_domain" text collate "C";--> statement-breakpoint
ALTER TABLE "enquiries" ADD COLUMN "is_from_secretariat" boolean DEFAULT false NOT NULL;