CREATE TABLE "handover_proposals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"application_id" text collate "C" NOT NULL,
	"from_user_id" text collate "C" NOT NULL,
	"to_user_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"proposed_by_id" text collate "C" NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"outcome" text collate "C",
	"settled_by_id" text collate "C",
	"settled_at" timestamp (3) with time zone,
	"answer" text collate "C",
	CONSTRAINT "handover_proposals_outcome_check" CHECK ("outcome" in ('agreed', 'declined', 'taken_back'))
);
--> statement-breakpoint
ALTER TABLE "handover_proposals" ADD CONSTRAINT "handover_proposals_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_proposals" ADD CONSTRAINT "handover_proposals_from_user_id_users_id_fk" FOREIGN KEY ("from_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_proposals" ADD CONSTRAINT "handover_proposals_to_user_id_users_id_fk" FOREIGN KEY ("to_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_proposals" ADD CONSTRAINT "handover_proposals_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_proposals" ADD CONSTRAINT "handover_proposals_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_proposals_application" ON "handover_proposals" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "handover_proposals_to" ON "handover_proposals" USING btree ("to_user_id");--> statement-breakpoint
CREATE INDEX "handover_proposals_outcome" ON "handover_proposals" USING btree ("outcome");