// Where our holidays are not those of npm's date-holidays 3.37.0 (type public), and by which law. A line that explains nothing
// any more fails the test, and so does a day that no line explains. Must not know how they are compared.
//
// The communities of Spain publish their days each autumn (Estatuto de los Trabajadores, art. 37.2; Real Decreto 2001/1983,
// art. 45; the State's table in the BOE). Our rules say what they do year after year; a merchant adds what one year differs.

const ours = 'ours only', theirs = 'theirs only';

export const differences = [
    { country: 'ES', regions: /^CB$/, side: ours, date: /-07-28$/,
        why: 'Día de las Instituciones de Cantabria is the 28th of July, as in each year’s table of the BOE' },
    { country: 'ES', regions: /^CB$/, side: theirs, date: /-06-28$/,
        why: 'the same day, written there with the month before' },
    { country: 'ES', regions: /^CT$/, side: theirs, date: /-05-0[23]$/,
        why: 'Catalonia moves no Labour Day: the yearly order of the Generalitat keeps the 1st of May; Saturdays are moved nowhere' },
    { country: 'ES', regions: /^GA$/, side: theirs, date: /^2022-12-26$/,
        why: 'Galicia did not move Christmas of 2022 (decree of its labour calendar for 2022, BOE table)' },
    { country: 'ES', regions: /^CE$/, side: theirs, date: /./,
        why: 'Eid al-Adha: Ceuta fixes the day each year by the moon; not a rule, so the merchant enters it as a closure' },
    { country: 'ES', regions: /^ML$/, side: theirs, date: /./,
        why: 'Eid al-Fitr and Eid al-Adha: Melilla fixes the days each year; not a rule, so the merchant enters them as closures' },
    { country: 'NL', side: ours, date: /-05-05$/,
        why: 'Algemene termijnenwet, art. 3 (1): the fifth of May is a generally recognised holiday for every legal term, each year' },
    { country: 'PT', regions: /^20$/, side: ours, date: /./,
        why: 'Açores: the Monday of the Holy Ghost (Decreto Regional 13/80/A)' },
    { country: 'PT', regions: /^30$/, side: ours, date: /-07-01$/,
        why: 'Madeira: Decreto Regional 27/79/M' },
    { country: 'PT', regions: /^30$/, side: ours, date: /-12-26$/,
        why: 'Madeira: Decreto Legislativo Regional 18/2002/M' },
    { country: 'PT', regions: /^30$/, side: ours, date: /-04-02$/,
        why: 'Madeira: Decreto Legislativo Regional 17/2024/M, from 2025 on' },
    { country: 'IE', side: ours, date: /^2022-03-18$/,
        why: 'a public holiday of that year alone (Organisation of Working Time Act 1997, Second Schedule, order of 2022)' },
    { country: 'GB', regions: /^$/, side: ours, date: /-08-(2[5-9]|3[01])$/,
        why: 'no region means England and Wales (Banking and Financial Dealings Act 1971, Schedule 1)' },
    { country: 'GB', regions: /^SCT$/, side: ours, date: /^2026-06-15$/,
        why: 'Royal Proclamation of 3 February 2026 under section 1(3) of the Banking and Financial Dealings Act 1971' },
    { country: 'GR', side: ours, date: /^(2021-05-04|2022-05-02|2024-05-07)$/,
        why: 'Labour Day moved by decision of the Minister of Labour where it fell into Holy Week or on a Sunday (law 380/1968)' },
    { country: 'GR', side: theirs, date: /^202[124]-05-01$/, why: 'the same days, before they were moved' },
    { country: 'SK', side: ours, date: /^20(2[789]|30)-(05-08|09-15)$/,
        why: 'zákon 241/1993 as amended in 2025: both are working days in 2026 alone' },
    { country: 'US', side: ours, date: /^(2023-11-10|2028-11-10|2029-11-12)$/,
        why: 'Veterans Day is observed like the others (5 U.S.C. 6103 (b); Executive Order 11582)' },
];
