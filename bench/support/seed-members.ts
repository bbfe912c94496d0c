import { seedDirectory } from "./directory-members.ts";

const [url = "", file = "", count = "0"] = process.argv.slice(2);
await seedDirectory(url, file, Number(count));
