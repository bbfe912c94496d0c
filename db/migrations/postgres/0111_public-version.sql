CREATE TABLE "public_version" (
	"value" bigint NOT NULL
);
