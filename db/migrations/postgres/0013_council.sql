CREATE TABLE "council_ballots" (
	"item_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"mark" text collate "C" NOT NULL,
	"choice" text collate "C",
	"bar" text collate "C",
	"word" text collate "C",
	"cast_at" timestamp (3) with time zone,
	CONSTRAINT "council_ballots_item_id_user_id_pk" PRIMARY KEY("item_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "council_items" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"subject_type" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"recommendation_id" text collate "C" NOT NULL,
	"proposal" text collate "C" NOT NULL,
	"case_number" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"verdict" text collate "C",
	"roll_hash" text collate "C",
	"seal" text collate "C",
	"category" text collate "C",
	"reason_codes" jsonb NOT NULL,
	"explanation" text collate "C" NOT NULL,
	"deferred_until" text collate "C",
	"decision_id" text collate "C",
	"returned_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "council_roll" (
	"session_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"is_chair" boolean NOT NULL,
	CONSTRAINT "council_roll_session_id_user_id_pk" PRIMARY KEY("session_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "council_sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"rules" jsonb NOT NULL,
	"roll_hash" text collate "C",
	"seal" text collate "C",
	"version" bigint NOT NULL,
	"created_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"opened_by_id" text collate "C",
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" text collate "C",
	"announced_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "application_decisions" ADD COLUMN "ballot" jsonb;--> statement-breakpoint
ALTER TABLE "council_ballots" ADD CONSTRAINT "council_ballots_item_id_council_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."council_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_ballots" ADD CONSTRAINT "council_ballots_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_items" ADD CONSTRAINT "council_items_session_id_council_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."council_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_roll" ADD CONSTRAINT "council_roll_session_id_council_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."council_sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_roll" ADD CONSTRAINT "council_roll_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "council_ballots_mark" ON "council_ballots" USING btree ("mark");--> statement-breakpoint
CREATE INDEX "council_ballots_user" ON "council_ballots" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "council_items_once" ON "council_items" USING btree ("session_id","subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "council_items_subject" ON "council_items" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "council_sessions_state" ON "council_sessions" USING btree ("state","starts_at");