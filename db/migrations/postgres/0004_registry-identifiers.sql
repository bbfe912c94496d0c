CREATE TABLE "registry_identifiers" (
	"value" text collate "C" NOT NULL,
	"institution_id" text collate "C" NOT NULL,
	CONSTRAINT "registry_identifiers_value_institution_id_pk" PRIMARY KEY("value","institution_id")
);
--> statement-breakpoint
ALTER TABLE "registry_institutions" ADD COLUMN "successors" jsonb;--> statement-breakpoint
ALTER TABLE "registry_identifiers" ADD CONSTRAINT "registry_identifiers_institution_id_registry_institutions_id_fk" FOREIGN KEY ("institution_id") REFERENCES "public"."registry_institutions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registry_identifiers_institution" ON "registry_identifiers" USING btree ("institution_id");