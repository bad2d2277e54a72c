/**
 * The browsers that the page is tried in: a current one, and Chromium 91, which is near what offices run (the browsers of
 * UOS are Chromium 90 and 93).
 */

import { accessSync, constants } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";

import puppeteer91 from "puppeteer-core";
import puppeteer from "puppeteer-core-24";

import { unpack } from "./unpack.mjs";

/** Without a compositor on the GPU: on a busy machine, Chromium 91 asks for the GPU that it has not got for ever, and opens no page. */
const ARGS = [
  "--no-sandbox",
  "--single-process",
  "--no-zygote",
  "--disable-gpu",
  "--disable-gpu-compositing",
  "--font-render-hinting=none",
];

const MODERN = ["@sparticuz/chromium", ["chromium.br", "al2023.tar.br", "fonts.tar.br"]];
const OLD = ["chrome-aws-lambda", ["chromium.br", "aws.tar.br"]];

/** How long a browser may take to start or to end, in milliseconds: one that hangs must not hang the tests. */
export const PATIENCE = { timeout: 60_000 };

/** @type {{name: string, major: number, launch: () => Promise<import("puppeteer-core-24").Browser>}[]} */
export const browsers = [
  { name: "Chromium 147", major: 147, launch: () => launch(puppeteer, "shell", MODERN) },
  { name: "Chromium 91", major: 91, launch: () => launch(puppeteer91, true, OLD) },
];

/** Firefox, which no npm package brings: the one that `HEGAO_FIREFOX` or else the PATH leads to; null where there is none. */
export const firefox = findFirefox();

function findFirefox() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = ["firefox", "firefox-esr"].flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = process.env.HEGAO_FIREFOX || installed.find(isExecutable);
  return executablePath === undefined
    ? null
    : { name: "Firefox", launch: () => puppeteer.launch({ browser: "firefox", executablePath, headless: true }) };
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function launch(driver, headless, [name, archives]) {
  const folder = await unpack(name, archives);
  return driver.launch({
    executablePath: join(folder, "chromium"),
    headless,
    args: ARGS,
    env: await environment(folder),
  });
}

/** The packages' own libraries and font, so that the machine needs to have none. The old one leaves out NSPR. */
async function environment(folder) {
  const modern = await unpack(...MODERN);
  const fontconfig = join(folder, "fontconfig.xml");
  await writeFile(
    fontconfig,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(modern, "fonts")}</dir><cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>\n`,
  );
  return {
    ...process.env,
    LD_LIBRARY_PATH: [join(folder, "lib"), join(modern, "lib")].join(":"),
    FONTCONFIG_FILE: fontconfig,
  };
}
