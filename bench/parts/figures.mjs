// What several benches do: percentiles, a table, what a process worked, and how long others wait while something large goes on.
// Must not know what is measured.
import { readFileSync, readdirSync } from 'node:fs';

export const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
export const shown = (ms) => ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);
export const options = () => Object.fromEntries(process.argv.slice(2).map((one) => one.replace(/^--/, '').split('=')));
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/// What all threads of a process have worked, in seconds, which a busy machine does not make longer.
export const cpuS = (pid) => readdirSync(`/proc/${pid}/task`).reduce((sum, thread) =>
    sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e9;

export function printTable(head, rows) {
    console.log(`| ${head.join(' | ')} |\n|${head.map((_, place) => place === 0 ? '---' : '---:').join('|')}|`);
    for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

/// Asks each of `questions` ({name: () => promise}) again and again, one at a time with a pause between, until `isOver`
/// resolves; the times of each by name.
export async function waitsUntil(isOver, questions, pauseMs = 15) {
    const times = Object.fromEntries(Object.keys(questions).map((name) => [name, []]));
    let over = false;
    const end = isOver.finally(() => { over = true; });
    await Promise.all([end, ...Object.entries(questions).map(async ([name, ask]) => {
        while (!over) {
            const began = performance.now();
            await ask();
            times[name].push(performance.now() - began);
            await pause(pauseMs);
        }
    })]);
    return { times, outcome: await end };
}

/// A row for each question: median, p95, the longest.
export function waitRows(times, what) {
    return Object.entries(times).map(([name, all]) => [`${name}, ${what}`, all.length, shown(at(all, 0.5)), shown(at(all, 0.95)), shown(Math.max(...all))]);
}
export const waitHead = ['request', 'asked', 'median ms', 'p95 ms', 'longest ms'];
