// Prints what Neo4j's own grammar holds against a script in Cypher, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { lintCypherQuery } = createRequire(import.meta.url)("@neo4j-cypher/language-support");

process.stdout.write(JSON.stringify(lintCypherQuery(readFileSync(process.argv[2], "utf8"), {}).diagnostics));
