// The demo's opening, over market::fill_demo and one small file. Must not know HTTP.
#include "server/hosts/daemon/demo_opening.hpp"

#include "server/market/demo_shop.hpp"
#include "server/storage/accounts.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace stall::hosts {
namespace {

constexpr std::string_view kTokenPrefix = "sk_demo_";

Result<std::string> read_catalogue(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{"catalogue_unreadable", "", path, "a file made by tools/catalogue"};
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// Found, or made with mode 0600.
Result<std::string> token_in(const std::string& path, api::Secrets& secrets) {
    std::ifstream file(path);
    std::string token;
    if (file >> token && token.starts_with(kTokenPrefix)) {
        ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
        return token;
    }
    token = std::string(kTokenPrefix) + secrets.random_token();
    const int made =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const std::string line = token + "\n";
    const bool is_written =
        made >= 0 && ::write(made, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    if (made >= 0) ::close(made);
    if (!is_written) return Error{"token_unreadable", "", path, "a file that can be written"};
    return token;
}

Result<void> fill(const Options& options, storage::Store& store, api::Secrets& secrets,
                  usecases::MarketSide& market, Instant now) {
    const std::string catalogue = TRY(read_catalogue(options.catalogue));
    const std::string hash = secrets.hash_password(kDemoPassword);
    return store.write([&](storage::Transaction& transaction) -> Result<void> {
        TRY(market::fill_demo(transaction, market,
                              {catalogue, options.ads, options.seed, hash, now, options.orders}));
        return {};
    });
}

} // namespace

Result<OpenedDemo> open_demo(const Options& options, storage::Store& store, api::Secrets& secrets,
                             usecases::MarketSide& market, Instant now) {
    OpenedDemo opened;
    std::optional<MerchantId> merchant;
    std::int64_t merchant_count = 0;
    {
        storage::Reader reader = TRY(store.read());
        merchant = TRY(market::demo_merchant(reader.database()));
        merchant_count = TRY(reader.database().integer_of("select count(*) from merchant", {}, 0));
    }
    if (!merchant && merchant_count > 0)
        return Error{"database_not_empty", "", options.data, "an empty database"};
    opened.is_new = !merchant;
    if (opened.is_new) {
        TRY(fill(options, store, secrets, market, now));
        merchant = MerchantId(1);
    }

    opened.token = TRY(token_in(options.data + "/demo-token", secrets));
    const std::string digest = secrets.digest(opened.token);
    TRY(store.write([&](storage::Transaction& transaction) -> Result<void> {
        if (TRY(storage::find_token(transaction.database(), digest))) return {};
        return storage::insert_token(transaction, *merchant, digest, kTokenPrefix, "Demo", now);
    }));
    storage::Reader reader = TRY(store.read());
    opened.ad_count = TRY(reader.database().integer_of(
        "select count(*) from listing where merchant_id = ?", {*merchant}, 0));
    return opened;
}

} // namespace stall::hosts
