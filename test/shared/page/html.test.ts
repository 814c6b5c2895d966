// Pages are written with a template in which no value can become markup by itself.
import fc from "fast-check";
import { expect, test } from "vitest";
import { dangerouslyTrusted, html } from "../../../functions/shared/page/html.ts";

const ATTACKS = [
  "<script>alert(1)</script>",
  "</p><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  "<iframe srcdoc='<script>alert(1)</script>'>",
  "<!-- --><b>",
  "]]><b>",
  "&lt;script&gt;",
  "&#60;script&#62;",
  '<a href="javascript:alert(1)">x</a>',
  "</title></textarea></style><b>",
  "<math><mtext></table><style><img src=x>",
  "臺南市 <b>粗</b> & 'quoted'",
];

const read = (escaped: string) =>
  escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, entity =>
    entity === "&#39;" ? "'" : ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' }[entity] ?? ""),
  );

test.each(ATTACKS)("stays text: %s", attack => {
  const [, title, text] =
    /^<p title="([^"<>']*)">([^"<>']*)<\/p>$/.exec(String(html`<p title="${attack}">${attack}</p>`)) ?? [];
  expect([read(title ?? ""), read(text ?? "")]).toEqual([attack, attack]);
});

test("no text whatever brings a sign of markup with it, and none is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), text => {
      const written = String(html`${text}`);
      expect(written).not.toMatch(/[<>"']/);
      expect(read(written)).toBe(text);
    }),
  );
});

test.each([
  ["text", html`<p>${"a & b"}</p>`, "<p>a &amp; b</p>"],
  ["a number", html`<p>${0}</p>`, "<p>0</p>"],
  ["nothing", html`<p>${null}${undefined}${false}${""}</p>`, "<p></p>"],
  ["markup", html`<p>${html`<b>${"<"}</b>`}</p>`, "<p><b>&lt;</b></p>"],
  ["an array, joined", html`<ul>${["<", html`<li>`, [1, null]]}</ul>`, "<ul>&lt;<li>1</ul>"],
  [
    "an attribute in either quotes",
    html`<p id='${"'"}' title="${['"', 1]}">`,
    `<p id='&#39;' title="&quot;1">`,
  ],
  ["markup among the attributes", html`<input ${html`checked`} ${null}>`, "<input checked >"],
  [
    "text that mentions a tag sign",
    html`<p title="a>b">1 < ${2} it's ${3}</p>`,
    '<p title="a>b">1 < 2 it\'s 3</p>',
  ],
  [
    "after a closed script",
    html`<script>if (a<b) "x"</script><p>${"<"}</p>`,
    '<script>if (a<b) "x"</script><p>&lt;</p>',
  ],
  ["after a comment", html`<!-- <a href=" --><p>${"<"}</p>`, '<!-- <a href=" --><p>&lt;</p>'],
  ["a nonce of a script", html`<script nonce="${"x"}"></script>`, '<script nonce="x"></script>'],
  ["what is trusted by name", html`<p>${dangerouslyTrusted("<hr>")}</p>`, "<p><hr></p>"],
])("written: %s", (_, markup, expected) => {
  expect(String(markup)).toBe(expected);
});

test.each([
  ["/terminals/7?q=a:b", "/terminals/7?q=a:b"],
  ["https://docgate.example/a?b=1&c=2", "https://docgate.example/a?b=1&amp;c=2"],
  ["HTTP://docgate.example", "HTTP://docgate.example"],
  ["mailto:archives@docgate.example", "mailto:archives@docgate.example"],
  ["#row-7", "#row-7"],
  ["", ""],
  ["javascript:alert(1)", "about:blank"],
  ["JaVaScRiPt:alert(1)", "about:blank"],
  [" \u0001javascript:alert(1)", "about:blank"],
  ["java\nscript\t:alert(1)", "about:blank"],
  ["data:text/html,<script>alert(1)</script>", "about:blank"],
  ["vbscript:msgbox(1)", "about:blank"],
  ["blob:https://docgate.example/1", "about:blank"],
])("the link %j is written as %j", (address, expected) => {
  expect(String(html`<a href="${address}">`)).toBe(`<a href="${expected}">`);
  expect(String(html`<form action="${[address.slice(0, 4), address.slice(4)]}">`)).toBe(
    `<form action="${expected}">`,
  );
});

test("a value within a link whose beginning is fixed is only escaped", () => {
  expect(String(html`<a href="/t/${"a:b"}/${'"'}"><a href="${"/x"}/t?q=${"&"}">`)).toBe(
    '<a href="/t/a:b/&quot;"><a href="/x/t?q=&amp;">',
  );
});

const value = "x";
test.each([
  ["a value without quotes", () => html`<a href=${value}>`],
  ["a value without quotes, after a blank", () => html`<a href= ${value}>`],
  ["the rest of a value without quotes", () => html`<a href=/t/${value}>`],
  ["the name of an attribute", () => html`<a data-${value}="1">`],
  ["the name of a tag", () => html`<${value}>`],
  ["the rest of the name of a tag", () => html`<h${value}>`],
  ["the name of a closed tag", () => html`</${value}>`],
  ["text among the attributes", () => html`<input ${value}>`],
  ["an event handler", () => html`<a title="x" onclick="${value}">`],
  ["an event handler that follows a quote at once", () => html`<a title="x"onclick="${value}">`],
  ["an event handler after a slash", () => html`<svg/onload='${value}'>`],
  ["a style", () => html`<p style="color: ${value}">`],
  ["a document within an attribute", () => html`<iframe srcdoc="${value}">`],
  ["a script", () => html`<script>${value}</script>`],
  ["a second script", () => html`<script></script><SCRIPT type="module">${value}</SCRIPT>`],
  ["a style sheet", () => html`<style>${value}</style>`],
  ["a comment", () => html`<!-- ${value} -->`],
  ["the scheme of a link", () => html`<a href="java${value}">`],
  ["a script in a link", () => html`<a href="javascript:go('/${value}')">`],
  ["a value that is the scheme of a link", () => html`<a href="${value}:go">`],
  ["two values that begin a link", () => html`<a href="${value}${value}">`],
  ["markup in the value of an attribute", () => html`<a title="${html`<b>`}">`],
])("refused, whatever the value: %s", (_, write) => {
  expect(write).toThrow(TypeError);
});
