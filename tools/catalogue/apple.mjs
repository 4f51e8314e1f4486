// Products from Apple's device list, which says colour and storage of every model. Must not know Android.
import { pick } from './barcode.mjs';
import { priceToday } from './prices.mjs';

// Launch price in euros of the smallest storage, year, and the letters that begin a SKU; first match wins.
const series = [
    [/^iPhone 14 Pro Max$/, 1479, 2022, 'IP14PM'], [/^iPhone 14 Pro$/, 1329, 2022, 'IP14P'],
    [/^iPhone 14 Plus$/, 1169, 2022, 'IP14PL'], [/^iPhone 14$/, 1019, 2022, 'IP14'],
    [/^iPhone 13 Pro Max$/, 1259, 2021, 'IP13PM'], [/^iPhone 13 Pro$/, 1159, 2021, 'IP13P'],
    [/^iPhone 13 mini$/, 809, 2021, 'IP13M'], [/^iPhone 13$/, 909, 2021, 'IP13'],
    [/^iPhone 12 Pro Max$/, 1259, 2020, 'IP12PM'], [/^iPhone 12 Pro$/, 1159, 2020, 'IP12P'],
    [/^iPhone 12 mini$/, 809, 2020, 'IP12M'], [/^iPhone 12$/, 909, 2020, 'IP12'],
    [/^iPhone 11 Pro Max$/, 1259, 2019, 'IP11PM'], [/^iPhone 11 Pro$/, 1159, 2019, 'IP11P'], [/^iPhone 11$/, 809, 2019, 'IP11'],
    [/^iPhone SE \(3/, 529, 2022, 'IPSE22'], [/^iPhone SE \(2/, 489, 2020, 'IPSE20'], [/^iPhone SE/, 489, 2016, 'IPSE16'],
    [/^iPhone X[SR ]*S Max/, 1259, 2018, 'IPXSM'], [/^iPhone XS$/, 1159, 2018, 'IPXS'], [/^iPhone XR$/, 859, 2018, 'IPXR'],
    [/^iPhone X$/, 1159, 2017, 'IPX'], [/^iPhone 8 Plus/, 919, 2017, 'IP8P'], [/^iPhone 8/, 809, 2017, 'IP8'],
    [/^iPhone 7 Plus/, 909, 2016, 'IP7P'], [/^iPhone 7/, 769, 2016, 'IP7'], [/^iPhone 6s Plus/, 859, 2015, 'IP6SP'],
    [/^iPhone 6s/, 749, 2015, 'IP6S'], [/^iPhone 6 Plus/, 809, 2014, 'IP6P'], [/^iPhone 6/, 709, 2014, 'IP6'],
    [/^iPhone 5s/, 699, 2013, 'IP5S'],
    [/^iPad Pro \(12.9-inch\) \((\d)/, 1219, (n) => [2015, 2017, 2018, 2020, 2021, 2022][n - 1], 'IPDP12'],
    [/^iPad Pro \(11-inch\) \((\d)/, 899, (n) => [2018, 2020, 2021, 2022][n - 1], 'IPDP11'],
    [/^iPad Pro/, 799, 2017, 'IPDP'], [/^iPad Air \((\d)/, 699, (n) => [2013, 2014, 2019, 2020, 2022][n - 1], 'IPDA'],
    [/^iPad Air/, 499, 2014, 'IPDA'], [/^iPad mini \((\d)/, 559, (n) => [2012, 2013, 2014, 2015, 2019, 2021][n - 1], 'IPDM'],
    [/^iPad mini/, 399, 2015, 'IPDM'], [/^iPad \((\d+)/, 389, (n) => 2012 + Number(n), 'IPD'],
    [/^Apple Watch Ultra/, 999, 2022, 'AWU'], [/^Apple Watch SE/, 299, 2021, 'AWSE'],
    [/^Apple Watch Series (\d)/, 449, (n) => 2014 + Number(n), 'AWS'], [/^iPod touch \((\d)/, 239, (n) => 2007 + 2 * n - 2, 'IPT'],
    [/^Apple TV 4K \(2/, 199, 2021, 'ATV4K2'], [/^Apple TV 4K/, 199, 2017, 'ATV4K'], [/^Apple TV/, 159, 2015, 'ATV'],
    [/^AirPods Max/, 629, 2020, 'APMAX'], [/^AirPods Pro \(2/, 299, 2022, 'APP2'], [/^AirPods Pro/, 279, 2019, 'APP'],
    [/^AirPods \((\d)/, 199, (n) => [2016, 2019, 2021][n - 1], 'AP'], [/^HomePod mini/, 99, 2020, 'HPM'], [/^HomePod/, 329, 2018, 'HP'],
];
const categoryOf = { iphone: 'iphone', ipad: 'ipad', ipad_air: 'ipad', ipad_mini: 'ipad', ipad_pro: 'ipad',
    apple_watch: 'apple-watch', ipod_touch: 'ipod', apple_tv: 'apple-tv', airpods: 'airpods', homepod: 'homepod' };
const weightOf = { iphone: 180, ipad: 480, 'apple-watch': 40, ipod: 90, 'apple-tv': 420, airpods: 50, homepod: 350 };
const popularityOf = { iphone: 1000, ipad: 760, 'apple-watch': 620, airpods: 700, ipod: 160, 'apple-tv': 240, homepod: 240 };
const stepEuros = 110; // each doubling of storage

export function appleProducts(lists) {
    const found = new Map();
    for (const [list, devices] of lists) {
        for (const device of devices) {
            const product = known(device.Generation);
            if (!product) continue;
            const models = device.Models?.length ? device.Models : [{}];
            for (const model of models) add(found, product, model, categoryOf[list], list);
        }
    }
    return [...found.values()];
}

function known(name) {
    for (const [pattern, euros, year, letters] of series) {
        const match = pattern.exec(name ?? '');
        if (!match) continue;
        const generation = match[1] ?? '';
        return { name, euros, year: typeof year === 'function' ? year(generation) : year, letters: letters + generation };
    }
    return null;
}

// Merchants write the year of an iPhone SE and the number of an iPad, not "3rd generation".
function shelfName(name, year) {
    if (/^iPhone SE/.test(name)) return `iPhone SE ${year}`;
    return name.replace(/ \((\d+)(st|nd|rd|th) generation\)$/, ' $1').replace(/\((\d[\d.]*)-inch\)/, '$1"');
}

function add(found, { name, euros, year, letters }, { Color, Storage, Size, CaseMaterial }, category, list) {
    if (list.startsWith('ip') && (!Storage || !Color)) return; // a model the list knows only by its number
    const color = Color?.replace('Gray', 'Grey').replace(/^\(PRODUCT\)\s*RED$/i, 'Red');
    const finish = category === 'apple-watch' && CaseMaterial && !color?.includes(CaseMaterial)
        ? `${CaseMaterial} ${color ?? ''}`.trim() : color;
    const gigabytes = Storage ? parseFloat(Storage) * (/TB/.test(Storage) ? 1024 : 1) : 0;
    const doublings = gigabytes ? Math.max(0, Math.log2(gigabytes / 64)) : 0;
    const sku = [letters, gigabytes || null, Size?.replace('mm', ''), lettersOf(finish)].filter(Boolean).join('-');
    const key = [name, Storage, finish, Size].join('|');
    if (found.has(key) || !year) return;
    const age = 2023 - year;
    found.set(key, { brand: 'Apple', model: shelfName(name, year), storage: Storage, color: finish, size: Size, category, year,
        sku: distinct(found, sku), price: priceToday(euros + doublings * stepEuros, year), weight: weightOf[category],
        popularity: popularityOf[category] - age * 55 + pick(key, 160) });
}

const skus = new Set();
/// Two devices of one name (say, two sizes of a generation) still get two SKUs.
export function distinct(_found, sku) {
    let candidate = sku;
    for (let copy = 2; skus.has(candidate); ++copy) candidate = `${sku}-${copy}`;
    skus.add(candidate);
    return candidate;
}

/// "Midnight" → MID, "Space Grey" → SGR, "Aluminium Silver" → ASI.
export function lettersOf(text) {
    const words = (text ?? '').replace(/[^A-Za-z ]/g, '').toUpperCase().split(' ').filter(Boolean);
    return words.length < 2 ? (words[0] ?? '').slice(0, 3) : words[0][0] + words[1].slice(0, 2);
}
