// Schemathesis as one person: run against a running gateway, and what it found, in a line each.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";

export interface Asker {
  readonly api: string;
  readonly account: string;
  readonly token: string;
  /** Tags of the document. */
  readonly features: readonly string[];
  /** How many made-up requests of each operation, besides those at every bound. */
  readonly examples: number;
  readonly seed: number;
  readonly bin: string;
  /** The folder that keeps the whole text of what it said. */
  readonly reports: string;
  /** Names and numbers that are there: with these only reads are asked, and only as they should be. */
  readonly known?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly cases: number;
  readonly failures: readonly string[];
  readonly report: string;
}

/** Not whether what the document allows is taken: laws refuse much that no schema can say. */
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "unsupported_method",
  "allow_header_conformance",
  "negative_data_rejection",
  "ignored_auth",
];

/** The token comes by the environment, where no list of processes shows it; what is too long is refused as such. */
const CONFIG = `headers = { Authorization = "Bearer \${CONFORM_TOKEN}" }
`;
const REFUSED = `
[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "409", "413", "414", "415", "422", "431", "5xx"]
`;

function configOf({ known }: Asker): string {
  const given = Object.entries(known ?? {}).map(([name, value]) => `"${name}" = ${JSON.stringify(value)}`);
  return `${CONFIG}${known ? `parameters = { ${given.join(", ")} }\n` : ""}${REFUSED}`;
}

const resultShape = v.object({
  test_cases: v.object({ generated: v.number() }),
  failures: v.array(v.object({ title: v.string(), count: v.number(), operations: v.array(v.string()) })),
  errors: v.array(v.looseObject({})),
});

export async function fuzz(asker: Asker): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "docgate-schemathesis-"));
  const name = join(asker.reports, `${asker.account}${asker.known ? "-reads" : ""}`);
  const [report, result] = [`${name}.txt`, `${name}.json`];
  try {
    writeFileSync(join(folder, "schemathesis.toml"), configOf(asker));
    const said = openSync(report, "w");
    rmSync(result, { force: true });
    const child = spawn(join(asker.bin, "st"), argumentsFor(asker, result), {
      cwd: folder,
      env: { ...process.env, CONFORM_TOKEN: asker.token },
      stdio: ["ignore", said, said],
    });
    const [code] = await once(child, "exit");
    return { ...toldIn(result, code as number), report };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argumentsFor({ api, features, examples, seed, known }: Asker, result: string): string[] {
  return [
    ...["run", `${api}/openapi.json`, "--no-color", "--continue-on-failure", "--no-shrink"],
    ...["--phases", "examples,coverage,fuzzing", "--checks", CHECKS.join(",")],
    ...["--max-examples", String(examples), "--seed", String(seed), "--generation-database", "none"],
    // Longer than any function lives: what does not answer by then hangs.
    ...["--request-timeout", "20", "--warnings", "off"],
    // What is included by one thing or another adds up: reads are those of every feature.
    ...(known
      ? ["--include-method", "GET", "--mode", "positive"]
      : features.flatMap(feature => ["--include-tag", feature])),
    ...["--report", "json", "--report-json-path", result],
  ];
}

/** Whatever it could not finish is a failure, too: nobody has looked. */
function toldIn(file: string, code: number): Omit<Told, "report"> {
  if (!existsSync(file))
    return { cases: 0, failures: [`it ended with ${code} before it had asked anything`] };
  const { test_cases, failures, errors } = v.parse(resultShape, JSON.parse(readFileSync(file, "utf8")));
  const found = failures.map(
    ({ title, count, operations }) => `${title} (${count}): ${operations.join(", ")}`,
  );
  const broken = errors.map(error => `not finished: ${JSON.stringify(error).slice(0, 300)}`);
  const silent = code !== 0 && found.length + broken.length === 0 ? [`it ended with ${code}`] : [];
  return { cases: test_cases.generated, failures: [...found, ...broken, ...silent] };
}
