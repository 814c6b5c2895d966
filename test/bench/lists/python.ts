// The same covering sets and differences by Python's ipaddress, timed inside Python, so that its start does not count.
import { spawnSync } from "node:child_process";

const SCRIPT = `
import ipaddress, json, sys, time
given = json.load(sys.stdin)
def cover(texts):
    return [str(each) for each in ipaddress.collapse_addresses(ipaddress.ip_network(text) for text in texts)]
def difference(wanted, actual):
    new, old = ({ipaddress.ip_network(text) for text in texts} for texts in (wanted, actual))
    return [[str(each) for each in sorted(one - other)] for one, other in ((new, old), (old, new))]
start = time.process_time()
if given["job"] == "cover": answer = cover(given["ranges"])
else: answer = difference(given["wanted"], given["actual"])
print(json.dumps({"ms": (time.process_time() - start) * 1000, "answer": answer, "version": sys.version.split()[0]}))
`;

export interface Python<Answer> {
  readonly ms: number;
  readonly answer: Answer;
  readonly version: string;
}

export function pythonCover(ranges: readonly string[]): Python<string[]> | undefined {
  return asked({ job: "cover", ranges });
}

export function pythonDifference(
  wanted: readonly string[],
  actual: readonly string[],
): Python<[add: string[], remove: string[]]> | undefined {
  return asked({ job: "difference", wanted, actual });
}

/** Undefined where there is no Python. */
function asked<Answer>(job: unknown): Python<Answer> | undefined {
  const { status, stdout } = spawnSync("python3", ["-c", SCRIPT], {
    input: JSON.stringify(job),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? (JSON.parse(stdout) as Python<Answer>) : undefined;
}
