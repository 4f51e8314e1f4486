// The category tree of the demo shop and the attributes of its leaves. Must not know single products.

const attribute = (field, name_en, name_fr, type, required) => ({ field, name_en, name_fr, type, required });
const color = attribute('color', 'Colour', 'Couleur', 'string', true);
const storage = attribute('storage', 'Storage', 'Stockage', 'choice', true);
const size = attribute('size', 'Case size', 'Taille du boîtier', 'choice', true);
const year = attribute('release_year', 'Release year', 'Année de sortie', 'integer', false);

const leaf = (key, name_en, name_fr, ...attributes) => ({ key, name_en, name_fr, attributes: [...attributes, year] });
const brandLeaves = ['Samsung Galaxy', 'Google Pixel', 'Xiaomi', 'OnePlus', 'Oppo', 'Huawei', 'Honor', 'Sony Xperia',
    'Motorola', 'Nokia', 'LG', 'HTC', 'Asus', 'realme', 'vivo', 'Lenovo', 'Wiko', 'Alcatel', 'ZTE', 'Other brands'];

const tree = [
    { key: 'smartphones', name_en: 'Smartphones', name_fr: 'Smartphones', children: [
        leaf('iphone', 'iPhone', 'iPhone', storage, color),
        { key: 'android', name_en: 'Android smartphones', name_fr: 'Smartphones Android', children:
            brandLeaves.map((brand) => leaf(`android/${brand}`, brand, brand === 'Other brands' ? 'Autres marques' : brand,
                storage, color)) }] },
    { key: 'tablets', name_en: 'Tablets', name_fr: 'Tablettes', children: [
        leaf('ipad', 'iPad', 'iPad', storage, color), leaf('galaxy-tab', 'Galaxy Tab', 'Galaxy Tab', storage, color),
        leaf('android-tablet', 'Android tablets', 'Tablettes Android', storage, color)] },
    { key: 'watches', name_en: 'Smartwatches', name_fr: 'Montres connectées', children: [
        leaf('apple-watch', 'Apple Watch', 'Apple Watch', size, color),
        leaf('android-watch', 'Android watches', 'Montres Android', color)] },
    { key: 'television', name_en: 'TV boxes', name_fr: 'Boîtiers TV', children: [
        leaf('apple-tv', 'Apple TV', 'Apple TV', storage), leaf('android-tv', 'Android TV boxes', 'Boîtiers Android TV', color)] },
    { key: 'audio', name_en: 'Audio', name_fr: 'Audio', children: [
        leaf('airpods', 'AirPods', 'AirPods'), leaf('homepod', 'HomePod', 'HomePod', color),
        leaf('ipod', 'iPod', 'iPod', storage, color)] },
    { key: 'computers', name_en: 'Computers', name_fr: 'Ordinateurs', children: [
        leaf('chromebook', 'Chromebooks', 'Chromebooks', storage, color)] },
];

/// Lines for the catalogue file, parents before children, ids from 1.
export function categoryLines() {
    const lines = [];
    const visit = (nodes, parent) => {
        for (const { key, name_en, name_fr, children, attributes } of nodes) {
            const id = lines.length + 1;
            lines.push({ kind: 'category', id, parent, key, name_en, name_fr, leaf: !children, attributes: attributes ?? [] });
            visit(children ?? [], id);
        }
    };
    visit(tree, 0);
    return lines;
}

/// The leaf of an Android smartphone's brand.
export function androidLeaf(brand) {
    const found = brandLeaves.find((name) => name.split(' ')[0] === brand);
    return `android/${found ?? 'Other brands'}`;
}
