// Reads the accessibility tree of what runs on a display, as a screen reader gets it. Must not know the page.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/// Nodes as { role, name, depth }; the role's words are AT-SPI's ("table row").
export function readTree(env) {
    const reader = spawnSync('/usr/bin/python3', [join(import.meta.dirname, 'tree.py')], { env, encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 26 });
    if (reader.status !== 0) throw new Error(`the accessibility tree could not be read: ${reader.stderr}`);
    return reader.stdout.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
}
