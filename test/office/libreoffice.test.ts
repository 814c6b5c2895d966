// The pack's documents in the real program that the offices use: they open, and the Chinese is intact.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packFiles } from "../../functions/reports/pack-files.ts";
import { cityPack } from "../reports/many-rows.ts";

const ROWS = 45;

describe("LibreOffice", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "docgate-office-"));
    for (const { name, bytes } of packFiles(cityPack(ROWS))) writeFileSync(join(folder, name), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A profile of its own, so that an open office of the person at this machine is left alone. */
  function converted(file: string, to: string, made: string, from?: string): string {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, "--headless", ...(from ? [`--infilter=${from}`] : []), "--convert-to", to];
    execFileSync("soffice", [...args, "--outdir", join(folder, "made"), file], {
      cwd: folder,
      stdio: "ignore",
      timeout: 60_000,
    });
    return readFileSync(join(folder, "made", made), "utf8");
  }
  const ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

  test("reads the form as text, every row of it", () => {
    const text = converted("report.odt", "txt:Text (encoded):UTF8", "report.txt");
    expect(text).toContain("各體系安全（VPN）連線IP回報表");
    expect(text).toContain("戶政事務所體系");
    expect(text).toContain("出口「0」<備援> & 'VPN'");
    expect(text.match(/^198\.\d+\.\d+\.\d+\/32\r?$/gm)?.length).toBe(2 * ROWS);
  });

  test("reads every sheet, and the totals on one are the rows on another", () => {
    const full = converted("report.ods", ALL_SHEETS, "report-完整清單.csv");
    const totals = readFileSync(join(folder, "made", "report-合計.csv"), "utf8");
    expect(full.split("\n")[0]?.trim()).toBe("項次,體系,管理機關,連線方式,位址,用途,填報時間,版次");
    expect(full.trim().split("\n")).toHaveLength(ROWS + 1);
    expect(totals.trim().split("\n").at(-1)?.trim()).toBe(`合計,0,${ROWS},0,${ROWS},0,`);
  });

  test("makes a PDF of the form", () => {
    expect(converted("report.odt", "pdf", "report.pdf").startsWith("%PDF-")).toBe(true);
  });

  test("opens the CSV as UTF-8, and its mark is no part of the first header", () => {
    const again = converted(
      "full.csv",
      "csv:Text - txt - csv (StarCalc):44,34,76",
      "full.csv",
      "CSV:44,34,76",
    );
    expect(
      again
        .replace(/^\uFEFF/, "")
        .split("\n")[0]
        ?.trim(),
    ).toBe("體系,連線方式,位址,用途,答復,原因");
    expect(again).toContain("府內版,VPN,198.18.0.0/32");
  });
});
