// The console messages of pages: none, except those that a spec expects.
import { type BrowserContext, expect } from "@playwright/test";

export class ConsoleErrors {
  private readonly messages: string[] = [];
  private readonly expected: number[] = [];

  /** Records the messages of all pages of a browser. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      const { url } = message.location();
      this.messages.push(`${message.type()}: ${message.text()} (${url})`);
    });
    context.on("weberror", (event) => this.messages.push(`error: ${event.error().message}`));
  }

  /** Expects one response with this status. */
  expectStatus(status: number): void {
    this.expected.push(status);
  }

  /** Fails when there was any other message, or an expected response did not come. */
  expectNoOthers(): void {
    const others = [...this.messages];
    const missing = this.expected.filter((status) => {
      const words = `the server responded with a status of ${status}`;
      const place = others.findIndex((text) => text.includes(words));
      if (place >= 0) others.splice(place, 1);
      return place < 0;
    });
    expect(others, "the console stays empty").toEqual([]);
    expect(missing, "every expected status came").toEqual([]);
  }
}
