// Our table engine beside other in-page engines, in the harness of ../shared/peers, which is left as it is: its copy in
// build/peers is what runs. Prints one table: medians, and how many times longer the fastest peer takes.
// Options are the harness's: --n=100000,1000000 --peers=… --loads=10,3; `--show` prints the last run again.
// Must not measure anything itself.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repo = resolve(import.meta.dirname, '..');
const source = process.env.PEERS ?? join(repo, '../shared/peers');
const copy = join(repo, 'build/peers');
const engine = process.env.PEERS_ENGINE ?? join(repo, 'build/wasm/peers_engine');
const jobs = ['search', 'filter', 'sort', 'combined', 'whatif', 'load'];
const frameMs = 16.7;

if (!existsSync(source)) {
    console.log(`skipped: ${source} is not there, so no other engines to run beside ours.`);
    process.exit(0);
}

const run = (program, ...args) => execFileSync(program, args, { cwd: copy, stdio: ['ignore', 2, 2] });

function prepare() {
    if (!existsSync(join(copy, 'dist/pool.json'))) {
        cpSync(source, copy, { recursive: true, mode: 0 });
        run('chmod', '-R', 'u+w', copy);
        run('npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund');
        run('npm', 'run', 'build');
    }
    rmSync(join(copy, 'ours'), { recursive: true, force: true });
    mkdirSync(join(copy, 'ours'));
    cpSync(join(repo, 'bench/peers/adapter.js'), join(copy, 'ours/adapter.js'));
    cpSync(engine, join(copy, 'ours'), { recursive: true });
}

const shown = (ms) => ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);

function printRows(count, results) {
    const ours = results.stallkeeper;
    const peers = Object.entries(results).filter(([name, one]) => name !== 'stallkeeper' && one.stats);
    console.log(`\n${Number(count).toLocaleString('en')} rows, median ms (p95)\n`);
    console.log(`| engine | ${jobs.join(' | ')} | answers |\n|---|${jobs.map(() => '---:').join('|')}|---|`);
    for (const [name, one] of [...peers, ['stallkeeper', ours]]) {
        const cells = jobs.map((job) => `${shown(one.stats[job].median)} (${shown(one.stats[job].p95)})`);
        console.log(`| ${name} | ${cells.join(' | ')} | ${one.check.length ? one.check.join('; ') : 'same'} |`);
    }
    const ratios = jobs.map((job) => {
        const fastest = Math.min(...peers.map(([, one]) => one.stats[job].median));
        return `${(fastest / ours.stats[job].median).toFixed(1)} ×`;
    });
    console.log(`| fastest peer ÷ stallkeeper | ${ratios.join(' | ')} | |`);
    const slow = jobs.filter((job) => job !== 'load' && ours.stats[job].p95 > frameMs);
    console.log(`\n${slow.length ? `Over one frame (${frameMs} ms) at p95: ${slow.join(', ')}.`
        : `Every question of stallkeeper is answered within one frame (${frameMs} ms), at p95 too.`}`);
}

const out = join(copy, 'out/beside-ours.json');
const asked = process.argv.slice(2);
const given = (option) => asked.some((one) => one.startsWith(`--${option}=`));
if (!asked.includes('--show')) {
    prepare();
    rmSync(out, { force: true });
    run('node', 'run.mjs', `--root=${join(copy, 'ours')}`, '--extra=stallkeeper=/adapter.js', `--out=${out}`,
        ...(given('peers') ? [] : ['--peers=objects,typed,typed-narrow,arquero']), ...(given('loads') ? [] : ['--loads=10,3']), ...asked);
}
const results = JSON.parse(readFileSync(out));
for (const count of Object.keys(results).filter((one) => results[one].stallkeeper)) printRows(count, results[count]);
process.exit(Object.values(results).some((one) => one.stallkeeper?.check.length) ? 1 : 0);
