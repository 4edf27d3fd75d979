// Opens a file in Cytoscape.js without a screen: prints the names of its nodes, and how many edges join them, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const cytoscape = createRequire(import.meta.url)("cytoscape");

const { elements } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const graph = cytoscape({ headless: true, elements, layout: { name: "preset" } });
const nodes = graph.nodes().map((node) => [node.id(), node.data("name"), node.position("x"), node.position("y")]);
const edges = graph.edges().map((edge) => [edge.source().id(), edge.target().id(), edge.data("interaction")]);
process.stdout.write(JSON.stringify({ nodes, edges }));
