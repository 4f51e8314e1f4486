// Our places as npm's date-holidays names them. Must not know dates.

/** Our country and region -> [country, state, region] of date-holidays. */
export function theirPlace(country, region) {
    const places = {
        'IT|BZ': ['IT', '32'],
        'PT|20': ['PT'], 'PT|30': ['PT'], // it knows no parts of Portugal
    };
    const [state, part] = region.split('-');
    return places[`${country}|${region}`] ?? [country, state, part].filter(Boolean);
}

/** Parts that date-holidays has and we do not offer, and why. */
export const partsNotOffered = {
    FR: [/^(YT|MQ|GP|GF|RE|MF|BL)$/, 'overseas: their time zones are not among ours'],
    GB: [/^ALD$/, 'Alderney is a Crown dependency, not a part of the United Kingdom'],
    US: [/./, 'state holidays close the offices of a state and bind no merchant; federal ones are counted (5 U.S.C. 6103)'],
    BE: [/./, 'the days of communities and regions close their own offices only (loi du 4 janvier 1974, A.R. du 18 avril 1974: ten days)'],
    NL: [/./, 'the days of towns are no law of the country (Algemene termijnenwet, art. 3)'],
    AT: [/./, 'the days of the Länder’s patrons are free of school, not of work (Arbeitsruhegesetz, § 7)'],
    IT: [/^(21|25|52|62|82)$/, 'it has patrons of towns there, not days of a region'],
};
