// The console messages of pages: none, except those that a spec expects.
import { type BrowserContext, expect } from "@playwright/test";

export class ConsoleErrors {
  private readonly messages: string[] = [];
  private readonly expected: number[] = [];
  private networkFails = false;

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

  /** Requests may fail, because the spec takes the network away. */
  allowNetworkFailures(): void {
    this.networkFails = true;
  }

  /** Fails when there was any other message, or an expected response did not come. */
  expectNoOthers(): void {
    const failure = /net::ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED)/;
    const others = this.messages.filter((message) => !(this.networkFails && failure.test(message)));
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
