import { defineConfig } from "drizzle-kit";

const isPostgres = process.env.DATABASE_URL?.startsWith("postgres") ?? false;

export default defineConfig({
  dialect: isPostgres ? "postgresql" : "sqlite",
  schema: "./db/schema.ts",
  out: isPostgres ? "./db/migrations/postgres" : "./db/migrations/sqlite",
  casing: "snake_case",
});
