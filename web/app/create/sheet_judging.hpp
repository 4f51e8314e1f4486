// What a sheet's form means: each field read and checked by the core, its title against the
// category's pattern. Must not know widgets or HTTP.
#pragma once

#include "web/app/create/sheet.hpp"

namespace stall::app::create::sheet {

struct Judged {
    catalog::ProductDraft draft;
    std::vector<Error> errors; ///< all that is wrong; `where` as in catalog::check_draft
    catalog::TitleComparison title;
    /// Nothing when that field is right.
    const Error* error_at(std::string_view where) const;
};
Judged judge(const Sheet& sheet, Language language);

/// What is to be said of a field now: what the server refused, else what is wrong, but of what is
/// missing or half typed only when it is time.
const Error* error_shown(const Sheet& sheet, const Judged& judged, Field field);
const Error* error_shown(const Sheet& sheet, const Judged& judged,
                         const catalog::Attribute& attribute);
/// "/title"
std::string_view pointer_of(Field field);
/// A refusal that belongs to no field of the form.
const Error* general_refusal(const Sheet& sheet);

/// The body that proposes the sheet.
wire::ProductRequest request_of(const Sheet& sheet, const Judged& judged);
/// What is asked about doubles; nothing while too little is typed.
std::optional<wire::ProductRequest> double_question(const Sheet& sheet);

/// The attributes that a copy is asked for first; none otherwise.
std::vector<const catalog::Attribute*> attributes_asked(const Sheet& sheet);
/// The others.
std::vector<const catalog::Attribute*> attributes_besides(const Sheet& sheet);

} // namespace stall::app::create::sheet
