// The report form as OpenDocument, text (ODT) and spreadsheet (ODS): the smallest package that office programs open, and
// nothing in it that differs from one machine to the next.
import type { FormCell, FormTable } from "./form.ts";
import { writeZip } from "./zip.ts";

const NAMESPACES = ["office", "style", "text", "table", "fo"]
  .map(name => {
    const tail = name === "fo" ? "xsl-fo-compatible" : name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${tail}:1.0"`;
  })
  .join(" ");
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const FONT = 'style:font-name-asian="Noto Sans CJK TC" fo:font-family="Noto Sans, sans-serif"';

export interface PrintedForm {
  readonly title: string;
  readonly subtitle: string;
  readonly tables: readonly FormTable[];
}

export function odt({ title, subtitle, tables }: PrintedForm): Uint8Array {
  const body = [
    `<text:h text:outline-level="1" text:style-name="Title">${xml(title)}</text:h>`,
    `<text:p text:style-name="Small">${xml(subtitle)}</text:p>`,
    ...tables.flatMap((each, index) => [
      `<text:h text:outline-level="2" text:style-name="Part">${xml(each.title)}</text:h>`,
      tableXml(each, `T${index}`),
    ]),
  ].join("");
  return packed("text", `<office:text>${body}</office:text>`, tables);
}

export function ods({ title, subtitle, tables }: PrintedForm): Uint8Array {
  const sheets = tables.map((each, index) => tableXml(each, `T${index}`)).join("");
  const about = { title: "說明", head: [title], widths: [200], rows: [[subtitle]] };
  const first = tableXml(about, `T${tables.length}`);
  return packed("spreadsheet", `<office:spreadsheet>${sheets}${first}</office:spreadsheet>`, [
    ...tables,
    about,
  ]);
}

type Kind = "text" | "spreadsheet";

function packed(kind: Kind, body: string, tables: readonly FormTable[]): Uint8Array {
  const type = `application/vnd.oasis.opendocument.${kind}`;
  const styles = `<office:automatic-styles>${tables.map(tableStyles).join("")}</office:automatic-styles>`;
  const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
  return writeZip([
    // First and not compressed: this is how the kind of the file is told.
    file("mimetype", type),
    file("META-INF/manifest.xml", manifestXml(type)),
    file("content.xml", document("document-content", `${styles}<office:body>${body}</office:body>`)),
    file("styles.xml", document("document-styles", STYLES)),
  ]);
}

function document(root: string, inside: string): string {
  return `${HEAD}<office:${root} ${NAMESPACES} office:version="1.3">${inside}</office:${root}>`;
}

function manifestXml(type: string): string {
  const entries = [["/", type], ...["content.xml", "styles.xml"].map(path => [path, "text/xml"])];
  const rows = entries.map(
    ([path, media]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`,
  );
  const name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
  return `${HEAD}<manifest:manifest xmlns:manifest="${name}" manifest:version="1.3">${rows.join("")}</manifest:manifest>`;
}

const A4 =
  'fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="15mm"';
const STYLES = [
  `<office:styles><style:default-style style:family="paragraph"><style:text-properties ${FONT} fo:font-size="10pt" fo:language="zh" fo:country="TW"/></style:default-style>`,
  `<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"/></style:style>`,
  `<style:style style:name="Part" style:family="paragraph"><style:paragraph-properties fo:margin-top="6mm"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>`,
  `<style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style>`,
  `<style:style style:name="Head" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style></office:styles>`,
  `<office:automatic-styles><style:page-layout style:name="Across"><style:page-layout-properties ${A4}/></style:page-layout></office:automatic-styles>`,
  '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Across"/></office:master-styles>',
].join("");

function tableStyles({ widths }: FormTable, index: number): string {
  const columns = widths.map(
    (width, column) =>
      `<style:style style:name="T${index}.${column}" style:family="table-column"><style:table-column-properties style:column-width="${width}mm"/></style:style>`,
  );
  const border = `<style:style style:name="T${index}.cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.8mm"/></style:style>`;
  return columns.join("") + border;
}

function tableXml({ title, head, widths, rows }: FormTable, style: string): string {
  const columns = widths
    .map((_, index) => `<table:table-column table:style-name="${style}.${index}"/>`)
    .join("");
  const heading = rowXml(head, style, ' text:style-name="Head"');
  return (
    `<table:table table:name="${xml(title)}">${columns}` +
    `<table:table-header-rows>${heading}</table:table-header-rows>` +
    `${rows.map(row => rowXml(row, style, "")).join("")}</table:table>`
  );
}

function rowXml(cells: readonly FormCell[], style: string, paragraph: string): string {
  const inside = cells.map(cell => {
    const value =
      typeof cell === "number"
        ? `office:value-type="float" office:value="${cell}"`
        : 'office:value-type="string"';
    return `<table:table-cell table:style-name="${style}.cell" ${value}><text:p${paragraph}>${xml(String(cell))}</text:p></table:table-cell>`;
  });
  return `<table:table-row>${inside.join("")}</table:table-row>`;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function xml(text: string): string {
  return text.replace(/[&<>"]/g, character => ESCAPES[character] ?? "");
}
