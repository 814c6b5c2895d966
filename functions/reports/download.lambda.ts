// HTTP: packs as the center compiled them and the archives collect them; reads only.

import { boardStart, cursorOf } from "../shared/http/cursor.ts";
import { type Asked, answer, http, on } from "../shared/http/http.ts";
import { board } from "../shared/journal/board.ts";
import { publicKeys } from "../shared/signing/signing.ts";
import { words } from "../shared/words.ts";
import { ALL_PACKS, packsSentTo } from "./boards.ts";
import { sha256 } from "./manifest.ts";
import type { Pack } from "./pack.ts";
import { PRINT_POLICY, printPage } from "./pack-files.ts";
import * as routes from "./pack-routes.ts";
import { linkToPack, storedPack } from "./pack-store.ts";
import { verifyPackFile } from "./pack-verification.ts";
import { type HeldPack, readHeldPack, readLines, readReports, readSnapshot } from "./stored.ts";
import { currentRows, packView } from "./view.ts";

/** Long enough to follow it at once, too short to be passed on. */
const LINK_SECONDS = 300;

export const handler = http(
  on(routes.listPacks, async ({ query: { to, cursor, limit }, may }) => {
    may(to === undefined ? { type: "City", id: "packs" } : { type: "Agency", id: to, agency: to });
    const on = to === undefined ? ALL_PACKS : packsSentTo(to);
    const start = boardStart(cursor, on.partition, on);
    const page = await board<Pack>({ ...on, limit, start, descending: true });
    const rows = page.rows.map(packView);
    return answer(200, { rows, next: cursorOf(page.next, on.partition) });
  }),
  on(routes.readPack, async asked => answer(200, packView(await visible(asked)))),
  on(routes.listPackRows, async asked => {
    const snapshot = await readSnapshot(await visible(asked));
    const reports = (await readReports()).map(async report => ({
      ...report,
      lines: await readLines(report),
    }));
    const rows = currentRows(snapshot, await Promise.all(reports));
    return answer(200, { number: snapshot.number, differences: snapshot.differences, rows });
  }),
  on(routes.linkPack, async asked => {
    const { file } = (await visible(asked)).state;
    const expiresAt = new Date(asked.at.getTime() + LINK_SECONDS * 1000).toISOString();
    return answer(200, {
      url: await linkToPack(file, LINK_SECONDS),
      expiresAt,
      name: file.name,
      sha256: file.sha256,
    });
  }),
  on(routes.verifyPack, async asked => {
    const { number, file } = (await visible(asked)).state;
    const bytes = await storedPack(file);
    const verdict = verifyPackFile(bytes, await publicKeys());
    const faults = verdict.status === "refused" ? [...verdict.faults] : [];
    if (sha256(bytes) !== file.sha256)
      faults.push(words("不是當時存放的檔案", "It is not the file that was stored"));
    const kid = verdict.status === "valid" ? { kid: verdict.kid } : {};
    return answer(200, { number, valid: faults.length === 0, ...kid, faults });
  }),
  on(routes.printPack, async asked => {
    const page = printPage(await readSnapshot(await visible(asked)));
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": PRINT_POLICY };
    return { statusCode: 200, headers, body: page.toString() };
  }),
);

// Numbers follow one another, so that one exists is no secret; what is in it is for those it was forwarded to.
async function visible({
  params,
  may,
}: Pick<Asked<typeof routes.readPack>, "params" | "may">): Promise<HeldPack> {
  const pack = await readHeldPack(params.number);
  may({ type: "Report", id: `pack-${params.number}`, agency: pack.state.forwarded?.to ?? "" });
  return pack;
}
