// Ten thousand terminals in the running gateway: how long a page of the board takes, by each way of asking, over HTTP.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeSheet } from "../../functions/shared/sheet/sheet.ts";
import { REGISTER_COLUMNS } from "../../functions/terminals/register-sheet.ts";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../infra/local/run/endpoints.ts";
import { startGateway } from "../../infra/local/run/gateway.ts";
import { spreadOf } from "./measure/contest.ts";

export const title = "pages of the board among 10,000 terminals, over HTTP (goal: p95 under 300 ms)";

export const TERMINALS = 10_000;
/** In one sheet: a function has 15 seconds for it. */
const ROWS = 1_000;
const ROUNDS = 60;
const AGENCY = "household-office";
export const numberOf = (at: number) => `3140101-03-${String(at).padStart(7, "0")}`;

const QUESTIONS: Readonly<Record<string, string>> = {
  "first page": "limit=50",
  "by stage": "stage=in-office&limit=50",
  "by system": "system=land&limit=50",
  "a number": `q=${numberOf(7_777)}`,
  "a keeper's word": "q=keeper42",
  "Chinese, two words": `q=${encodeURIComponent("滑鼠 keeper7")}`,
};

export async function run(print: (line: string) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "docgate-bench-"));
  const gateway = await startGateway({ data, port: 0 });
  try {
    const { endpoints } = gateway;
    const began = performance.now();
    await seed(endpoints);
    print(
      `${TERMINALS} terminals registered and indexed in ${((performance.now() - began) / 1000).toFixed(0)} s`,
    );
    const token = await obtainToken({ issuer: endpoints.issuer, account: "records@household" });
    const headers = { authorization: `Bearer ${token.accessToken}` };
    for (const [name, query] of Object.entries({ ...QUESTIONS, counts: "" })) {
      const path = name === "counts" ? "/v1/terminals/counts" : `/v1/terminals?${query}`;
      const times: number[] = [];
      let rows = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const start = performance.now();
        const response = await fetch(endpoints.api + path, { headers });
        const body = (await response.json()) as { rows?: unknown[] };
        if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
        times.push(performance.now() - start);
        rows = body.rows?.length ?? 0;
      }
      const sorted = times.toSorted((a, b) => a - b);
      const p95 = sorted[Math.floor(0.95 * (ROUNDS - 1))] ?? Number.NaN;
      print(
        `${name.padEnd(20)} median ${spreadOf(times).median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${rows} rows`,
      );
    }
  } finally {
    await gateway.close();
    await rm(data, { recursive: true });
  }
}

/** As an agency does it: its register as sheets, taken in through the API; then everything that follows from them is waited for. */
export async function seed({ api, issuer, control }: Endpoints, first = 0): Promise<void> {
  const { accessToken } = await obtainToken({ issuer, account: "property@household" });
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "text/csv" };
  for (let from = 0; from < TERMINALS; from += ROWS) {
    const body = sheetFrom(first + from);
    const answer = await fetch(`${api}/v1/terminals/import`, { method: "POST", headers, body });
    if (answer.status !== 200) throw new Error(`import: ${answer.status} ${await answer.text()}`);
  }
  await fetch(`${control}/drain`, { method: "POST" });
}

function sheetFrom(from: number): Uint8Array<ArrayBuffer> {
  const records = Array.from({ length: ROWS }, (_, offset) => {
    const at = from + offset;
    return {
      propertyNo: numberOf(at),
      serial: `SN-${at}`,
      agency: AGENCY,
      system: at % 3 === 0 ? "land" : "household",
      role: "exchange-terminal",
      ownership: "agency",
      brand: ["Acer", "宏碁", "ASUS"][at % 3] ?? "",
      model: "",
      certificateName: numberOf(at),
      inServiceFrom: "2019-03-01",
      custodian: `keeper${at % 500}`,
      accessories: ["電源線", "滑鼠"],
    } as const;
  });
  return Uint8Array.from(writeSheet(REGISTER_COLUMNS, records));
}
