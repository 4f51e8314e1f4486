// Our table of clock changes beside the ICU that Node carries: every zone, every day of the table, to the hour.
// Must not know where the table came from.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { test } from 'node:test';

const program = process.env.CALENDAR_FACTS ?? resolve(import.meta.dirname, '../../build/native/calendar_facts');
const hour = 3_600_000, day = 24 * hour;

/** Zone -> [[instant, offset in minutes], …], the first at the table's begin. */
function ours() {
    const zones = new Map();
    for (const line of execFileSync(program, ['zones'], { encoding: 'utf8' }).trim().split('\n')) {
        const [zone, at, offset] = line.split('|');
        zones.set(zone, [...zones.get(zone) ?? [], [Number(at), Number(offset)]]);
    }
    return zones;
}

/** What a zone's clock is ahead of UTC, by ICU. */
function offsetReader(timeZone) {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
    return (at) => {
        const name = clock.formatToParts(at).find((part) => part.type === 'timeZoneName').value; // GMT, GMT-03:30
        const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name);
        return hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
    };
}

for (const [zone, changes] of ours())
    test(`clock changes of ${zone} are those of ICU`, () => {
        const offset = offsetReader(zone);
        const [begin, end] = [changes[0][0], Date.UTC(2041, 0, 1)];
        const found = [[begin, offset(begin)]];
        for (let at = begin; at + day < end; at += day) {
            if (offset(at + day) === offset(at)) continue;
            let change = at;
            while (offset(change) === offset(at)) change += hour;
            found.push([change, offset(change)]);
        }
        assert.deepEqual(changes, found);
    });
