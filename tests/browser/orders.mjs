// What the browser tests of Orders share: a shop with some thousand orders, and what its backend says of them.
// Must not know what a test does to them.
import { startDaemon } from '../contract/daemon.mjs';
import { openShop, site } from './harness.mjs';

/// A shop with orders in every state; its pages are as wide as a desk unless told otherwise.
export async function openOrders() {
    const daemon = await startDaemon({ ads: 120, site, flags: ['--orders', '3000'] });
    const shop = await openShop({ daemon });
    const close = shop.close;
    shop.close = async () => {
        await close();
        await daemon.stop();
    };
    shop.at = (route, act, options = {}) => shop.withPage({ width: 1440, height: 900, route, ...options }, act);
    return shop;
}

/// A segment's orders as its list stands: what waits by its deadline, the rest newest first.
export async function rowsIn(page, segment) {
    const { rows } = await page.ask(`orders?segment=${segment}&limit=200`);
    const due = segment === 'to_confirm' ? 'confirm_by' : 'dispatch_by'; // one that was confirmed keeps its older deadline
    return /^to_/.test(segment) ? rows.sort((a, b) => a[due] - b[due] || b.order - a.order) : rows;
}
export const orderNow = (page, order) => page.ask(`orders/${order}`);

/// Waits until the backend says so of the order, and gives it.
export async function orderOnce(page, order, holds) {
    const deadline = Date.now() + 20_000;
    for (;;) {
        await page.idle();
        const now = await orderNow(page, order);
        if (holds(now)) return now;
        if (Date.now() > deadline) throw new Error(`order ${order} stands otherwise: ${JSON.stringify(now).slice(0, 600)}`);
    }
}

/// Opens the drawer of one order in its segment's list.
export async function openOrder(page, segment, order) {
    await page.goto(`/orders?segment=${segment}&order=${order}`);
    await page.see('heading', `Order ${order}`);
    await page.see('list', 'Timeline');
}
export const tick = (page, order) => page.click('checkbox', `Select row ${order}`);
export async function chooseReason(page, reason) {
    await page.click('combobox', 'Reason');
    await page.click('option', reason);
}

/// An IMEI that no device has, with the check digit of Luhn.
export function imeiOf(number) {
    const digits = `35847110${String(number % 1_000_000).padStart(6, '0')}`;
    const sum = [...digits].reduce((all, digit, at) => all + (at % 2 ? [...String(digit * 2)].reduce((a, b) => a + +b, 0) : +digit), 0);
    return digits + (10 - sum % 10) % 10;
}
