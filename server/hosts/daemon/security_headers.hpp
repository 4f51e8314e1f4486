// The headers that keep a browser strict with what we send. Source: server-stack.md section 8.
// Must not know which answer they are for.
#pragma once

#include "server/api/http.hpp"

namespace stall::hosts {

/// For the page and its files. No inline script or style, nothing from elsewhere; WebAssembly may
/// be compiled; fonts are fetched by the page itself, so connect-src covers them.
inline api::Headers page_headers() {
    return {{"Content-Security-Policy",
             "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
             "connect-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; "
             "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
             "trusted-types 'none'"},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cross-Origin-Resource-Policy", "same-origin"}};
}

/// For answers of the API: data, never a document that could act.
inline api::Headers answer_headers() {
    return {{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Cross-Origin-Resource-Policy", "same-origin"}};
}

} // namespace stall::hosts
