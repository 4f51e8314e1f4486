"""Reads a shop's SQLite file with another program than ours and prints what the fault tests compare, as JSON: the file's
own checks, each ad as it stands, and what the journal says of it. Must not know why the file is looked at.

    ledger.py FILE
"""
import json
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1])


def rows(sql):
    return database.execute(sql).fetchall()


ads = {}
for listing, version, quantity in rows("select listing_id, version, quantity from listing where merchant_id = 1"):
    ads[listing] = {"version": version, "quantity": quantity, "prices": {}, "events": []}
for listing, market, price in rows("select listing_id, market, price_minor from listing_market where merchant_id = 1"):
    ads[listing]["prices"][market] = price
for sequence, kind, before, after in rows(
        "select sequence, kind, before, after from journal where merchant_id = 1 and kind in ('listing_changed', 'import')"
        " order by sequence"):
    earlier = [(each["listing"], each["fields"]) for each in json.loads(before)]
    for place, (listing, fields) in enumerate((each["listing"], each["fields"]) for each in json.loads(after)):
        was = next((old for other, old in earlier if other == listing and old["market"] == fields["market"]), {})
        ads[listing]["events"].append({"sequence": sequence, "kind": kind, "before": was, "after": fields})

print(json.dumps({
    "integrity": [row[0] for row in rows("pragma integrity_check")],
    "foreign_keys": rows("pragma foreign_key_check"),
    "sequences": [row[0] for row in rows("select sequence from journal where merchant_id = 1 order by sequence")],
    "ads": ads,
    "tasks": dict(rows("select task_id, state from task where merchant_id = 1")),
    "keys": [row[0] for row in rows("select request_key from idempotency where merchant_id = 1")],
}))
