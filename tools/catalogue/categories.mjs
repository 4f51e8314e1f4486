// The category tree of the demo shop and the attributes of its leaves. Must not know single products.

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it'];
/// A name that every language uses is written once, the others in the order of LANGUAGES.
const inEach = (names) => Object.fromEntries(LANGUAGES.map((tag, at) => [tag, [].concat(names)[at] ?? [].concat(names)[0]]));

const attribute = (field, names, type, required) => ({
    field, ...Object.fromEntries(Object.entries(inEach(names)).map(([tag, name]) => [`name_${tag}`, name])), type, required });
const color = attribute('color', ['Colour', 'Couleur', 'Farbe', 'Color', 'Colore'], 'string', true);
const storage = attribute('storage', ['Storage', 'Stockage', 'Speicher', 'Almacenamiento', 'Memoria'], 'choice', true);
const size = attribute('size', ['Case size', 'Taille du boîtier', 'Gehäusegröße', 'Tamaño de la caja', 'Dimensione cassa'], 'choice', true);
const year = attribute('release_year', ['Release year', 'Année de sortie', 'Erscheinungsjahr', 'Año de lanzamiento', 'Anno di uscita'], 'integer', false);

const leaf = (key, names, ...attributes) => ({ key, names, attributes: [...attributes, year] });
const brandLeaves = ['Samsung Galaxy', 'Google Pixel', 'Xiaomi', 'OnePlus', 'Oppo', 'Huawei', 'Honor', 'Sony Xperia',
    'Motorola', 'Nokia', 'LG', 'HTC', 'Asus', 'realme', 'vivo', 'Lenovo', 'Wiko', 'Alcatel', 'ZTE', 'Other brands'];
const brandNames = (brand) => (brand === 'Other brands' ? [brand, 'Autres marques', 'Andere Marken', 'Otras marcas', 'Altre marche'] : brand);

const tree = [
    { key: 'smartphones', names: ['Smartphones', 'Smartphones', 'Smartphones', 'Smartphones', 'Smartphone'], children: [
        leaf('iphone', 'iPhone', storage, color),
        { key: 'android', names: ['Android smartphones', 'Smartphones Android', 'Android-Smartphones', 'Smartphones Android', 'Smartphone Android'],
            children: brandLeaves.map((brand) => leaf(`android/${brand}`, brandNames(brand), storage, color)) }] },
    { key: 'tablets', names: ['Tablets', 'Tablettes', 'Tablets', 'Tabletas', 'Tablet'], children: [
        leaf('ipad', 'iPad', storage, color), leaf('galaxy-tab', 'Galaxy Tab', storage, color),
        leaf('android-tablet', ['Android tablets', 'Tablettes Android', 'Android-Tablets', 'Tabletas Android', 'Tablet Android'], storage, color)] },
    { key: 'watches', names: ['Smartwatches', 'Montres connectées', 'Smartwatches', 'Relojes inteligentes', 'Smartwatch'], children: [
        leaf('apple-watch', 'Apple Watch', size, color),
        leaf('android-watch', ['Android watches', 'Montres Android', 'Android-Uhren', 'Relojes Android', 'Orologi Android'], color)] },
    { key: 'television', names: ['TV boxes', 'Boîtiers TV', 'TV-Boxen', 'Reproductores de TV', 'Box TV'], children: [
        leaf('apple-tv', 'Apple TV', storage),
        leaf('android-tv', ['Android TV boxes', 'Boîtiers Android TV', 'Android-TV-Boxen', 'Reproductores Android TV', 'Box Android TV'], color)] },
    { key: 'audio', names: 'Audio', children: [
        leaf('airpods', 'AirPods'), leaf('homepod', 'HomePod', color), leaf('ipod', 'iPod', storage, color)] },
    { key: 'computers', names: ['Computers', 'Ordinateurs', 'Computer', 'Ordenadores', 'Computer'], children: [
        leaf('chromebook', ['Chromebooks', 'Chromebooks', 'Chromebooks', 'Chromebooks', 'Chromebook'], storage, color)] },
];

/// Lines for the catalogue file, parents before children, ids from 1.
export function categoryLines() {
    const lines = [];
    const visit = (nodes, parent) => {
        for (const { key, names, children, attributes } of nodes) {
            const id = lines.length + 1;
            const { en, ...others } = inEach(names);
            lines.push({ kind: 'category', id, parent, key, name_en: en, names: others, leaf: !children, attributes: attributes ?? [] });
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
