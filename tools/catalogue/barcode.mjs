// Barcodes and repeatable choices: everything here is a function of the text it is given.
// Must not know devices or prices.
import { createHash } from 'node:crypto';

/// A number from 0 to below `below`, the same for the same text on every machine.
export function pick(text, below) {
    return Number(BigInt('0x' + createHash('sha256').update(text).digest('hex').slice(0, 12)) % BigInt(below));
}

/// A number from the ranges that are kept for use inside a shop (as EAN-13 they begin with 2, as UPC-A too), so that no
/// real article has it; in the spellings that suppliers send: mostly EAN-13, one in six as UPC-A of 12 digits, one in
/// twelve as GTIN-14 with its zero.
export function barcodeOf(text, taken) {
    const spelling = pick(`${text} spelling`, 12);
    const digits = spelling < 2 ? 10 : 11;
    for (let attempt = 0; ; ++attempt) {
        const body = '2' + String(pick(`${text}#${attempt}`, 10 ** digits)).padStart(digits, '0');
        if (taken.has(body)) continue;
        taken.add(body);
        return (spelling === 2 ? '0' : '') + body + checkDigit(body);
    }
}

export function checkDigit(body) {
    const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3), 0);
    return String((10 - (sum % 10)) % 10);
}
