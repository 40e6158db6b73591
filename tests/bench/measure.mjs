// Measures in turns, so that a busy moment of the machine falls on both sides alike.
import { spawnSync } from "node:child_process";

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds of `work`, which may be asynchronous. */
export async function time(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Medians of several things measured by turns: `{ ours: fn, theirs: fn }` with functions that give milliseconds. */
export async function inTurns(rounds, sides) {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, measure] of Object.entries(sides)) {
      const value = await measure();
      // The first round only warms the disk.
      if (round > 0) times[name].push(value);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
}

/** Runs a program to its end; its words are thrown away. */
export function run(program, ...args) {
  const done = spawnSync(program, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")}: ${done.stderr.trim().split("\n").at(-1)}`);
}

/** One line of the report: what, our time, the other's time, the ratio and its bound. */
export function report(what, ours, theirs, against, bound) {
  const ratio = ours / theirs;
  const verdict = ratio <= bound ? "ok" : "TOO SLOW";
  console.log(`${what}: ${ours.toFixed(0)} ms, ${against} ${theirs.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${bound}) ${verdict}`);
  return ratio <= bound;
}
