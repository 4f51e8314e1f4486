// How a search over orders is asked of the engine: the filter's rarest condition leads, the others
// are checked on the way (decision 0012). Inside server/storage only. Must not know who asks.
#pragma once

#include "server/storage/order_search.hpp"

#include <string>
#include <vector>

namespace stall::storage {

/// A folded text as a range of terms: from itself to the next that does not begin with it.
struct TermRange {
    std::string from;
    std::string until;
};

/// Numbers that begin with the same digits.
struct NumberRange {
    std::int64_t from = 0;
    std::int64_t until = 0;
};

/// One search. The database and the filter must outlive it.
class OrderPlan {
public:
    /// A statement with its arguments; the plan keeps what they point to.
    struct Piece {
        std::string sql;
        std::vector<Value> values;
    };

    OrderPlan(Database& database, MerchantId merchant, const orders::OrderFilter& filter);

    /// No order can match.
    bool is_empty() const { return has_number_ && numbers_.empty(); }
    /// Instants and numbers of the orders behind `after`, newest first.
    Result<Piece> choose(const std::optional<OrderPlace>& after, std::int64_t count_max);

private:
    enum class Leader { time, state, country, given_back, after_sales, term, number };

    std::optional<orders::OrderState> state_wanted() const;
    Result<std::int64_t> count_some(const std::string& conditions, std::span<const Value> values);
    Result<void> find_leader();
    Result<void> find_index();
    void lead_by_term(Piece& piece) const;
    void lead_by_number(Piece& piece) const;
    void lead_in_order(Piece& piece) const;
    void add_checks(Piece& piece) const;
    void add_segment(Piece& piece) const;
    void add_numbers(Piece& piece) const;

    Database& database_;
    MerchantId merchant_;
    const orders::OrderFilter& filter_;
    std::vector<NumberRange> numbers_;
    bool has_number_;
    std::string sku_;
    std::vector<TermRange> ranges_;
    std::vector<std::string> checks_;
    std::string sku_check_;
    Leader leader_ = Leader::time;
    std::size_t term_ = 0;
};

} // namespace stall::storage
