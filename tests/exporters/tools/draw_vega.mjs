// Compiles a Vega-Lite chart and draws it: prints what was warned of, and how many marks it has, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const { compile } = await import(load.resolve("vega-lite"));
const { View, parse } = await import(load.resolve("vega"));

const warnings = [];
const logger = { level: () => logger, info: () => logger, debug: () => logger };
logger.warn = logger.error = (...words) => (warnings.push(words.join(" ")), logger);
const { spec } = compile(JSON.parse(readFileSync(process.argv[2], "utf8")), { logger });
const view = await new View(parse(spec), { renderer: "none" }).runAsync();
const drawn = await view.toSVG();
const marks = (drawn.match(/aria-roledescription="point"/g) ?? []).length;
process.stdout.write(JSON.stringify({ warnings, marks }));
