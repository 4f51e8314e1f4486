// What a device costs new, in cents of each market, from its price at launch and its age. Must not know brands.

const thisYear = 2023; // of the device lists; devices are as old as they were when the lists were made
const yearlyShare = 0.86; // of the year before, which a new device keeps
const floorShare = 0.22; // of the launch price: below it nobody sells new

// Price levels against France, in thousandths, with the exchange rate for the two that have another currency.
const markets = { FR: 1000, DE: 985, ES: 990, IT: 1000, BE: 1005, NL: 995, AT: 990, PT: 1010, IE: 1020, GB: 870, SE: 11_300 };

/// Whole euros a device costs new today.
export function priceToday(launchEuros, year) {
    const age = Math.max(0, thisYear - year);
    return Math.round(launchEuros * Math.max(floorShare, yearlyShare ** age));
}

/// {"FR": "629.00", …}: ends in 9 as shops write prices; .00 in euros and kronor, .99 in pounds.
export function pricesByMarket(euros) {
    return Object.fromEntries(Object.entries(markets).map(([market, level]) => {
        const whole = Math.max(9, Math.round((euros * level) / 10_000) * 10 - 1);
        return [market, market === 'GB' ? `${whole}.99` : `${whole}.00`];
    }));
}
