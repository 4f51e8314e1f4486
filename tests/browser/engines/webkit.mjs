// Drives WebKitGTK's MiniBrowser by WebKitWebDriver, with plain W3C WebDriver over HTTP. Must not know the page.
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { openDisplay, start } from './display.mjs';
import { readTree } from './tree.mjs';

const keyCodes = { Control: '\uE009', Shift: '\uE008', Alt: '\uE00A', Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Backspace: '\uE003',
    Delete: '\uE017', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
    Space: ' ' };
const toolBarHeight = 38;

function findBrowser() {
    const folders = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`);
    const places = folders.flatMap((folder) => ['4.1', '4.0', '6.0'].map((series) =>
        folder.endsWith('-gnu') ? `${folder}/webkit2gtk-${series}/MiniBrowser` : `${folder}/webkitgtk-${series}/MiniBrowser`));
    const found = process.env.MINIBROWSER || places.find((path) => existsSync(path));
    if (!found) throw new Error('there is no MiniBrowser of WebKitGTK here');
    return found;
}

function freePort() {
    return new Promise((done, failed) => {
        const server = createServer().once('error', failed);
        server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
    });
}

export async function launch({ language = 'en-GB' } = {}) {
    const display = await openDisplay();
    const env = { ...display.env, LANGUAGE: language.replace('-', '_') };
    const port = await freePort();
    const driver = start('WebKitWebDriver', [`--port=${port}`], { env });
    const say = async (method, path, body) => {
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
        const { value } = await answer.json();
        if (!answer.ok) throw new Error(`WebKitWebDriver: ${method} ${path}: ${JSON.stringify(value)}`);
        return value;
    };
    for (let isUp = false; !isUp;) {
        isUp = await say('GET', '/status').then(() => true, () => false);
        if (!isUp) await new Promise((next) => setTimeout(next, 20)); // deadline: the driver has no word of its own
    }
    const session = await say('POST', '/session', { capabilities: { alwaysMatch: { browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: findBrowser(), args: ['--automation'] } } } });
    const at = (path) => `/session/${session.sessionId}${path}`;
    await say('POST', at('/window/rect'), { width: 1280, height: 800 + toolBarHeight });
    await say('POST', at('/timeouts'), { script: 120_000, pageLoad: 60_000 });
    const act = (sources) => say('POST', at('/actions'), { actions: sources });
    const mouse = (action) => act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [action] }]);
    const keys = (actions) => act([{ type: 'key', id: 'keyboard', actions }]);
    return {
        name: 'WebKit', errors: [],
        open: (url) => say('POST', at('/url'), { url }),
        evaluate: async (script, ...args) => {
            const source = `const done = arguments[arguments.length - 1];
                Promise.resolve().then(() => (${script})(...${JSON.stringify(args)})).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
            const answer = await say('POST', at('/execute/async'), { script: source, args: [] });
            if (answer.error) throw new Error(answer.error);
            return answer.value;
        },
        move: (x, y) => mouse({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' }),
        down: () => mouse({ type: 'pointerDown', button: 0 }),
        up: () => mouse({ type: 'pointerUp', button: 0 }),
        type: (text) => keys([...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
        press: (combination) => {
            const names = combination.split('+').map((name) => keyCodes[name] ?? name.toLowerCase());
            return keys([...names.map((value) => ({ type: 'keyDown', value })), ...names.reverse().map((value) => ({ type: 'keyUp', value }))]);
        },
        back: () => say('POST', at('/back'), {}),
        forward: () => say('POST', at('/forward'), {}),
        picture: async () => Buffer.from(await say('GET', at('/screenshot')), 'base64'),
        tree: () => readTree(display.env),
        async close() {
            await say('DELETE', at('')).catch(() => {}); // else the driver would answer "maximum number of active sessions"
            await driver.stop();
            await display.close();
        },
    };
}
