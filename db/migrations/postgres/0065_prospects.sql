CREATE TABLE "prospect_invitations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"prospect_id" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"words" text collate "C",
	"token_sha256" text collate "C" NOT NULL,
	"sent_by_id" text collate "C" NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"answer" text collate "C",
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "prospect_invitations_answer_check" CHECK ("answer" in ('claimed', 'not_theirs', 'silenced'))
);
--> statement-breakpoint
CREATE TABLE "silenced_addresses" (
	"email_sha256" text collate "C" PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "prospects" ADD COLUMN "state" text collate "C" DEFAULT 'new' NOT NULL;--> statement-breakpoint
ALTER TABLE "prospects" ADD COLUMN "claimed_by_id" text collate "C";--> statement-breakpoint
ALTER TABLE "prospects" ADD COLUMN "application_id" text collate "C";--> statement-breakpoint
ALTER TABLE "prospect_invitations" ADD CONSTRAINT "prospect_invitations_prospect_id_prospects_id_fk" FOREIGN KEY ("prospect_id") REFERENCES "public"."prospects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospect_invitations" ADD CONSTRAINT "prospect_invitations_sent_by_id_users_id_fk" FOREIGN KEY ("sent_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prospect_invitations_token_unique" ON "prospect_invitations" USING btree ("token_sha256");--> statement-breakpoint
CREATE INDEX "prospect_invitations_prospect" ON "prospect_invitations" USING btree ("prospect_id","sent_at");--> statement-breakpoint
CREATE INDEX "prospect_invitations_email" ON "prospect_invitations" USING btree ("email","sent_at");--> statement-breakpoint
CREATE INDEX "prospect_invitations_sender" ON "prospect_invitations" USING btree ("sent_by_id");--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_claimed_by_id_users_id_fk" FOREIGN KEY ("claimed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prospects_state" ON "prospects" USING btree ("state");--> statement-breakpoint
CREATE INDEX "prospects_claimed" ON "prospects" USING btree ("claimed_by_id");--> statement-breakpoint
CREATE INDEX "prospects_application" ON "prospects" USING btree ("application_id");--> statement-breakpoint
ALTER TABLE "prospects" ADD CONSTRAINT "prospects_state_check" CHECK ("state" in ('new', 'invited', 'claimed', 'applied', 'not_theirs', 'silenced'));