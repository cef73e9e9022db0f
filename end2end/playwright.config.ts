// How the browser specs run: each one twice, with script and without, on a small phone.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "specs",
  outputDir: "results/artifacts",
  globalSetup: "./support/template.ts",
  // A worker has a server of its own. Specs of one file share it and run in order.
  fullyParallel: false,
  workers: 2,
  // A spec that passes only when repeated does not pass.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: "en-IN",
    timezoneId: "Asia/Kolkata",
    trace: "retain-on-failure",
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "script" },
    {
      name: "no-script",
      use: { javaScriptEnabled: false },
      // Specs of the islands themselves, or that need script for another reason, have it in their name.
      testIgnore: /\.(islands|scripted)\.spec\.ts$/,
    },
  ],
});
