// The frame and the look of every page of the local log-in: no script, nothing from elsewhere, light and dark.
import { createHash } from "node:crypto";
import { dangerouslyTrusted, type Html, html } from "../../../functions/shared/page/html.ts";

const STYLE = `
:root { color-scheme: light dark;
  --ground: light-dark(#f5f6f4, #14181a); --sheet: light-dark(#ffffff, #1c2225); --ink: light-dark(#1d2528, #e8ecea);
  --soft: light-dark(#546067, #a3b0b4); --line: light-dark(#d5dbd9, #344046); --accent: light-dark(#0b5c5a, #6cc7bd);
  --on-accent: light-dark(#ffffff, #0d1a19); --notice: light-dark(#fdf3d8, #33290f); --notice-ink: light-dark(#5c4300, #f2d58c);
  --wrong: light-dark(#a32115, #ff9c8f); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.6;
  font: 1rem/1.6 "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", system-ui, sans-serif; }
.notice { background: var(--notice); color: var(--notice-ink); padding: .6rem 1rem; text-align: center; }
main { max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: 0 0 .25rem; }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
p { margin: .25rem 0 1rem; }
[lang="en"] { color: var(--soft); font-size: .875em; font-weight: 400; }
.notice [lang="en"], .wrong [lang="en"], button [lang="en"] { color: inherit; }
button [lang="en"] { display: block; }
.accounts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem; list-style: none; margin: 0; padding: 0; }
.accounts button { display: flex; flex-direction: column; width: 100%; height: 100%; text-align: left;
  background: var(--sheet); color: var(--ink); border-color: var(--line); }
.accounts button:hover { border-color: var(--accent); }
code { font: .875em/1.4 ui-monospace, "Cascadia Mono", Menlo, monospace; }
button { font: inherit; cursor: pointer; padding: .6rem 1rem; border-radius: .4rem; border: 1px solid var(--accent);
  background: var(--accent); color: var(--on-accent); }
button.second { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: .5rem; padding: 1.25rem; }
form { margin: 1.5rem 0; }
.row { display: flex; flex-wrap: wrap; gap: .75rem; align-items: flex-start; }
.row + p { margin: 1rem 0 0; }
label { display: block; font-weight: 600; }
input { font: 1.5rem/1.2 ui-monospace, "Cascadia Mono", Menlo, monospace; letter-spacing: .2em; width: 9em; max-width: 100%;
  padding: .5rem; margin: .25rem 0 1rem; color: inherit; background: var(--ground); border: 1px solid var(--soft); border-radius: .4rem; }
.wrong { color: var(--wrong); font-weight: 600; }
a { color: var(--accent); }
`;

/** Forms lead back to the program that asked, so its address is allowed as well. */
export function contentSecurityPolicy(redirects: readonly string[]): string {
  const style = createHash("sha256").update(STYLE).digest("base64");
  return [
    "default-src 'none'",
    // Empty, so that nothing runs; the provider adds the digest of its own form here when it must post one.
    "script-src",
    `style-src 'sha256-${style}'`,
    `form-action 'self' ${redirects.join(" ")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export function loginPage(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="zh-TW">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${dangerouslyTrusted(`<style>${STYLE}</style>`)}
</head>
<body>
<aside class="notice"><strong>本機示範登入</strong>：沒有密碼，只在這台電腦上試用，請勿輸入真實資料。
<span lang="en">Local demo log-in: no passwords, for trying docgate on this machine only.</span></aside>
<main>
${content}
</main>
</body>
</html>
`.toString();
}
