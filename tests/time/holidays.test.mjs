// Our holidays beside npm's date-holidays, day by day from 2020 to 2030, in every place we offer: what differs is written
// down with its law in differences.mjs, and nothing else differs. Must not know how rules are written.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { differences } from './differences.mjs';
import { partsNotOffered, theirPlace } from './places.mjs';

const repo = resolve(import.meta.dirname, '../..');
const tools = process.env.STALLKEEPER_TOOLS ?? resolve(repo, '.tools');
const Holidays = createRequire(`${tools}/package.json`)('date-holidays');
const program = process.env.CALENDAR_FACTS ?? resolve(repo, 'build/native/calendar_facts');
const years = Array.from({ length: 11 }, (_, index) => 2020 + index);

/** Place "FR|67" -> Map of date -> name. */
function ours() {
    const places = new Map();
    for (const line of execFileSync(program, ['holidays'], { encoding: 'utf8' }).trim().split('\n')) {
        const [country, region, date, name] = line.split('|');
        const place = `${country}|${region}`;
        if (!places.has(place)) places.set(place, new Map());
        places.get(place).set(date, name);
    }
    return places;
}

/** Dates of the public holidays that date-holidays knows; one of several days is each of its days. */
function theirs(place) {
    const [country, region] = place.split('|');
    const calendar = new Holidays(...theirPlace(country, region));
    const days = new Map();
    for (const year of years)
        for (const holiday of calendar.getHolidays(year)) {
            if (holiday.type !== 'public') continue;
            for (let at = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`), left = Math.round((holiday.end - holiday.start) / 86_400_000);
                left > 0; --left, at += 86_400_000) {
                const date = new Date(at).toISOString().slice(0, 10);
                if (years.includes(Number(date.slice(0, 4)))) days.set(date, holiday.name);
            }
        }
    return days;
}

/** The difference that explains a day, if any: {country, regions, side, date, why}. */
const explained = (place, side, date) => {
    const [country, region] = place.split('|');
    return differences.find((each) => each.country === country && each.side === side && each.date.test(date) &&
        (!each.regions || each.regions.test(region)));
};

const used = new Set();
const places = ours();
for (const [place, days] of places)
    test(`holidays of ${place.replace(/\|$/, '').replace('|', '-')} are those of date-holidays but for what a law explains`, () => {
        const others = theirs(place);
        const unexplained = [];
        const compare = (side, mine, yours) => {
            for (const [date, name] of mine) {
                if (yours.has(date)) continue;
                const reason = explained(place, side, date);
                if (reason) used.add(reason);
                else unexplained.push(`${side} ${date} ${name}`);
            }
        };
        compare('ours only', days, others);
        compare('theirs only', others, days);
        assert.deepEqual(unexplained, []);
        assert.ok(others.size > 80, `date-holidays knows ${others.size} days there`);
    });

test('every difference written down is one that exists', () => {
    assert.deepEqual(differences.filter((each) => !used.has(each)).map((each) => `${each.country} ${each.date} ${each.why}`), []);
});

test('every part of a country that date-holidays knows is offered or left out for a reason', () => {
    const offered = new Set([...places.keys()].map((place) => theirPlace(...place.split('|')).join('|')));
    const missing = [];
    for (const country of new Set([...places.keys()].map((place) => place.split('|')[0])))
        for (const state of Object.keys(new Holidays().getStates(country) ?? {}))
            if (!offered.has(`${country}|${state}`) && !partsNotOffered[country]?.[0].test(state)) missing.push(`${country} ${state}`);
    assert.deepEqual(missing, []);
});
