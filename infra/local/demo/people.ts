// Who works in the demo city: every name is invented, and each account is one that can log in on this machine.
export const OFFICE = "household-office";
export const UNITS = {
  registration: { name: "登記課", head: "supervisor@household" },
  general: { name: "行政課", head: "property@household" },
} as const;

export interface Person {
  readonly account: string;
  readonly name: string;
  readonly unit: keyof typeof UNITS;
  readonly title: string;
  readonly extension: string;
}

const person = (
  account: string,
  name: string,
  unit: keyof typeof UNITS,
  title: string,
  extension: string,
): Person => ({ account: `${account}@household`, name, unit, title, extension });

export const PEOPLE: readonly Person[] = [
  person("supervisor", "范曉澄", "registration", "課長", "2101"),
  person("records", "簡佳穎", "general", "書記", "2205"),
  person("property", "蔡立恆", "general", "課長", "2201"),
  person("scan", "白承翰", "general", "助理員", "2208"),
  person("worker", "周以安", "registration", "課員", "2111"),
  person("ayi", "安亦晴", "registration", "課員", "2112"),
  person("boya", "柏雅筑", "registration", "課員", "2113"),
  person("caiwei", "葉采薇", "registration", "辦事員", "2114"),
  person("dingan", "丁安禾", "registration", "課員", "2115"),
  person("enmei", "溫恩美", "registration", "辦事員", "2116"),
  person("fuxin", "傅心瑜", "registration", "課員", "2117"),
  person("guoyan", "郭彥廷", "registration", "書記", "2118"),
  person("hejing", "何靜宜", "registration", "課員", "2119"),
  person("iling", "易玲瑄", "registration", "辦事員", "2120"),
  person("junhao", "俞鈞澔", "registration", "課員", "2121"),
];

/** Those who take a terminal home. */
export const BORROWERS = PEOPLE.filter(({ title, unit }) => unit === "registration" && title !== "課長").map(
  ({ account }) => account,
);

interface InFile extends Pick<Person, "account" | "name" | "extension"> {
  readonly unit: string;
}

/** A file of people, as personnel send it in. */
export function peopleFile(
  people: readonly InFile[],
  units: Readonly<Record<string, { readonly head: string }>>,
): string {
  const rows = people.map(({ account, name, unit, extension }) => {
    const head = units[unit]?.head ?? "";
    const superior = account === head ? "" : head;
    return [
      account,
      name,
      "公務人員",
      unit,
      superior,
      "辦公日曆",
      `${account}.example.tw`,
      `06-2000000#${extension}`,
    ];
  });
  const head = ["帳號", "姓名", "身分", "單位", "直屬主管", "適用日曆", "電子郵件", "電話"];
  return [head, ...rows].map(cells => cells.join(",")).join("\r\n");
}
