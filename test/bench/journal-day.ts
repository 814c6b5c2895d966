// What a working day leaves in the journal for ever: reports every four minutes, a session each, through the product's own code.
import { mock } from "node:test";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { BOARDS, BY_TIME, stream } from "../../functions/shared/journal/keys.ts";
import { itemBytes } from "../../functions/shared/journal/limits.ts";
import { ownJournal } from "../shared/journal/own.ts";

export const title =
  "what a day of 5,000 people leaves in the journal, indexes included (goal: at most 50 MB)";

const PEOPLE = 8;
const CITY = 5_000;
const HOURS = 8;
const REPORT_EVERY_MINUTES = 4;
const GOAL_BYTES = 50_000_000;
/** What AWS counts for an item of an index besides its bytes. */
const INDEXED_BYTES = 100;
/** There once for each terminal or seat, and replaced in place: the next day adds none. */
const ONCE = ["PostureKeyClaimed", "POSTURE_KEY STATE", "RENEWED RENEWED", "SEATS STATE"];
const MINUTE = 60_000;
const NO_VPN = { connections: async () => [], end: async () => "gone" as const };

interface Tally {
  items: number;
  bytes: number;
}

export async function run(print: (line: string) => void): Promise<void> {
  const journal = await ownJournal();
  mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-25T00:30:00.000Z") });
  try {
    const people = await atWork();
    const before = await weighed();
    for (let minute = 0; minute < HOURS * 60; minute++) {
      for (const each of people) await each.minute(minute);
      await people[0]?.timer();
      mock.timers.setTime(Date.now() + MINUTE);
    }
    const total = told(print, before, await weighed());
    const city = (total * CITY) / PEOPLE;
    print(
      `${PEOPLE} people: ${total} bytes; × ${CITY} / ${PEOPLE} = ${(city / 1e6).toFixed(1)} MB a day (goal: ${GOAL_BYTES / 1e6} MB)`,
    );
    if (city > GOAL_BYTES) throw new Error("a day leaves more than it may");
  } finally {
    mock.timers.reset();
    await journal.close();
  }
}

/** People with a terminal carried out, whose key signs; each opens one session of four to eight hours. */
async function atWork() {
  const { cityInOrder, happened, knock } = await import("../gate/city.ts");
  const { handler: connect } = await import("../../functions/sessions/connect.lambda.ts");
  const { handler: posture } = await import("../../functions/posture/posture.lambda.ts");
  const { keyIn } = await import("../../functions/posture/enrolment.ts");
  const { newTerminalKey, signedReport } = await import("../../infra/local/commands/posture-report.ts");
  const { liveSessions } = await import("../../functions/sessions/live.ts");
  const { closeAll } = await import("../../functions/closing/closing.ts");
  const { sessionLaw } = await import("../../functions/sessions/session.ts");
  const { inTurn } = await import("../../functions/closing/turns.ts");
  const { withRenewals } = await import("../../functions/shared/journal/renewal.ts");
  const { now } = await import("../../functions/shared/time/clock.ts");
  const city = await cityInOrder({ accounts: PEOPLE });
  const closer = { vpn: NO_VPN, now };
  const report = async (propertyNo: string, key: ReturnType<typeof newTerminalKey>, sequence: number) => {
    const word = { terminal: propertyNo, medium: "wired", iat: Math.floor(Date.now() / 1000), sequence };
    const answer = (await posture(
      {
        ...{ routeKey: "POST /v1/terminals/{propertyNo}/posture", rawPath: "/", rawQueryString: "" },
        headers: { "content-type": "application/json" },
        pathParameters: { propertyNo },
        requestContext: { requestId: "bench", http: { sourceIp: "198.51.100.7", method: "POST" } },
        body: JSON.stringify({ report: signedReport(key, word) }),
      } as never,
      {} as never,
    )) as { statusCode: number; body?: string };
    if (answer.statusCode !== 200) throw new Error(answer.body);
  };
  const people = [];
  for (let at = 0; at < PEOPLE; at++) {
    const who = await city.borrower();
    const key = newTerminalKey();
    const { agency } = city;
    await city.postures(who.propertyNo, {
      type: "PostureKeyEnrolled",
      agency,
      key: keyIn(key.enrolled),
      source: "declared",
    });
    const question = knock(city, who);
    const leaves = (4 + (4 * at) / (PEOPLE - 1)) * 60 - 5;
    let sequence = 0;
    people.push({
      timer: async () => closeAll(inTurn(await withRenewals(await liveSessions()), now()), closer),
      minute: async (minute: number) => {
        if (minute % REPORT_EVERY_MINUTES === 0) await report(who.propertyNo, key, ++sequence);
        if (minute === 1 && !((await connect(question)) as { allow?: boolean }).allow)
          throw new Error("not let in");
        if (minute === Math.floor(leaves)) {
          await city.hungUp(question["connection-id"]);
          await happened(sessionLaw, stream("SESSION", question["connection-id"]), { type: "CutConfirmed" });
        }
      },
    });
  }
  return people;
}

async function weighed(): Promise<Map<string, Tally>> {
  const { database, table } = await import("../../functions/shared/journal/journal.ts");
  const found = new Map<string, Tally>();
  let start: Record<string, never> | undefined;
  do {
    const page = await database.send(new ScanCommand({ TableName: table(), ExclusiveStartKey: start }));
    for (const item of page.Items ?? []) {
      const indexes = [...BOARDS, "day"].filter(name => item[name] !== undefined).length;
      const bytes = itemBytes(item);
      const name = item.type?.S ?? `${item.pk?.S?.split("#", 1)[0]} ${item.sk?.S?.split("#", 1)[0]}`;
      const tally = found.get(name) ?? { items: 0, bytes: 0 };
      found.set(name, {
        items: tally.items + 1,
        bytes: tally.bytes + bytes + indexes * (bytes + INDEXED_BYTES),
      });
    }
    start = page.LastEvaluatedKey as typeof start;
  } while (start);
  return found;
}

function told(print: (line: string) => void, before: Map<string, Tally>, after: Map<string, Tally>): number {
  let total = 0;
  print(
    `items of the table and their copies on ${BY_TIME} and ${BOARDS.join(", ")}, ${INDEXED_BYTES} bytes more for each copy:`,
  );
  for (const [name, { items, bytes }] of after) {
    const was = before.get(name) ?? { items: 0, bytes: 0 };
    if (bytes === was.bytes) continue;
    if (!ONCE.includes(name)) total += bytes - was.bytes;
    print(
      `${name.padEnd(24)} ${String(items - was.items).padStart(5)} items ${String(bytes - was.bytes).padStart(9)} bytes, ${Math.round((bytes - was.bytes) / PEOPLE)} a person${ONCE.includes(name) ? ", once" : ""}`,
    );
  }
  return total;
}
