// Secrets for the sandbox in Node, by node:crypto: scrypt passwords, random tokens, SHA-256 digests. node:crypto has no
// BLAKE2b of 32 bytes and no Argon2, so a database of the daemon does not open here. Must not know what the secrets open.
addToLibrary({
    $stallCrypto: "require('crypto')",
    $stallText: (start, length) => Buffer.from(HEAPU8.slice(start, start + length)),

    stall_js_hash_password__deps: ['$stallCrypto', '$stallText', '$stringToNewUTF8'],
    stall_js_hash_password: (password, length) => {
        const salt = stallCrypto['randomBytes'](16);
        const hash = stallCrypto['scryptSync'](stallText(password, length), salt, 32);
        return stringToNewUTF8('scrypt$' + salt.toString('hex') + '$' + hash.toString('hex'));
    },

    stall_js_password_matches__deps: ['$stallCrypto', '$stallText', '$UTF8ToString'],
    stall_js_password_matches: (kept, password, length) => {
        const parts = UTF8ToString(kept).split('$');
        if (parts.length !== 3 || parts[0] !== 'scrypt') return 0;
        const hash = stallCrypto['scryptSync'](stallText(password, length), Buffer.from(parts[1], 'hex'), 32);
        return stallCrypto['timingSafeEqual'](hash, Buffer.from(parts[2], 'hex')) ? 1 : 0;
    },

    stall_js_random_token__deps: ['$stallCrypto', '$stringToNewUTF8'],
    stall_js_random_token: () => stringToNewUTF8(stallCrypto['randomBytes'](32).toString('base64url')),

    stall_js_digest__deps: ['$stallCrypto', '$stallText', '$stringToNewUTF8'],
    stall_js_digest: (secret, length) =>
        stringToNewUTF8(stallCrypto['createHash']('sha256').update(stallText(secret, length)).digest('hex')),
});
