// A real Chromium for tests, from the registry, with a Chinese font of its own so that pages look as they do in an office.
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const FONTS = fileURLToPath(new URL("../../node_modules/@fontsource/noto-sans-tc/files/", import.meta.url));

export interface Chromium {
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function startChromium(): Promise<Chromium> {
  const folder = mkdtempSync(join(tmpdir(), "docgate-fonts-"));
  for (const face of ["chinese-traditional-400", "chinese-traditional-700", "latin-400", "latin-700"]) {
    const file = `noto-sans-tc-${face}-normal.woff`;
    symlinkSync(join(FONTS, file), join(folder, file));
  }
  const config = join(folder, "fonts.conf");
  writeFileSync(
    config,
    `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter(each => !/^--(headless|single-process|no-zygote)/.test(each)),
    env: { ...process.env, FONTCONFIG_FILE: config },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}
