CREATE TABLE "domain_proofs" (
	"application_id" text collate "C" NOT NULL,
	"domain" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "domain_proofs_application_id_domain_pk" PRIMARY KEY("application_id","domain"),
	CONSTRAINT "domain_proofs_state_check" CHECK ("state" in ('pending', 'found', 'missing', 'unreachable'))
);
--> statement-breakpoint
ALTER TABLE "domain_proofs" ADD CONSTRAINT "domain_proofs_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE cascade ON UPDATE no action;