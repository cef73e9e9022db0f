// The phones of the sandbox: what customers and storekeepers see and do in their chats.
import { type APIRequestContext, expect } from "@playwright/test";
import type { Shop } from "./server.ts";

/** One message of a chat, as the emulator stores it: Meta's own JSON in `payload`. */
export type Message = {
  id: string;
  from: "phone" | "business";
  kind: string;
  status: "accepted" | "sent" | "delivered" | "read" | "failed";
  payload: any;
};

type Choice = { id: string; title: string; description?: string };

/** How long a phone waits for what should come. */
const TIMEOUT_MS = 15_000;

/** Counts the phones, so that each gets an unused number. */
let next = 0;

export class Phones {
  constructor(
    private readonly request: APIRequestContext,
    private readonly shop: Shop,
    private readonly place: number,
  ) {}

  /** A phone that never wrote to the shop. */
  customer(name = "Asha"): Phone {
    next += 1;
    const number = `+9198${String(this.place).padStart(2, "0")}${String(next).padStart(6, "0")}`;
    return this.phone(number, name);
  }

  /** A store's phone. It waits for what comes from now on, not for what earlier specs caused. */
  async store(number: string, name = "Ganesh"): Promise<Phone> {
    const phone = this.phone(number, name);
    await phone.skipReceived();
    return phone;
  }

  private phone(number: string, name: string): Phone {
    return new Phone(this.request, this.shop, number, name);
  }
}

export class Phone {
  private read = 0;

  constructor(
    private readonly request: APIRequestContext,
    private readonly shop: Shop,
    readonly number: string,
    readonly name: string,
  ) {}

  /** Writes a text. */
  async sendText(text: string): Promise<void> {
    await this.post("text", { text, name: this.name });
  }

  /** Presses the button of this title, on the newest message that has it. */
  async pressButton(title: string): Promise<void> {
    const { message, choice } = await this.choice(buttons, title);
    await this.post("button", { id: choice.id, title, reply_to: message.id });
  }

  /** Chooses the row of this title, in the newest list that has it. */
  async chooseRow(title: string): Promise<void> {
    const { message, choice } = await this.choice(rows, title);
    await this.post("row", { ...choice, reply_to: message.id });
  }

  /** Sends a place. */
  async sendLocation(latitude: number, longitude: number): Promise<void> {
    await this.post("location", { latitude, longitude });
  }

  /** Everything in the chat, oldest first. */
  async thread(): Promise<Message[]> {
    const answer = await this.request.get(this.address("thread"));
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()).messages;
  }

  /** Counts everything in the chat as waited for. */
  async skipReceived(): Promise<void> {
    this.read = (await this.thread()).filter((one) => one.from === "business").length;
  }

  /** Waits for a message of the shop that came after those already waited for. */
  async receive(expected: (message: Message) => boolean): Promise<Message> {
    let found: { message: Message; position: number } | undefined;
    await expect
      .poll(async () => {
        const fromShop = (await this.thread()).filter((one) => one.from === "business");
        const position = fromShop.findIndex((one, index) => index >= this.read && expected(one));
        if (position >= 0) found = { message: fromShop[position], position };
        return position;
      }, { message: `${this.name}'s phone receives it`, timeout: TIMEOUT_MS })
      .toBeGreaterThanOrEqual(0);
    if (!found) throw new Error("unreachable: polled until found");
    this.read = found.position + 1;
    return found.message;
  }

  /** Waits for a message of the shop whose words match. */
  async receiveText(words: RegExp): Promise<Message> {
    return this.receive((message) => words.test(textOf(message)));
  }

  /** Waits for a message with a link button and gives the path of its address. */
  async link(): Promise<string> {
    const message = await this.receive((one) => linkOf(one) !== undefined);
    const url = new URL(linkOf(message) ?? "");
    return url.pathname + url.search;
  }

  /** Waits for a message that offers a choice of this title. */
  private async choice(
    offered: (message: Message) => Choice[],
    title: string,
  ): Promise<{ message: Message; choice: Choice }> {
    let found: { message: Message; choice: Choice } | undefined;
    await expect
      .poll(
        async () => {
          for (const message of await this.thread()) {
            const choice = offered(message).find((one) => one.title === title);
            if (message.from === "business" && choice) found = { message, choice };
          }
          return found !== undefined;
        },
        { message: `${this.name}'s phone offers "${title}"`, timeout: TIMEOUT_MS },
      )
      .toBe(true);
    if (!found) throw new Error("unreachable: polled until found");
    return found;
  }

  private async post(what: string, body: object): Promise<void> {
    const answer = await this.request.post(this.address(what), { data: body });
    expect(answer.ok(), `${what}: ${await answer.text()}`).toBe(true);
  }

  private address(rest: string): string {
    return `${this.shop.url}/sandbox/api/phones/${encodeURIComponent(this.number)}/${rest}`;
  }
}

/** All that people read in a message. */
export function textOf(message: Message): string {
  const { payload } = message;
  return [
    payload.body?.text ?? payload.body,
    payload.header?.text,
    payload.footer?.text,
    payload.caption,
    payload.name,
    payload.address,
  ]
    .filter((text) => typeof text === "string")
    .join("\n");
}

/** The address behind a message's link button. */
function linkOf(message: Message): string | undefined {
  return message.payload.action?.parameters?.url;
}

function buttons(message: Message): Choice[] {
  const given: { reply: Choice }[] = message.payload.action?.buttons ?? [];
  return given.map((button) => button.reply);
}

function rows(message: Message): Choice[] {
  const sections: { rows: Choice[] }[] = message.payload.action?.sections ?? [];
  return sections.flatMap((section) => section.rows);
}
