// What pages complain of on their consoles: nothing, but what a spec says must come.
import { type BrowserContext, expect } from "@playwright/test";

export class ConsoleErrors {
  private readonly heard: string[] = [];
  private readonly refusals: number[] = [];

  /** Listens to all pages of a browser. */
  hear(context: BrowserContext): void {
    context.on("console", (message) => {
      const { url } = message.location();
      this.heard.push(`${message.type()}: ${message.text()} (${url})`);
    });
    context.on("weberror", (event) => this.heard.push(`error: ${event.error().message}`));
  }

  /** Says that one answer with this status is to come. */
  expectStatus(status: number): void {
    this.refusals.push(status);
  }

  /** Fails when there was any other complaint, or a refusal did not come. */
  expectNoOthers(): void {
    const others = [...this.heard];
    const missing = this.refusals.filter((status) => {
      const words = `the server responded with a status of ${status}`;
      const place = others.findIndex((text) => text.includes(words));
      if (place >= 0) others.splice(place, 1);
      return place < 0;
    });
    expect(others, "the console stays empty").toEqual([]);
    expect(missing, "what was to be refused was refused").toEqual([]);
  }
}
