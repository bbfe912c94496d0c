CREATE TABLE "ask_links" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"asked_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"token_sha256" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asked_members" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"ask_id" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"reasons" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer" text collate "C",
	"message" text collate "C",
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text collate "C",
	"is_chosen" boolean DEFAULT false NOT NULL,
	"enquiry_id" text collate "C",
	CONSTRAINT "asked_members_answer_check" CHECK ("answer" in ('can_help', 'not_now'))
);
--> statement-breakpoint
CREATE TABLE "asks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"asked_by_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"sentence" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"languages" jsonb NOT NULL,
	"themes" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"state" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by_id" text collate "C",
	CONSTRAINT "asks_state_check" CHECK ("state" in ('open', 'settled', 'withdrawn', 'ended_answered', 'ended_unanswered'))
);
--> statement-breakpoint
CREATE TABLE "members_unasked" (
	"institution_id" text collate "C" NOT NULL,
	"said_by_id" text collate "C" NOT NULL,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_unasked_institution_id_pk" PRIMARY KEY("institution_id")
);
--> statement-breakpoint
ALTER TABLE "ask_links" ADD CONSTRAINT "ask_links_asked_id_asked_members_id_fk" FOREIGN KEY ("asked_id") REFERENCES "public"."asked_members"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ask_links" ADD CONSTRAINT "ask_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_members" ADD CONSTRAINT "asked_members_ask_id_asks_id_fk" FOREIGN KEY ("ask_id") REFERENCES "public"."asks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_members" ADD CONSTRAINT "asked_members_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_members" ADD CONSTRAINT "asked_members_answered_by_id_users_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asked_members" ADD CONSTRAINT "asked_members_enquiry_id_enquiries_id_fk" FOREIGN KEY ("enquiry_id") REFERENCES "public"."enquiries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members_unasked" ADD CONSTRAINT "members_unasked_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members_unasked" ADD CONSTRAINT "members_unasked_said_by_id_users_id_fk" FOREIGN KEY ("said_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ask_links_token_unique" ON "ask_links" USING btree ("token_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "ask_links_person_unique" ON "ask_links" USING btree ("asked_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "asked_members_unique" ON "asked_members" USING btree ("ask_id","institution_id");--> statement-breakpoint
CREATE INDEX "asked_members_institution" ON "asked_members" USING btree ("institution_id","asked_at");--> statement-breakpoint
CREATE INDEX "asks_institution" ON "asks" USING btree ("institution_id","created_at");--> statement-breakpoint
CREATE INDEX "asks_state" ON "asks" USING btree ("state","ends_at");