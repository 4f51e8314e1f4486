// What a chosen picture looks like on the canvas of a real Chromium: its own pixels, the right way up, in the colours of its
// file, beside its name. Must not know how the page draws or where the texture is.
import assert from 'node:assert/strict';
import { test, before, after } from 'node:test';
import { deflateSync } from 'node:zlib';
import { openShop } from './harness.mjs';

let shop;
before(async () => { shop = await openShop({ ads: 20 }); });
after(async () => { await shop?.close(); });

function checkSum(bytes) {
    let sum = ~0;
    for (const byte of bytes) {
        sum ^= byte;
        for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xEDB88320 : 0);
    }
    return ~sum >>> 0;
}
/// A PNG file of width × height; `colour(x, y)` gives [red, green, blue].
function png(width, height, colour) {
    const rows = [];
    for (let y = 0; y < height; ++y) {
        rows.push(0);
        for (let x = 0; x < width; ++x) rows.push(...colour(x, y));
    }
    const chunk = (kind, body) => {
        const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(kind), body, Buffer.alloc(4)]);
        whole.writeUInt32BE(body.length, 0);
        whole.writeUInt32BE(checkSum(whole.subarray(4, -4)), whole.length - 4);
        return whole;
    };
    const head = Buffer.alloc(13);
    head.writeUInt32BE(width, 0);
    head.writeUInt32BE(height, 4);
    head.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.from(rows))),
        chunk('IEND', Buffer.alloc(0))]);
}

/// Where the page shows each of these colours: how many points, and their middle, in CSS pixels.
async function seen(page, colours) {
    const shot = (await page.raw.screenshot()).toString('base64');
    return page.raw.evaluate(async ([file, wanted]) => {
        const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0))]));
        const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        context.drawImage(picture, 0, 0);
        const { data } = context.getImageData(0, 0, picture.width, picture.height);
        const found = wanted.map(() => ({ count: 0, x: 0, y: 0 }));
        for (let at = 0; at < data.length; at += 4) {
            const which = wanted.findIndex((colour) => colour.every((level, of) => Math.abs(level - data[at + of]) <= 3));
            if (which < 0) continue;
            found[which].count += 1;
            found[which].x += at / 4 % picture.width;
            found[which].y += Math.floor(at / 4 / picture.width);
        }
        return found.map(({ count, x, y }) => ({ count, x: x / count, y: y / count }));
    }, [shot, colours]);
}

const quarters = [[250, 20, 120], [20, 210, 250], [130, 250, 20], [90, 30, 250]]; // none of the page's own, light or dark
const quarter = (side) => (x, y) => quarters[(x < side / 2 ? 0 : 1) + (y < side / 2 ? 0 : 2)];

for (const dark of [false, true]) test(`a picture is seen as its file has it, ${dark ? 'dark' : 'light'}`, async () => {
    const page = await shop.open({ route: '/ads/create?sheet=new', width: 1440, height: 1200, dark });
    await page.see('textbox', 'EAN');
    for (const { count } of await seen(page, quarters)) assert.equal(count, 0);
    await page.drop('front.png', png(200, 200, quarter(200)), 'image/png');
    await page.idle();
    const [first, second, third, fourth] = await seen(page, quarters);
    for (const { count } of [first, second, third, fourth]) // 24 × 24 each, less border and round corner
        assert.ok(count > 400 && count <= 600, `${count} points`);
    for (const [left, right] of [[first, second], [third, fourth]]) {
        assert.ok(Math.abs(right.x - left.x - 24) < 2, `${left.x} ${right.x}`);
        assert.ok(Math.abs(right.y - left.y) < 1);
    }
    for (const [upper, lower] of [[first, third], [second, fourth]]) assert.ok(Math.abs(lower.y - upper.y - 24) < 2);
    assert.deepEqual(page.errors, []);
    await page.close();
});

test('a wide picture keeps its shape, others stand below it, and one that is taken out is seen no more', async () => {
    const page = await shop.open({ route: '/ads/create?sheet=new', width: 1440, height: 1400 });
    await page.see('textbox', 'EAN');
    const [wide, tall, plain] = quarters;
    await page.drop('wide.png', png(120, 40, () => wide), 'image/png');
    await page.drop('tall.png', png(40, 120, () => tall), 'image/png');
    await page.drop('plain.png', png(96, 96, () => plain), 'image/png');
    await page.idle();
    const [lying, standing, square] = await seen(page, quarters);
    for (const { count } of [lying, standing]) assert.ok(Math.abs(count - 48 * 16) < 110, `${count} points`); // soft edges
    assert.ok(square.count > 1900 && square.count <= 48 * 48, `${square.count} points`);
    assert.ok(lying.y < standing.y && standing.y < square.y);
    for (const each of [standing, square]) assert.ok(Math.abs(each.x - lying.x) < 1);
    await page.click('button', 'Remove tall.png');
    const [above, none, below] = await seen(page, quarters);
    assert.equal(none.count, 0);
    assert.equal(above.count, lying.count);
    assert.ok(Math.abs(below.y - standing.y) < 1, 'the next one moves up');
    assert.equal(below.count, square.count);
    await page.reload(); // from the browser's storage
    await page.see('textbox', 'EAN');
    assert.deepEqual((await seen(page, quarters)).map(({ count }) => count), [lying.count, 0, square.count, 0]);
    assert.deepEqual(page.errors, []);
    await page.close();
});
