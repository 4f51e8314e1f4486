// For tests: a small shop with two merchants behind api::respond, and requests in one line.
// Must not know what is tested.
#pragma once

#include "server/api/respond.hpp"
#include "server/market/buybox_keeper.hpp"
#include "server/storage/accounts.hpp"
#include "server/storage/listings.hpp"
#include "server/storage/tried_store.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace stall::api::tried {

/// No cryptography: numbers that count up, and digests that differ where their texts do.
class CountingSecrets final : public Secrets {
public:
    std::string hash_password(std::string_view password) override {
        ++hashes;
        return "hash of " + std::string(password);
    }
    bool password_matches(std::string_view hash, std::string_view password) override {
        return hash == hash_password(password);
    }
    std::string random_token() override { return "token-" + std::to_string(++tokens_); }
    std::string digest(std::string_view secret) override {
        std::string hex;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            std::uint64_t hash = 14695981039346656037ULL * seed;
            for (const char letter : secret) {
                hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
            }
            hash ^= hash >> 29;
            for (int digit = 0; digit < 16; ++digit)
                hex += "0123456789abcdef"[hash >> (digit * 4) & 15];
        }
        return hex;
    }
    std::atomic<int> hashes = 0; ///< sign-ins may come from several threads

private:
    std::atomic<int> tokens_ = 0;
};

inline constexpr MerchantId kAlpha{1}; ///< sells in FR, DE and GB
inline constexpr MerchantId kBeta{2};  ///< sells in FR
inline constexpr const char* kAlphaToken = "QWxwaGE=";
inline constexpr const char* kBetaToken = "QmV0YQ==";

inline Request made(std::string method, std::string target, Headers headers = {},
                    std::string body = "") {
    Request request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers = std::move(headers);
    request.body = std::move(body);
    return request;
}

/// Ad 1 of Alpha: GOOD phone, 160.99 in FR with floor 100.00, two rivals at 150.00 and 170.00.
class Shop {
public:
    explicit Shop(std::unique_ptr<storage::Store> given = storage::tried::memory_store())
        : store(std::move(given)) {
        storage::tried::succeed(
            store->write([this](storage::Transaction& transaction) { return fill(transaction); }));
    }

    Response send(Request request) { return send_from("192.0.2.1", std::move(request)); }
    Response send_from(const char* address, Request request) {
        request.peer_address = address;
        Context context{*store,      secrets, market,    [this] { return now; },
                        "request-1", limits,  run_later, is_draining,
                        pace,        printer};
        return respond(request, context);
    }

    /// The cookie of a person who signs in.
    std::string sign_in(const std::string& email) {
        const Response response =
            send(made("POST", "/desk/v1/session", {{"Content-Type", "application/json"}},
                      R"({"email":")" + email + R"(","password":"secret"})"));
        REQUIRE(response.status == 200);
        const std::string cookie(find_header(response.headers, "Set-Cookie").value_or(""));
        return cookie.substr(0, cookie.find(';'));
    }

    Request desk(const char* method, const std::string& target, const std::string& body = "") {
        if (cookie.empty()) cookie = sign_in("owner@example.org");
        return made(method, target,
                    {{"Content-Type", "application/json"},
                     {"Cookie", "theme=dark; " + cookie},
                     {"Sec-Fetch-Site", "same-origin"}},
                    body);
    }
    Request patch(std::int64_t listing, const std::string& body, const std::string& version = "1") {
        Request request = desk("PATCH", "/desk/v1/listings/" + std::to_string(listing), body);
        request.headers.emplace_back("Idempotency-Key", "key-" + std::to_string(++keys_));
        request.headers.emplace_back("If-Match", "\"" + version + "\"");
        return request;
    }
    Request seller(const char* method, const std::string& target, const std::string& body = "",
                   const char* language = nullptr) {
        Request request = made(method, target,
                               {{"Authorization", std::string("Basic ") + kAlphaToken},
                                {"Host", "shop.example:8080"},
                                {"Content-Type", "application/json"}},
                               body);
        if (language != nullptr) request.headers.emplace_back("Accept-Language", language);
        return request;
    }

    std::unique_ptr<storage::Store> store;
    CountingSecrets secrets;
    market::BuyboxKeeper market;
    Instant now = storage::tried::kNow;
    Limits limits;
    std::function<void(Work)> run_later;
    bool is_draining = false;
    PaceKeeper* pace = nullptr; ///< a test of it brings its own
    documents::Printer* printer = nullptr;
    std::string cookie;

private:
    Result<void> fill(storage::Transaction& transaction) {
        storage::Database& database = transaction.database();
        TRY(database.run_script(
            "insert into merchant values (1, 'a0', 'Alpha', 'FR', 'Europe/Paris', 500000, 2000, 0),"
            " (2, 'b0', 'Beta', 'FR', 'Europe/Paris', 500000, 2000, 0);"
            "insert into merchant_market values (1, 'FR', 0, 0, 24, 500), (1, 'DE', 1, 0, 48, 700),"
            " (1, 'GB', 2, 0, 48, 700), (2, 'FR', 0, 0, 24, 500);"
            "insert into category (category_id, parent_id, name, commission_basis_points,"
            " attributes) values (1, null, 'Phones', 1000, '[]');"
            "insert into product (product_id, uuid, title, ean, brand, category_id,"
            " attributes, created_at) values"
            " (1, '00000000-0000-4000-8000-000000000001', 'Phone One 64 GB', '4006381333931', "
            "'One', 1,"
            " '{}', 0),"
            " (2, '00000000-0000-4000-8000-000000000002', 'Phone Two 128 GB', '', 'Two', 1, '{}', "
            "0);"
            "insert into product_market values (1, 'FR', 30000), (1, 'DE', 31000);"
            "insert into rival_offer values"
            " (1, 'GOOD', 'FR', 1, 9, 15000, 0, 24, null, 500000, 3, 2, 0),"
            " (1, 'GOOD', 'FR', 2, 8, 17000, 0, 24, null, 500000, 3, 2, 0);"));
        TRY(add_people(transaction));
        return add_listings(transaction);
    }

    Result<void> add_people(storage::Transaction& transaction) {
        const auto person = [&](MerchantId merchant, const char* email, wire::Role role) {
            return storage::insert_account(
                transaction, {merchant, UserId(), "Zoé", email, role, "hash of secret"}, now);
        };
        TRY(person(kAlpha, "owner@example.org", wire::Role::owner));
        TRY(person(kAlpha, "agent@example.org", wire::Role::agent));
        TRY(person(kAlpha, "accountant@example.org", wire::Role::accountant));
        TRY(person(kAlpha, "reader@example.org", wire::Role::read_only));
        TRY(person(kBeta, "beta@example.org", wire::Role::owner));
        TRY(storage::insert_token(transaction, kAlpha, secrets.digest(kAlphaToken), "QWx", "erp",
                                  now));
        return storage::insert_token(transaction, kBeta, secrets.digest(kBetaToken), "QmV", "erp",
                                     now);
    }

    Result<void> add_listings(storage::Transaction& transaction) {
        using listings::Market;
        TRY(add_listing(transaction, kAlpha, "SKU-1", 1, {Market::FR, Market::DE, Market::GB}));
        TRY(add_listing(transaction, kAlpha, "SKU-2", 2, {Market::FR, Market::DE, Market::GB}));
        TRY(add_listing(transaction, kBeta, "BETA-1", 1, {Market::FR}));
        TRY(transaction.database().run_script(
            "update listing set quantity = 0 where merchant_id = 2;"
            "update listing_market set floor_minor = 10000 where merchant_id = 1 and listing_id = 1"
            " and market = 'FR';"));
        return market.offers_changed(transaction, {ProductId(1), listings::Grade::good, Market::FR},
                                     now);
    }

    Result<void> add_listing(storage::Transaction& transaction, MerchantId merchant,
                             const char* sku, std::int64_t product,
                             const std::vector<listings::Market>& markets) {
        listings::Listing listing;
        listing.sku = sku;
        listing.product = ProductId(product);
        listing.quantity = 5;
        for (const listings::Market market : markets) {
            listings::MarketTerms terms;
            terms.market = market;
            terms.publication = listings::Publication::online;
            terms.price = Money{16099, listings::currency_of(market)};
            listing.terms.push_back(terms);
        }
        const std::string uuid =
            storage::uuid_from_hex(secrets.digest(std::to_string(merchant.value) + sku));
        TRY(storage::insert_listing(transaction, merchant, listing, uuid, now));
        return {};
    }

    int keys_ = 0;
};

/// The whole body; a stream can be read once only.
inline std::string body_of(const Response& response) {
    if (const auto* text = std::get_if<std::string>(&response.body)) return *text;
    std::string whole;
    for (const Stream& next = std::get<Stream>(response.body);;) {
        const Chunk chunk = next();
        whole += chunk.bytes;
        if (chunk.then != Chunk::Then::more) return whole;
    }
}

inline bool says(const Response& response, std::string_view text) {
    return body_of(response).find(text) != std::string::npos;
}

} // namespace stall::api::tried
