CREATE TABLE "enquiries" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"sender_id" text collate "C" NOT NULL,
	"sender_institution_id" text collate "C",
	"topic" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"reported_by_id" text collate "C",
	"report_reason" text collate "C",
	"reported_at" timestamp (3) with time zone,
	"finding" text collate "C",
	"found_by_id" text collate "C",
	"found_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "enquiry_signatures" (
	"message_id" text collate "C" NOT NULL,
	"shows_name" boolean NOT NULL,
	"shows_email" boolean NOT NULL,
	CONSTRAINT "enquiry_signatures_message_id_pk" PRIMARY KEY("message_id")
);
--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_sender_id_users_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_sender_institution_id_institutions_id_fk" FOREIGN KEY ("sender_institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_reported_by_id_users_id_fk" FOREIGN KEY ("reported_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiries" ADD CONSTRAINT "enquiries_found_by_id_users_id_fk" FOREIGN KEY ("found_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enquiry_signatures" ADD CONSTRAINT "enquiry_signatures_message_id_conversation_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."conversation_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enquiries_institution" ON "enquiries" USING btree ("institution_id","created_at");--> statement-breakpoint
CREATE INDEX "enquiries_sender" ON "enquiries" USING btree ("sender_id","created_at");