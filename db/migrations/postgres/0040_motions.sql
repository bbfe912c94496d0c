CREATE TABLE "council_motion_texts" (
	"motion_id" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	CONSTRAINT "council_motion_texts_motion_id_locale_pk" PRIMARY KEY("motion_id","locale")
);
--> statement-breakpoint
CREATE TABLE "council_motions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"number" text collate "C",
	"proposed_by_id" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "council_items" ADD COLUMN "text_hash" text collate "C";--> statement-breakpoint
ALTER TABLE "council_motion_texts" ADD CONSTRAINT "council_motion_texts_motion_id_council_motions_id_fk" FOREIGN KEY ("motion_id") REFERENCES "public"."council_motions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council_motions" ADD CONSTRAINT "council_motions_proposed_by_id_users_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "council_motions_person" ON "council_motions" USING btree ("proposed_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "council_motions_number" ON "council_motions" USING btree ("number");