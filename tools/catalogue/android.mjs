// Products from Google's list of Android devices: names cleaned, duplicates folded; colour and storage, which that list
// does not say, are chosen from the brand's palette and the sizes of the device's year. Must not know Apple.
import { pick } from './barcode.mjs';
import { androidLeaf } from './categories.mjs';
import { distinct, lettersOf } from './apple.mjs';
import { priceToday } from './prices.mjs';

// Brand in the list → [name shown, what its phones cost at launch, how much it is asked for].
const brands = { Samsung: ['Samsung', 420, 640], Google: ['Google', 600, 640], Xiaomi: ['Xiaomi', 420, 460],
    Redmi: ['Xiaomi', 230, 430], POCO: ['Xiaomi', 290, 400], OnePlus: ['OnePlus', 600, 440], Oppo: ['Oppo', 360, 320],
    Huawei: ['Huawei', 400, 380], Honor: ['Honor', 380, 330], Sony: ['Sony', 560, 360], Motorola: ['Motorola', 270, 320],
    Nokia: ['Nokia', 220, 260], Fairphone: ['Fairphone', 520, 480], Nothing: ['Nothing', 480, 500], realme: ['realme', 280, 280],
    Realme: ['realme', 280, 280], LGE: ['LG', 360, 220], HTC: ['HTC', 400, 180], Asus: ['Asus', 450, 220], Lenovo: ['Lenovo', 230, 200],
    Wiko: ['Wiko', 160, 180], 'TCT (Alcatel)': ['Alcatel', 150, 140], TCL: ['TCL', 210, 200], Vivo: ['vivo', 330, 240],
    ZTE: ['ZTE', 180, 140], Blackview: ['Blackview', 220, 150], Doogee: ['Doogee', 210, 140], Ulefone: ['Ulefone', 210, 140],
    Oukitel: ['Oukitel', 200, 130], Umidigi: ['Umidigi', 180, 130], Crosscall: ['Crosscall', 420, 300], Acer: ['Acer', 250, 160],
    Archos: ['Archos', 130, 90], Infinix: ['Infinix', 180, 140], Tecno: ['Tecno', 170, 130], NVIDIA: ['NVIDIA', 199, 260],
    Fossil: ['Fossil', 260, 220], Mobvoi: ['Mobvoi', 230, 220], BlackBerry: ['BlackBerry', 500, 160], Razer: ['Razer', 700, 160],
    Meizu: ['Meizu', 300, 120], Hisense: ['Hisense', 180, 100], Cubot: ['Cubot', 150, 110], Elephone: ['Elephone', 160, 90],
    LeEco: ['LeEco', 260, 90], Essential: ['Essential', 600, 120], Teclast: ['Teclast', 140, 100], Sharp: ['Sharp', 380, 90],
    Kyocera: ['Kyocera', 300, 90], Panasonic: ['Panasonic', 250, 90], Philips: ['Philips', 180, 90], Vodafone: ['Vodafone', 120, 80],
    Orange: ['Orange', 110, 80], Gigaset: ['Gigaset', 200, 120], Medion: ['Medion', 160, 80], Caterpillar: ['CAT', 450, 200] };
const palettes = { Samsung: ['Phantom Black', 'White', 'Lavender', 'Green', 'Blue'], Google: ['Obsidian', 'Snow', 'Sage', 'Charcoal'],
    Xiaomi: ['Graphite Grey', 'Ocean Blue', 'White', 'Midnight Black'], OnePlus: ['Mirror Black', 'Glacial Green', 'Silver'],
    Sony: ['Black', 'White', 'Purple'], Huawei: ['Black', 'Aurora', 'Breathing Crystal', 'Gold'],
    other: ['Black', 'Blue', 'White', 'Grey', 'Gold', 'Green'] };
// The year of a device from its name; first match wins. Without one, a year from 2015 to 2019 and less demand.
const years = [[/\((20\d\d)\)|\b(20(?:1\d|2\d))\b/, (n) => n], [/^Galaxy S(2\d)/, (n) => 2000 + n], [/^Galaxy S(10)/, () => 2019],
    [/^Galaxy S([5-9])\b/, (n) => 2009 + n], [/^Galaxy Note ?(20)/, () => 2020], [/^Galaxy Note ?(10)/, () => 2019],
    [/^Galaxy S([1-4])\b/, (n) => 2009 + n], [/^Galaxy Note ?(\d)\b/, (n) => 2009 + n], [/^Galaxy (?:Star|Ace|Mini|Y|Pocket|Trend|Young|Fame)\b/, () => 2012], [/^Galaxy A\d([0-4])/, (n) => 2019 + n], [/^Galaxy Z F\w+?([2-4])/, (n) => 2018 + n],
    [/^Galaxy Z/, () => 2020], [/^Galaxy J\d/, () => 2017], [/^Galaxy Tab S(\d)/, (n) => 2014 + n], [/^Galaxy Watch ?(\d)?/, (n) => 2017 + (n || 1)],
    [/^Pixel (\d)/, (n) => 2015 + n], [/^(?:Xiaomi|Mi|MI) (1\d)/, (n) => 2010 + n], [/^(?:Mi|MI) ([5-9])/, (n) => 2010 + n],
    [/^Redmi Note (\d+)/, (n) => Math.min(2022, 2011 + n)], [/^OnePlus ?(\d+)/, (n) => 2012 + n], [/P([1-5]0)\b/, (n) => 2016 + n / 10],
    [/Reno ?(\d)/, (n) => 2018 + n / 2], [/Find X(\d)/, (n) => 2018 + n], [/moto g\(?(\d{1})\)?(?!\d)/i, (n) => 2013 + n],
    [/moto [eg]\d\d/i, () => 2022], [/Nokia [A-Z]\d/, () => 2021], [/^phone \(1\)/i, () => 2022], [/^Xperia (1|5|10) (II|III|IV)\b/, () => 2021], [/^Honor \d\d/i, () => 2022], [/Fairphone ?(\d)/, (n) => 2013 + 2 * n]];
const flagship = /\b(Ultra|Pro|Fold|Max|Plus)\b|\+|^Galaxy (S\d|Note|Z)|^Pixel [67]|^Xperia (1|5)\b|Mate \d|^P\d0 Pro/i;
const modest = /\b(Lite|Go|Mini|Core|SE|Play|Neo|C\d|Y\d|E\d|A0\d|J\d)\b|A[01]\d[a-z]?\b/i;

export function androidProducts(devices) {
    const models = new Map();
    for (const { brand, name } of devices) {
        const known = brands[brand];
        const model = known && cleaned(name, known[0]);
        if (!model) continue;
        const key = `${known[0]}|${model.toLowerCase().replace(/[^a-z0-9+]/g, '')}`;
        if (!models.has(key)) models.set(key, { brand: known[0], model, euros: known[1], asked: known[2] });
    }
    return [...models.keys()].sort().flatMap((key) => variants(models.get(key), key));
}

// Leaves out what is no name for a shop's shelf: other scripts, factory codes, emulators, cars and television sets.
function cleaned(raw, brand) {
    let name = (raw ?? '').replace(/[™®]/g, '').replace(/[_\s]+/g, ' ').trim();
    if (!/^[\x20-\x7e]{2,36}$/.test(name) || /[/\\,;:|"=]/.test(name)) return null;
    if (brand !== 'OnePlus' && !/^(LG|HTC) G|^POCO|^Redmi/.test(name)) name = name.replace(new RegExp(`^${brand}[ -]+`, 'i'), '');
    name = name.replace(/^(moto|realme|narzo|redmi)\b/i, (word) => word.toLowerCase() === 'redmi' ? 'Redmi' : word.toLowerCase());
    name = name.replace(/^GALAXY/i, 'Galaxy').replace(/^XPERIA/i, 'Xperia').replace(/^(Note|One) ?(\d)/i, '$1 $2');
    if (/^[A-Z0-9-]{4,}\d[A-Z0-9-]*$/.test(name) && !/^[A-Z]?\d{1,3}[a-z]?$/.test(name)) return null;
    if (/^\d+[A-Z]?$|^[A-Z]{2,4}[- ]?[A-Z]?\d{3,}|\b[A-Z]{1,3}\d{3,}[A-Z]+\b|\(\w{5,}\)|^\d{4}/.test(name)) return null;
    if (/emulator|\bcar\b|smart ?tv|android tv$|bravia|projector|refrigerator|development|reference|\bstb\b|ideatv/i.test(name)) return null;
    return /[A-Za-z]/.test(name) ? name : null;
}

function variants(device, key) {
    const category = categoryOf(device);
    const named = yearNamed(device.model);
    const year = named ?? 2015 + pick(`${key}/year`, 5);
    if (year < 2014) return [];
    const asked = device.asked - (named ? 0 : 240);
    const level = flagship.test(device.model) ? 1.75 : modest.test(device.model) ? 0.55 : 1;
    const colors = palettes[device.brand] ?? palettes.other;
    const start = pick(`${key}/color`, colors.length);
    const shown = Array.from({ length: Math.min(colors.length, 2 + pick(`${key}/colors`, 2)) },
        (_, index) => colors[(start + index) % colors.length]);
    return storagesOf(category, year, level).flatMap((gigabytes, step) => shown.map((color) => {
        const storage = gigabytes ? (gigabytes >= 1024 ? `${gigabytes / 1024} TB` : `${gigabytes} GB`) : undefined;
        const parts = [skuLetters(device), gigabytes || null, lettersOf(color)];
        return { ...device, storage, color, category, year, sku: distinct(null, parts.filter(Boolean).join('-')),
            price: Math.max(39, priceToday(device.euros * level * (1 + 0.13 * step), year)), weight: weightOf(category),
            popularity: asked + Math.round((level - 1) * 160) - (2023 - year) * 45 + pick(`${key}/${color}/${step}`, 200) };
    }));
}

function categoryOf({ brand, model }) {
    if (/watch|\bwear\b|\bgear\b|fossil|^Q (Founder|Wander)/i.test(model) || brand === 'Fossil' || brand === 'Mobvoi') return 'android-watch';
    if (/chromebook|pixelbook/i.test(model)) return 'chromebook';
    if (/\btv\b|\bbox\b|stick|shield(?! tablet)|chromecast|nexus player/i.test(model)) return 'android-tv';
    if (/^Galaxy (Tab|View|Note (8\.0|10\.1|Pro))/i.test(model)) return 'galaxy-tab';
    if (/\b(tab|pad|tablet|slate)|mediapad|matepad|zenpad|iconia|pixel c|transformer|fonepad/i.test(model)) return 'android-tablet';
    return androidLeaf(brand);
}

function yearNamed(model) {
    for (const [pattern, year] of years) {
        const match = pattern.exec(model);
        if (match) return Math.min(2023, Math.round(year(Number(match[1] ?? match[2]))));
    }
    return null;
}

function storagesOf(category, year, level) {
    if (category === 'android-watch' || category === 'android-tv') return [0];
    const smallest = year >= 2021 ? (level > 1 ? 128 : 64) : year >= 2018 ? 64 : year >= 2016 ? 32 : 16;
    return level > 1 && year >= 2020 ? [smallest, smallest * 2, smallest * 4] : [smallest, smallest * 2];
}

const weightOf = (category) => ({ 'android-watch': 55, 'android-tv': 260, chromebook: 1350 })[category]
    ?? (/tab/.test(category) ? 520 : 185);

const shortBrand = { Samsung: 'G', Google: 'PX', Xiaomi: 'XI', OnePlus: 'OP', Sony: 'XP', Huawei: 'HW', Motorola: 'MO' };
function skuLetters({ brand, model }) {
    const rest = model.replace(/^(Galaxy|Pixel|Xiaomi|OnePlus|Xperia|Huawei|motorola|moto)\b ?/i, '');
    const short = rest.replace(/\+/g, 'P').split(/[ ()-]+/).filter(Boolean)
        .map((word) => (/\d/.test(word) ? word : word.slice(0, 1))).join('').toUpperCase();
    return (shortBrand[brand] ?? brand.replace(/[^A-Za-z]/g, '').slice(0, 3).toUpperCase()) + short.replace(/[^A-Z0-9]/g, '');
}
