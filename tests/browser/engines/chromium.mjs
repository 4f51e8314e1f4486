// Drives Chromium by playwright-core, the same way as the other engines are driven. Must not know the page.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const tools = process.env.STALLKEEPER_TOOLS ?? resolve(import.meta.dirname, '../../../.tools');
const { chromium } = createRequire(join(tools, 'node_modules/'))('playwright-core');

export async function launch({ language = 'en-GB' } = {}) {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox',
        '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    const page = await (await browser.newContext({ locale: language, viewport: { width: 1280, height: 800 } })).newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
    return {
        name: 'Chromium', errors,
        open: (url) => page.goto(url),
        evaluate: (script, ...args) => page.evaluate(`(${script})(...${JSON.stringify(args)})`),
        move: (x, y) => page.mouse.move(x, y),
        down: () => page.mouse.down(),
        up: () => page.mouse.up(),
        type: (text) => page.keyboard.type(text),
        press: (keys) => page.keyboard.press(keys),
        back: () => page.goBack(),
        forward: () => page.goForward(),
        picture: () => page.screenshot(),
        async tree() {
            const devtools = await page.context().newCDPSession(page);
            const { nodes } = await devtools.send('Accessibility.getFullAXTree');
            return nodes.filter((node) => !node.ignored).map((node) => ({ role: node.role?.value, name: node.name?.value ?? '' }));
        },
        close: () => browser.close(),
    };
}
