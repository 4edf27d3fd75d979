// Reads a GEXF file as Gephi Lite does: prints its nodes and edges with all that is known of them, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);
const gexf = load("graphology-gexf");
const Graph = load("graphology");

const graph = gexf.parse(Graph.MultiDirectedGraph, readFileSync(process.argv[2], "utf8"));
const nodes = graph.mapNodes((id, known) => [id, known]);
const edges = graph.mapEdges((id, known, source, target) => [source, target, known]);
process.stdout.write(JSON.stringify({ nodes, edges }));
