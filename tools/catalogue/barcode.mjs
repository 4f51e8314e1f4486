// Barcodes and repeatable choices: everything here is a function of the text it is given.
// Must not know devices or prices.
import { createHash } from 'node:crypto';

/// A number from 0 to below `below`, the same for the same text on every machine.
export function pick(text, below) {
    return Number(BigInt('0x' + createHash('sha256').update(text).digest('hex').slice(0, 12)) % BigInt(below));
}

/// An EAN-13 from the range that is kept for use inside a shop (it begins with 2), so that no real article has it.
export function barcodeOf(text, taken) {
    for (let attempt = 0; ; ++attempt) {
        const body = '2' + String(pick(`${text}#${attempt}`, 100_000_000_000)).padStart(11, '0');
        if (taken.has(body)) continue;
        taken.add(body);
        return body + checkDigit(body);
    }
}

export function checkDigit(body) {
    const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0);
    return String((10 - (sum % 10)) % 10);
}
