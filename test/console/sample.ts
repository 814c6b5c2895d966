// A value that a schema would take, with one text wherever it takes any: what pages are tried with, whatever the API may answer.
interface Shape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly options?: readonly unknown[];
  readonly wrapped?: Shape;
  readonly item?: Shape;
  readonly items?: readonly Shape[];
  readonly key?: Shape;
  readonly value?: Shape;
  readonly literal?: unknown;
}

/** Names of what is a moment or a day, which the API makes itself and nobody types. */
const MOMENT = /(^at|At|^since|^from|^until|^due)$/;
const DAY = /(On$|^day$|^printed$|^effective$|^inServiceFrom$|^serviceFrom$)/;

export function sampleOf(schema: unknown, text: string, name = ""): unknown {
  const shape = schema as Shape;
  switch (shape.type) {
    case "string":
    case "custom":
      if (MOMENT.test(name)) return "2021-06-21T03:30:00.000Z";
      return DAY.test(name) ? "2021-06-21" : text;
    case "number":
      return 3;
    case "boolean":
      return true;
    case "literal":
      return shape.literal;
    case "picklist":
      return shape.options?.[0];
    case "array":
      return [sampleOf(shape.item, text, name), sampleOf(shape.item, text, name)];
    case "tuple":
      return (shape.items ?? []).map(each => sampleOf(each, text, name));
    case "record":
      return { [text]: sampleOf(shape.value, text, name) };
    case "optional":
    case "nullable":
    case "nullish":
      return sampleOf(shape.wrapped, text, name);
    case "union":
    case "variant":
      return sampleOf(shape.options?.[0], text, name);
    default:
      if (!shape.entries) return text;
      return Object.fromEntries(
        Object.entries(shape.entries).map(([name, each]) => [name, sampleOf(each, text, name)]),
      );
  }
}
