import { bench as deadlines } from "#lib/cli/bench/deadlines.ts";
import { type Bench, machineInWords } from "#lib/cli/bench/measure.ts";

const benches: readonly Bench[] = [deadlines];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (wanted.length === 0 || unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(", ");
  console.error(`Usage: npm run bench -- <name>. Known: ${names}.`);
  process.exitCode = 2;
} else {
  console.log(`${new Date().toISOString().slice(0, 10)}, ${machineInWords()}`);
  for (const { name, run } of benches.filter((bench) => wanted.includes(bench.name))) {
    for (const { target, measured, met } of run()) {
      console.log(`${name} | ${target} | ${measured} | ${met ? "met" : "not met"}`);
      if (!met) process.exitCode = 1;
    }
  }
}
