// Drives Firefox by puppeteer-core over WebDriver BiDi, on a display of its own: without one it has no WebGL.
// Must not know the page.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDisplay } from './display.mjs';
import { readTree } from './tree.mjs';

const tools = process.env.STALLKEEPER_TOOLS ?? resolve(import.meta.dirname, '../../../.tools');
const program = process.env.FIREFOX || ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

export async function launch({ language = 'en-GB' } = {}) {
    const puppeteer = createRequire(join(tools, 'node_modules/'))('puppeteer-core');
    const display = await openDisplay();
    // With a window, not headless: only then does it show its accessibility tree.
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: program, headless: false, env: display.env,
        args: ['--width=1280', '--height=900'], defaultViewport: { width: 1280, height: 800 }, extraPrefsFirefox: {
            'intl.accept_languages': `${language}, en`, 'app.update.enabled': false, 'accessibility.force_disabled': -1,
            'browser.sessionstore.resume_from_crash': false, 'datareporting.policy.dataSubmissionEnabled': false } });
    const page = (await browser.pages())[0] ?? await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
    return {
        name: 'Firefox', errors,
        open: (url) => page.goto(url),
        evaluate: (script, ...args) => page.evaluate(`(${script})(...${JSON.stringify(args)})`),
        move: (x, y) => page.mouse.move(x, y),
        down: () => page.mouse.down(),
        up: () => page.mouse.up(),
        type: (text) => page.keyboard.type(text),
        async press(keys) {
            const names = keys.split('+');
            const key = names.pop();
            for (const held of names) await page.keyboard.down(held);
            await page.keyboard.press(names.includes('Control') ? key.toLowerCase() : key);
            for (const held of names.reverse()) await page.keyboard.up(held);
        },
        // Not page.goBack(): a step inside the page (only its hash changes) is no load to wait for.
        back: () => page.evaluate('history.back()'),
        forward: () => page.evaluate('history.forward()'),
        picture: () => page.screenshot(),
        tree: () => readTree(display.env),
        async close() {
            await browser.close();
            await display.close();
        },
    };
}
