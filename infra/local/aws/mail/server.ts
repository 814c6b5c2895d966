// The mail service's second API on the loopback, for the one action that the product uses: what it takes goes out by real SMTP, and what
// the server there refuses is told to the template's own subscriber, as the service would.
import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { createTransport } from "nodemailer";
import * as v from "valibot";
import { type Log, listen, requestBody, toTerminal } from "../../run/loopback.ts";
import { type Admit, answerRefused, askedOf } from "../rights/rights.ts";
import type { Sink } from "./sink.ts";

export interface MailOptions {
  readonly port: number;
  readonly sink: Sink;
  /** Whose mail goes out: the domain that was verified. */
  readonly domain: string;
  readonly log?: Log;
  readonly admit?: Admit | undefined;
  /** Of a mail that came back, in the service's own words. */
  readonly returned: (notification: object) => void;
}

const LIMIT = 10_000_000;
const part = v.strictObject({ Data: v.string(), Charset: v.literal("UTF-8") });
/** No more than the product sends: another field has to be added with what the service does by it. */
const request = v.strictObject({
  FromEmailAddress: v.string(),
  Destination: v.strictObject({ ToAddresses: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(50)) }),
  Content: v.strictObject({
    Simple: v.strictObject({
      Subject: part,
      Body: v.strictObject({ Text: part, Html: part }),
      Headers: v.array(
        v.strictObject({
          Name: v.pipe(v.string(), v.regex(/^[!-9;-~]{1,126}$/)),
          Value: v.pipe(v.string(), v.regex(/^[\x20-\x7e]{1,870}$/)),
        }),
      ),
    }),
  }),
});

export async function startMail(options: MailOptions) {
  const { port, log = toTerminal, admit } = options;
  const server = await listen(port, { programsOnly: true, log });
  server.serve(async (incoming, response) => {
    const body = (await requestBody(incoming, LIMIT)) ?? Buffer.alloc(0);
    const asked = askedOf(incoming, body);
    const refused = admit?.("ses", asked);
    if (refused) return answerRefused(response, refused);
    if (asked.method !== "POST" || asked.url.pathname !== "/v2/email/outbound-emails")
      return fault(response, 404, "NotFoundException", "only SendEmail is known here");
    await send(response, asked.body, options);
  });
  return { url: `http://127.0.0.1:${server.port}`, close: () => server.close() };
}

async function send(
  response: ServerResponse,
  body: string,
  { sink, domain, returned }: MailOptions,
): Promise<void> {
  const { success, output } = v.safeParse(v.pipe(v.string(), v.parseJson(), request), body);
  if (!success) return fault(response, 400, "BadRequestException", "the request is not valid");
  const { FromEmailAddress: from, Destination, Content } = output;
  if (!from.endsWith(`@${domain}`))
    return fault(response, 400, "MessageRejected", `Email address is not verified: ${from}`);
  const { Subject, Body, Headers } = Content.Simple;
  const message = `${randomUUID()}-000000`;
  const transport = createTransport({ host: "127.0.0.1", port: sink.port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from,
      to: [...Destination.ToAddresses],
      subject: Subject.Data,
      text: Body.Text.Data,
      html: Body.Html.Data,
      headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
      messageId: `<${message}@${domain}>`,
    });
  } catch (error) {
    const { responseCode } = error as { responseCode?: number };
    // The service would keep it and try by itself; here nothing is taken that did not arrive.
    if (responseCode === undefined || responseCode < 500)
      return fault(response, 503, "ServiceUnavailable", "the mail server cannot be reached");
    returned({
      notificationType: "Bounce",
      bounce: { bounceType: "Permanent", bounceSubType: "General", bouncedRecipients: [] },
      mail: { messageId: message, source: from },
    });
  } finally {
    transport.close();
  }
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ MessageId: message }));
}

function fault(response: ServerResponse, status: number, code: string, message: string): void {
  response
    .writeHead(status, { "content-type": "application/json", "x-amzn-errortype": code })
    .end(JSON.stringify({ message }));
}
