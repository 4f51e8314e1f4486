// Creating an ad as a person does: find the product, sell yours, see the verdict, publish; a draft that outlives a reload;
// a product of one's own with its check digit, its title and its picture; a copy in another storage by
// keyboard alone; what was made found in the list, exported, and dropped again without any change.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { openShop } from './harness.mjs';

let shop;
before(async () => { shop = await openShop({ ads: 60 }); });
after(async () => { await shop?.close(); });

async function openForm(page, query = 'iphone 13') {
    await page.click('button', 'Create an ad');
    await page.see('searchbox', 'Find your product in the catalogue');
    await page.fill('searchbox', 'Find your product in the catalogue', query);
    await page.click(page.find('button', 'Sell yours').first());
    await page.see('textbox', 'SKU');
}
/// What is said of a field besides its name.
async function told(page, role, name) {
    return (await page.see(role, name)).evaluate((field) => (field.getAttribute('aria-describedby') ?? '').split(' ')
        .map((id) => (id && document.getElementById(id)?.textContent) ?? '').join(' ').trim() || (field.getAttribute('aria-description') ?? ''));
}
async function choose(page, label, option) {
    await page.click('combobox', label);
    await page.click('option', option);
}

test('a product is found, priced by its verdict, published and stands in the list', async () => {
    const page = await shop.open();
    await openForm(page);
    assert.match(await page.route(), /^\/ads\/create\?product=\d+$/);
    await page.press('ControlOrMeta+Enter');
    await page.see('button', 'Publish'); // not sent: what is missing is said
    await choose(page, 'Condition', 'Good');
    await page.fill('textbox', 'SKU', 'MINE-1');
    await page.fill('spinbutton', 'Stock', '5');
    await page.fill('textbox', 'Your price', '0');
    assert.match(await told(page, 'textbox', 'Your price'), /must be more than zero/);
    await page.fill('textbox', 'Your price', '123.45');
    assert.match(await page.mirror(), /123\.45/);
    await page.press('ControlOrMeta+Enter');
    await page.see('heading', 'Ads');
    await page.idle();
    assert.match(await page.route(), /row=\d+-FR/);
    await page.press('Escape');
    await page.fill('searchbox', 'Search ads', 'MINE-1');
    await page.see('row', /MINE-1/);
    assert.deepEqual(page.errors, []);
    await page.close();
});

test('an own way to deliver is judged, shown as the customer reads it, and comes back from an exported file', async () => {
    const page = await shop.open({ width: 1440, height: 1200 });
    await openForm(page, 'iphone 12');
    await choose(page, 'Condition', 'Good');
    await page.fill('textbox', 'SKU', 'QUICK-1');
    await page.fill('spinbutton', 'Stock', '3');
    await page.fill('textbox', 'Your price', '210');
    await page.fill('textbox', 'Own delivery price', '4.90');
    assert.doesNotMatch(await page.mirror(), /delivery €4\.90/); // not whole yet
    await page.fill('spinbutton', 'Delivery time', '99');
    assert.match(await told(page, 'spinbutton', 'Delivery time'), /1 to 72 hours/);
    await page.fill('spinbutton', 'Delivery time', '24');
    await page.fill('textbox', 'Carrier', 'Post');
    assert.match(await page.mirror(), /€4\.90 in 24 h · Post/);
    await page.press('ControlOrMeta+Enter');
    await page.see('heading', 'Ads');
    const [, listing] = (await page.route()).match(/row=(\d+)-FR/);
    assert.deepEqual((await page.ask(`listings/${listing}/deliveries?market=FR`)).own, [{ shipper: 'Post', price: '4.90', delay_hours: 24 }]);
    await page.goto('/ads?market=FR');
    await page.see('grid', 'Ads list');
    const { name, bytes } = await page.download(() => page.click('button', 'Export'));
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf'); // spreadsheets read accents by it
    assert.match(bytes.toString('utf8'), /QUICK-1/);
    await page.drop(name, bytes);
    await page.see('dialog', 'Import ads');
    for (const none of [/New 0\b/, /Changed 0\b/, /Refused 0\b/]) assert.match(await page.mirror(), none);
    const dearer = bytes.toString('utf8').replace(',Post,4.90,24,', ',Post,5.90,24,');
    assert.notEqual(dearer, bytes.toString('utf8'));
    await page.drop(name, Buffer.from(dearer)); // nothing but the delivery: the server tells what the ad has
    assert.match(await page.mirror(), /Changed 1\b/);
    assert.deepEqual(page.errors, []);
    await page.close();
});

test('an unfinished ad outlives a reload, and goes on from the search', async () => {
    const page = await shop.open();
    await openForm(page);
    await page.fill('textbox', 'SKU', 'LATER-1');
    await page.fill('textbox', 'Your price', '99.50');
    await page.reload();
    await page.see('textbox', 'SKU');
    assert.equal(await page.value('textbox', 'SKU'), 'LATER-1');
    assert.equal(await page.value('textbox', 'Your price'), '99.50');
    await page.goto('/ads/create');
    await page.click('button', 'Go on');
    assert.equal(await page.value('textbox', 'SKU'), 'LATER-1');
    await choose(page, 'Condition', 'Very good');
    await page.click('button', 'Keep as a draft');
    await page.idle();
    assert.deepEqual(page.errors, []);
    await page.close();
});

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
for (const [name, forbid] of Object.entries({
    'throws at once': () => { IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }; },
    'is full': () => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
})) test(`a storage of pictures that ${name} is told, and the pictures stand all the same`, async () => {
    const page = await shop.open({ route: '/ads/create?sheet=new', before: forbid });
    await page.see('textbox', 'EAN');
    await page.drop('front.png', png, 'image/png');
    await page.idle();
    assert.match(await page.mirror(), /front\.png/);
    assert.match(await page.mirror(), /browser keeps nothing/);
    assert.deepEqual(page.errors, []);
    await page.close();
});

test('a product that the catalogue has not is created with its mistakes told, and its ad published', async () => {
    const page = await shop.open({ width: 1440, height: 1800 });
    await page.goto('/ads/create');
    await page.click('button', 'Create my product');
    await choose(page, 'Category', 'Smartphones');
    await choose(page, 'Category in Smartphones', 'iPhone');
    await page.fill('textbox', 'EAN', '4006381333932');
    assert.match(await told(page, 'textbox', 'EAN'), /would have to be 1/);
    await page.fill('textbox', 'EAN', '4006381333931');
    assert.equal(await told(page, 'textbox', 'EAN'), '');
    await choose(page, 'Storage', '128 GB');
    await page.fill('textbox', 'Colour', 'Blue');
    // As the catalogue has it: the double is shown and could be sold instead.
    await page.fill('textbox', 'Title', 'iPhone 14 128GB Blue');
    await page.click('button', 'Take the suggested title: iPhone 14 128 GB Blue');
    assert.equal(await page.value('textbox', 'Title'), 'iPhone 14 128 GB Blue');
    await page.fill('textbox', 'Colour', 'Opal');
    await page.fill('textbox', 'Title', 'iPhone 14 Opal 128GB');
    await page.click('button', 'Take the suggested title: iPhone 14 128 GB Opal');
    await page.fill('textbox', 'Brand', 'Apple');
    await page.fill('textbox', 'Description', 'A phone in a colour of its own');
    await page.fill('textbox', 'Price new', '969');
    await page.fill('spinbutton', 'Weight', '172');
    await page.drop('front.png', png, 'image/png');
    await page.drop('back.png', png, 'image/png');
    await page.click('button', 'Show earlier: back.png');
    assert.match(await page.mirror(), /back\.png.*front\.png/s);
    await page.reload();
    await page.see('textbox', 'EAN');
    assert.match(await page.mirror(), /back\.png.*front\.png/s);
    assert.equal(await page.value('textbox', 'Title'), 'iPhone 14 128 GB Opal');
    await page.press('ControlOrMeta+Enter');
    await page.see('textbox', 'SKU');
    const [, product] = (await page.route()).match(/product=(\d+)/);
    assert.equal((await page.ask(`products/${product}`)).pictures.length, 2);
    assert.match(await page.mirror(), /Waits for validation/);
    await choose(page, 'Condition', 'Good');
    await page.fill('textbox', 'SKU', 'OPAL-1');
    await page.fill('spinbutton', 'Stock', '2');
    await page.fill('textbox', 'Your price', '500');
    await page.press('ControlOrMeta+Enter');
    await page.see('heading', 'Ads');
    await page.goto('/ads/create');
    assert.match(await page.mirror(), /Your proposed sheets/);
    assert.match(await page.mirror(), /iPhone 14 128 GB Opal/);
    assert.deepEqual(page.errors, []);
    await page.close();
});

test('a product is duplicated in another storage by keyboard alone', () => shop.withPage({ width: 1440, height: 1200 }, async (page) => {
    await page.goto('/ads/create');
    await page.tabTo('searchbox', 'Find your product in the catalogue');
    await page.type('iPhone 14 128 GB Blue');
    await page.tabTo('button', 'Duplicate');
    await page.press('Enter');
    await page.tabTo('combobox', 'Storage');
    await page.press('Enter', 'ArrowDown', 'Enter');
    const [, storage] = (await page.mirror()).match(/combobox "Storage": (\d+ [GT]B)/) ?? [];
    assert.ok(storage, await page.mirror());
    await page.tabTo('textbox', 'Colour');
    await page.type('Opal');
    assert.equal(await page.value('textbox', 'Title'), `iPhone 14 ${storage} Opal`);
}));
