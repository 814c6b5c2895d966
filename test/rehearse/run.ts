// Plays what is hardest to believe with real programs of others on this machine: every part in this folder, or those named.
import { runParts } from "../conform/needs/run-parts.ts";

process.exitCode = await runParts(import.meta.filename, process.argv.slice(2));
