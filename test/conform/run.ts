// Holds the gateway against what others have written: every part in this folder, or the parts that are named.
import { runParts } from "./needs/run-parts.ts";

process.exitCode = await runParts(import.meta.filename, process.argv.slice(2));
