// A month of work from home: who connects each day, and who is refused and why.
import { type DemoCity, ELSEWHERE, HOME, WORKER } from "./demo-city.ts";
import { FIRST } from "./lent.ts";

const PAIRS = [
  ["ayi@household", 2],
  ["boya@household", 3],
] as const;

/** From the day after a loan to the day before yesterday; refusals of one kind or another on most of them. */
export async function worked(city: DemoCity, from: number, until: number): Promise<void> {
  for (let ago = from; ago >= until; ago -= 1) {
    const pairs =
      ago > 19 ? [[WORKER, FIRST.number] as const] : [[WORKER, 1] as const, ...PAIRS.slice(0, 1 + (ago % 2))];
    await city.on(ago, "09:05");
    const open = await Promise.all(pairs.map(([person, number]) => morning(city, person, number, ago)));
    await refusedOne(city, ago);
    await city.on(ago, "11:40");
    const ended = open
      .filter(({ allowed }) => allowed)
      .map(({ connectionId }) =>
        city.done("admin@household", `POST /v1/sessions/${connectionId}/end`, { reason: "收發完畢" }),
      );
    await Promise.all(ended);
  }
}

/** Over the cable, for a while; what is not renewed ends by itself. */
async function morning(city: DemoCity, person: string, number: number, ago: number) {
  if (ago % 3 === 0) await city.fromHome(person, number, "wifi");
  return city.fromHome(person, number, "wired");
}

/** From an address on no list, with somebody else's terminal, or with one that is not out. */
async function refusedOne(city: DemoCity, ago: number): Promise<void> {
  const [person, number, address] = (
    [
      [WORKER, ago > 19 ? FIRST.number : 1, ELSEWHERE],
      ["junhao@household", 2, HOME],
      ["iling@household", 18, HOME],
      [WORKER, 17, ELSEWHERE],
    ] as const
  )[ago % 4] ?? [WORKER, 1, ELSEWHERE];
  await city.fromHome(person, number, "wired", address);
}
