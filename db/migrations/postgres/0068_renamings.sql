CREATE TABLE "former_addresses" (
	"slug" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"left_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "renamings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"is_correction" boolean NOT NULL,
	"since" bigint NOT NULL,
	"reason" text collate "C" NOT NULL,
	"asked_by_id" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"outcome" text collate "C",
	"settled_by_id" text collate "C",
	"declined_for" text collate "C",
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "renamings_outcome_check" CHECK ("outcome" in ('confirmed', 'declined', 'taken_back'))
);
--> statement-breakpoint
ALTER TABLE "former_addresses" ADD CONSTRAINT "former_addresses_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renamings" ADD CONSTRAINT "renamings_institution_id_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."institutions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renamings" ADD CONSTRAINT "renamings_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renamings" ADD CONSTRAINT "renamings_settled_by_id_users_id_fk" FOREIGN KEY ("settled_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_addresses_institution" ON "former_addresses" USING btree ("institution_id");--> statement-breakpoint
CREATE INDEX "renamings_institution" ON "renamings" USING btree ("institution_id","outcome");