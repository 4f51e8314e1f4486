// One X display and one message bus for one browser: software GL and the accessibility tree need both, started together.
// Must not know any browser.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const started = new Set();
process.on('exit', () => { for (const child of started) child.kill('SIGKILL'); });

/// Starts a program that lives as long as the test; dies with it.
export function start(command, args, options = {}) {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    started.add(child);
    const ended = new Promise((done) => child.once('close', () => { started.delete(child); done(); }));
    child.once('error', () => {}); // told by whoever waits for its first words
    child.stdout?.on('data', () => {});
    child.stderr?.on('data', () => {});
    return { child, ended, stop: async (signal = 'SIGTERM') => { child.kill(signal); await ended; } };
}

function firstLine(program, stream) {
    return new Promise((done, failed) => {
        createInterface({ input: stream }).once('line', done);
        program.child.once('error', failed);
        program.ended.then(() => failed(new Error(`${program.child.spawnfile} left before its first word`)));
    });
}

/// { env, close }: what a browser's environment has to hold.
export async function openDisplay({ width = 1400, height = 1000 } = {}) {
    const screen = start('Xvfb', ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp']);
    const number = await firstLine(screen, screen.child.stdout);
    const env = { ...process.env, DISPLAY: `:${number.trim()}`, NO_AT_BRIDGE: '0', GNOME_ACCESSIBILITY: '1', LC_ALL: 'C.UTF-8' };
    const bus = start('dbus-daemon', ['--session', '--nofork', '--print-address'], { env });
    env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus, bus.child.stdout);
    return { env, close: async () => { await bus.stop(); await screen.stop(); } };
}
