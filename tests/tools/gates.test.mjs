// The gates themselves: tools/layers and tools/tidy let good code pass and name the offending line of bad code.
// Must not know what the code under the gates does.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const repo = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const house = mkdtempSync(join(tmpdir(), 'gates-'));
mkdirSync(join(house, 'tools'));
for (const name of ['layers', 'layers.txt', 'tidy']) copyFileSync(join(repo, 'tools', name), join(house, 'tools', name));
after(() => rmSync(house, { recursive: true }));

/// Runs a gate over one file of a house that holds only that file: [exit code, what it said].
function judge(gate, path, text) {
    const file = join(house, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync('python3', [join(house, 'tools', gate), path], { encoding: 'utf8' });
    return [status, stdout + stderr];
}

const opening = '// What this is for.\n';
const cases = [
    // gate, file, text, the complaint ('' = it passes)
    ['layers', 'core/listings/a.cpp', '#include "core/base/money.hpp"', ''],
    ['layers', 'core/base/a.cpp', '#include "core/listings/listing.hpp"', 'core/base/a.cpp:1'],
    ['layers', 'core/files/a.cpp', '#include <nlohmann/json.hpp>', 'is for core/wire only'],
    ['layers', 'web/app/a.cpp', '\n#include "web/kit/kit.hpp"', 'web/app/a.cpp:2'],
    ['layers', 'web/views/ads/a.cpp', '#include <imgui.h>', 'is for web/kit'],
    ['layers', 'web/main.cpp', '#include "web/views/page.hpp"', ''],
    ['layers', 'server/usecases/a.cpp', '#include "server/api/http.hpp"', 'server/usecases/a.cpp:1'],
    ['layers', 'server/api/a.cpp', '#include "web/app/model.hpp"', 'server/api/a.cpp:1'],
    ['layers', 'shop/a.cpp', '#include "core/base/money.hpp"', 'has no line for shop/a.cpp'],
    ['tidy', 'core/a.cpp', opening + 'int a;\n', ''],
    ['tidy', 'core/a.cpp', 'int a;\n', 'must open with a comment'],
    ['tidy', 'core/a.cpp', opening + 'double price = 1;\n', 'Money'],
    ['tidy', 'core/a.cpp', opening + 'auto n = std::chrono::system_clock::now();\n', '`now` as an argument'],
    ['tidy', 'core/a.cpp', opening + 'void f() { throw 1; }\n', 'Result and TRY'],
    ['tidy', 'core/a.cpp', opening + 'int a;\n'.repeat(500), '501 lines'],
    ['tidy', 'core/a.cpp', opening + 'void f() {\n' + '    g();\n'.repeat(69) + '}\n', 'a function of 71 lines'],
    ['tidy', 'core/a.cpp', opening + 'void f() {\n' + '    g();\n'.repeat(68) + '}\n', ''],
    ['tidy', 'core/a_test.cpp', opening + 'TEST_CASE("one, two") {}\n', 'a test name without'],
    ['tidy', 'web/a.js', opening + '// TO' + 'DO later\n', 'the work itself'],
];

cases.forEach(([gate, path, text, complaint], number) => {
    test(`${gate} ${number + 1}: ${path} ${complaint || 'passes'}`, () => {
        const [status, said] = judge(gate, path, text);
        assert.equal(status, complaint ? 1 : 0, said);
        assert.ok(said.includes(complaint), said);
    });
});
