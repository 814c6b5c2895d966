// Ten thousand terminals in the running gateway: how long a page of the board takes, by each way of asking, over HTTP.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Endpoints } from "../../infra/local/endpoints.ts";
import { startGateway } from "../../infra/local/gateway.ts";
import { obtainToken } from "../../infra/local/login/obtain-token.ts";
import { pointTo } from "../../infra/local/point-to.ts";
import { spreadOf } from "./measure/contest.ts";

export const title = "pages of the board among 10,000 terminals, over HTTP (goal: p95 under 300 ms)";

export const TERMINALS = 10_000;
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
    await fetch(`${endpoints.control}/drain`, { method: "POST" });
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

/** Through the same doors and laws as a request, but without its HTTP: the journal cannot tell the difference. */
export async function seed(endpoints: Endpoints): Promise<void> {
  pointTo(endpoints);
  const [{ change }, { commit }, { read }, { stream }, { permitGateway }, { terminalLaw }] =
    await Promise.all([
      import("../../functions/shared/journal/change.ts"),
      import("../../functions/shared/journal/commit.ts"),
      import("../../functions/shared/journal/journal.ts"),
      import("../../functions/shared/journal/keys.ts"),
      import("../../functions/shared/http/permit.ts"),
      import("../../functions/terminals/terminal.ts"),
    ]);
  const permit = permitGateway({ name: "seed", kind: "write", request: "bench", at: new Date() });
  for (let from = 0; from < TERMINALS; from += 40) {
    const changes = await Promise.all(
      Array.from({ length: 40 }, async (_, offset) => {
        const at = from + offset;
        const event = {
          type: "TerminalRegistered",
          propertyNo: numberOf(at),
          serial: `SN-${at}`,
          agency: AGENCY,
          system: at % 3 === 0 ? "land" : "household",
          role: "exchange-terminal",
          ownership: "agency",
          brand: ["Acer", "宏碁", "ASUS"][at % 3] ?? "",
          certificateName: numberOf(at),
          inServiceFrom: "2019-03-01",
          custodian: `keeper${at % 500}`,
          accessories: ["電源線", "滑鼠"],
        } as const;
        return change(terminalLaw, await read(stream("TERMINAL", numberOf(at))), [{ event }], permit);
      }),
    );
    await commit({ changes: changes as never });
  }
}
