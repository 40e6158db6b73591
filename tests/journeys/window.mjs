// The application's window as a person meets it: things are found by what they are called, and
// everything is waited for, because a window answers when it is ready and not before.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Driver, Element, Key, waitFor } from "./driver.mjs";

export { Key, waitFor };

const CACHE = join(homedir(), ".cache/bidwright");

/** The application under test, and the command line beside it. */
export const DESKTOP = process.env.BIDWRIGHT_DESKTOP ?? join(CACHE, "target/debug/bidwright-desktop");
export const CLI = process.env.BIDWRIGHT_CLI ?? join(CACHE, "target/debug/bidwright");
const PICTURES = process.env.BIDWRIGHT_PICTURES ?? join(CACHE, "journeys");

const id = (name) => `[data-testid="${name}"]`;

/** One person's folders, and the window on them. It can be closed and opened again. */
export class Window {
  /** A fresh machine: no settings, no store; what is exported goes to a folder of its own. */
  static async onFreshMachine() {
    const window = new Window();
    window.home = await mkdtemp(join(tmpdir(), "bidwright-journey-"));
    window.config = join(window.home, "config");
    window.exports = join(window.home, "exports");
    await mkdir(window.config);
    await mkdir(window.exports);
    return window;
  }

  async open({ binary = DESKTOP, args = [], env = {} } = {}) {
    this.driver = await Driver.start({
      binary,
      args,
      env: {
        BIDWRIGHT_CONFIG_DIR: this.config,
        BIDWRIGHT_EXPORT_DIR: this.exports,
        // The one locale that every Linux has: it is not Chinese, so a journey chooses its language itself.
        LANG: "C.UTF-8",
        TZ: "Asia/Shanghai",
        ...env,
      },
    });
  }

  async close() {
    await this.driver?.quit();
    this.driver = undefined;
  }

  async forget() {
    await this.close();
    await rm(this.home, { recursive: true, force: true });
  }

  /** The element of this test id, as soon as it can be seen. */
  async see(name) {
    return this.seeCss(id(name), name);
  }

  async seeCss(css, what = css) {
    return waitFor(what, () => this.#shown(css));
  }

  /** Waits until nothing of this test id can be seen any more. */
  async seeNo(name) {
    await waitFor(`${name} to go`, async () => (await this.#shown(id(name))) === null);
  }

  /** Clicks, again if the page was drawn anew in between or something still covered the place. */
  async click(name) {
    await this.clickCss(id(name), name);
  }

  async clickCss(css, what = css) {
    await waitFor(`${what} to be clicked`, async () => {
      const element = await this.seeCss(css, what);
      if (!(await element.enabled()) || !(await this.#steady(element))) return false;
      await element.click();
      return true;
    });
  }

  /** Clicks the smallest thing that reads exactly so, within `css`. */
  async clickText(text, css = "body") {
    await waitFor(`“${text}” to be clicked`, async () => {
      const element = await this.#reading(text, css);
      if (element === null || !(await this.#steady(element))) return false;
      await element.click();
      return true;
    });
  }

  /** Types over what stands in a field (the element itself, or the one input within it). */
  async fill(name, text) {
    const field = `${id(name)}:is(input, textarea, [contenteditable]), ${id(name)} :is(input, textarea, [contenteditable])`;
    await waitFor(`${name} to take text`, async () => {
      await (await this.seeCss(field, name)).fill(text);
      return true;
    });
  }

  /** Chooses one entry of a drop-down list by its words. */
  async choose(name, text) {
    await this.click(name);
    await this.clickText(text, ".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
  }

  /** Types into a list that searches, and takes the entry of exactly these words. */
  async search(name, text) {
    await this.click(name);
    await (await this.seeCss(`${id(name)} input`, name)).type(text);
    await this.clickText(text, ".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
  }

  /** Gives files to a file input; such inputs are hidden behind a button, so they need not be seen. */
  async upload(name, ...paths) {
    const css = `input[type=file]${id(name)}, ${id(name)} input[type=file]`;
    await waitFor(`${name} to take files`, async () => {
      await (await this.driver.find(css)).upload(...paths);
      return true;
    });
  }

  async text(name) {
    return (await this.see(name)).text();
  }

  async value(name) {
    const field = `${id(name)}:is(input, textarea), ${id(name)} :is(input, textarea)`;
    return (await waitFor(name, async () => this.driver.find(field))).value();
  }

  /** Waits until the words stand in the element. */
  async reads(name, words) {
    let text = "";
    const fits = () => (words instanceof RegExp ? words.test(text) : text.includes(words));
    try {
      await waitFor(`${name} to read “${words}”`, async () => {
        text = await this.text(name);
        return fits();
      });
    } catch (error) {
      throw new Error(`${error.message}; it reads “${text}”`, { cause: error });
    }
  }

  async count(name) {
    return (await this.driver.findAll(id(name))).length;
  }

  async press(...keys) {
    await this.driver.press(...keys);
  }

  /** Keeps a picture of the window, for a person to look at. */
  async picture(name) {
    await mkdir(PICTURES, { recursive: true });
    const path = join(PICTURES, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.png`);
    await writeFile(path, await this.driver.screenshot());
    return path;
  }

  /** The first element that can be seen. Of a check box that is its label, for the box itself is drawn by others. */
  async #shown(css) {
    return this.#element(
      `const face = (node) => (node.matches("input[type=checkbox], input[type=radio]") ? node.closest("label") ?? node : node);
       const all = [...document.querySelectorAll(arguments[0])].map(face);
       return all.find((node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) ?? null;`,
      css,
    );
  }

  async #reading(text, css) {
    return this.#element(
      `const within = [...document.querySelectorAll(arguments[1])];
       const reads = (node) => node.innerText?.trim() === arguments[0] && node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
       const all = within.flatMap((top) => [top, ...top.querySelectorAll("*")]).filter(reads);
       return all.find((node) => !all.some((other) => other !== node && node.contains(other))) ?? null;`,
      text,
      css,
    );
  }

  /** Whether it stands still: of a list that is still unfolding, a click would meet what lies behind it. */
  async #steady(element) {
    return this.driver.script(
      `for (let node = arguments[0]; node; node = node.parentElement) {
         const moves = (each) => each.playState !== "finished" && each.effect?.getComputedTiming().iterations !== Infinity;
         if (node.getAnimations().some(moves)) return false;
       }
       return true;`,
      element,
    );
  }

  async #element(script, ...args) {
    const reference = await this.driver.script(script, ...args);
    return reference && new Element(this.driver, reference);
  }
}

/** A journey: a fresh machine for each, a picture of the window when it ends badly. */
export function journey(name, walk, { minutes = 5 } = {}) {
  test(name, { timeout: minutes * 60_000 }, async () => {
    const window = await Window.onFreshMachine();
    try {
      await walk(window);
    } catch (error) {
      if (window.driver) {
        const path = await window.picture(name).catch((reason) => `none (${reason.message})`);
        console.error(`picture: ${path}\n${window.driver.said}`);
      }
      throw error;
    } finally {
      await window.forget();
    }
  });
}
