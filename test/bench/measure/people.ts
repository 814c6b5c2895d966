// Ten thousand people of one agency and more, taken in as an agency does it: some in teams, the others under nobody yet, so that each of
// those waits for personnel.
import { obtainToken } from "../../../infra/local/login/obtain-token.ts";
import type { Endpoints } from "../../../infra/local/run/endpoints.ts";

/** Whoever is under nobody is a thing to do. */
export const UNPLACED = 10_000;
const IN_TEAMS = 1_000;
const TEAM = 50;
/** In one file: a function has 18 seconds for it. */
const ROWS = 1_000;

/** The first of each team leads it. */
export const staff = (at: number) => `staff${at}@household`;

export async function seedPeople({ api, issuer, control }: Endpoints): Promise<number> {
  const { accessToken } = await obtainToken({ issuer, account: "personnel@household" });
  const headers = { authorization: `Bearer ${accessToken}`, "content-type": "text/csv" };
  const all = IN_TEAMS + UNPLACED;
  for (let from = 0; from < all; from += ROWS) {
    const rows = Array.from({ length: ROWS }, (_, offset) => rowOf(from + offset));
    const body = `帳號,姓名,身分,直屬主管\r\n${rows.join("\r\n")}\r\n`;
    // The same file again takes in what the time was too short for.
    for (let left = 1; left > 0; ) {
      const answer = await fetch(`${api}/v1/people/import`, { method: "POST", headers, body });
      if (answer.status !== 200) throw new Error(`import: ${answer.status} ${await answer.text()}`);
      ({ left } = (await answer.json()) as { left: number });
    }
  }
  await fetch(`${control}/drain`, { method: "POST" });
  return all;
}

function rowOf(at: number): string {
  const lead = at - (at % TEAM);
  const superior = at >= IN_TEAMS ? "" : at === lead ? "supervisor@household" : staff(lead);
  return [staff(at), `人員${at}`, "公務人員", superior].join(",");
}
