// A small WebDriver client: what the journeys need of https://www.w3.org/TR/webdriver2/ and no more.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that have no character of their own (WebDriver, section 17.4.2). */
export const Key = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  Left: "\uE012",
  Up: "\uE013",
  Right: "\uE014",
  Down: "\uE015",
  Delete: "\uE017",
  F1: "\uE031",
};

/** What the driver answered when it refused; `code` is the protocol's word, such as "no such element". */
export class DriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/**
 * Asks until the answer is neither undefined, null nor false, and gives that answer. What the page
 * throws meanwhile (an element that is not there yet, or was drawn anew) counts as not yet.
 */
export async function waitFor(what, ask, { seconds = 30 } = {}) {
  const end = Date.now() + seconds * 1000;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== null && answer !== false) return answer;
    } catch (error) {
      if (error instanceof TypeError || error instanceof ReferenceError) throw error;
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`waited ${seconds} s for ${what}${last ? ` (${last.message})` : ""}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** The driver program with one session, which is one run of the application. */
export class Driver {
  #process;
  #base;
  #session;

  /** The end of what the driver and the application wrote on their streams. */
  said = "";

  /** Starts the driver and, through it, the application. */
  static async start({ program = "WebKitWebDriver", binary, args = [], env = {} }) {
    const driver = new Driver();
    const port = await freePort();
    driver.#base = `http://127.0.0.1:${port}`;
    driver.#process = spawn(program, [`--port=${port}`, "--host=127.0.0.1"], {
      env: { ...process.env, ...env, TAURI_WEBVIEW_AUTOMATION: "true" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const stream of [driver.#process.stdout, driver.#process.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (driver.said = (driver.said + text).slice(-8000)));
    }
    const broken = once(driver.#process, "error").then(([error]) => {
      throw new Error(`${program} cannot be started: ${error.message}`);
    });
    try {
      const ready = waitFor("the driver", async () => (await driver.#ask("GET", "/status")).ready);
      await Promise.race([ready, broken]);
      const answer = await driver.#ask("POST", "/session", {
        capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } },
      });
      driver.#session = `/session/${answer.sessionId}`;
      await driver.#command("POST", "/timeouts", { implicit: 0, pageLoad: 60_000, script: 60_000 });
    } catch (error) {
      await driver.quit();
      throw error;
    }
    broken.catch(() => {});
    return driver;
  }

  /** Ends the application and the driver, by force if they do not go by themselves. */
  async quit() {
    const running = this.#process;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, "exit");
    if (this.#session) {
      // The application may be gone already; then there is nothing to end.
      await this.#ask("DELETE", this.#session, undefined, 10_000).catch(() => {});
      this.#session = undefined;
    }
    // The application and the driver are one group of processes.
    const kill = (signal) => {
      try {
        process.kill(-running.pid, signal);
      } catch (error) {
        if (error.code !== "ESRCH") throw error;
      }
    };
    kill("SIGTERM");
    const late = setTimeout(() => kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(late);
    kill("SIGKILL");
  }

  /** The first element that fits, at once or not at all. */
  async find(css) {
    return new Element(this, await this.#command("POST", "/element", { using: "css selector", value: css }));
  }

  async findAll(css) {
    const found = await this.#command("POST", "/elements", { using: "css selector", value: css });
    return found.map((one) => new Element(this, one));
  }

  /** Runs a script in the page: `driver.script("return arguments[0] + 1", 2)`. */
  async script(text, ...args) {
    return this.#command("POST", "/execute/sync", { script: text, args });
  }

  /** Keys for whatever has the focus; several at once are held together: `press(Key.Control, "k")`. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
    await this.#command("POST", "/actions", {
      actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }],
    });
  }

  /** Text, key by key, for whatever has the focus. */
  async keys(text) {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.#command("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  async resize(width, height) {
    await this.#command("POST", "/window/rect", { width, height });
  }

  /** The window as PNG bytes. */
  async screenshot() {
    return Buffer.from(await this.#command("GET", "/screenshot"), "base64");
  }

  async title() {
    return this.#command("GET", "/title");
  }

  async go(url) {
    await this.#command("POST", "/url", { url });
  }

  /** For `Element`. */
  async onElement(reference, method, path, body) {
    return this.#command(method, `/element/${reference[ELEMENT]}${path}`, body);
  }

  async #command(method, path, body) {
    return this.#ask(method, this.#session + path, body);
  }

  async #ask(method, path, body, patience = 120_000) {
    const answer = await fetch(this.#base + path, {
      method,
      headers: { "content-type": "application/json" },
      body: method === "POST" ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(patience),
    }).catch((error) => {
      throw new DriverError("unreachable", error.cause?.message ?? error.message);
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new DriverError(value?.error ?? String(answer.status), value?.message ?? "");
    return value;
  }
}

/** An element of the page. It goes stale when the page draws it anew: find it again then. */
export class Element {
  constructor(driver, reference) {
    this.driver = driver;
    this.reference = reference;
  }

  async click() {
    await this.driver.onElement(this.reference, "POST", "/click");
  }

  /** Types behind what is there. */
  async type(text) {
    await this.driver.onElement(this.reference, "POST", "/value", { text });
  }

  /** Types over what is there. */
  async fill(text) {
    await this.click();
    await this.driver.press(Key.Control, "a");
    await this.type(text === "" ? Key.Backspace : text);
  }

  /** Gives files to an `<input type=file>`, as its dialog would. */
  async upload(...paths) {
    await this.type(paths.join("\n"));
  }

  async text() {
    return this.driver.onElement(this.reference, "GET", "/text");
  }

  async value() {
    return this.driver.onElement(this.reference, "GET", "/property/value");
  }

  async attribute(name) {
    return this.driver.onElement(this.reference, "GET", `/attribute/${name}`);
  }

  async enabled() {
    return this.driver.onElement(this.reference, "GET", "/enabled");
  }

  async shown() {
    return this.driver.onElement(this.reference, "GET", "/displayed");
  }

  toJSON() {
    return this.reference;
  }
}

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
