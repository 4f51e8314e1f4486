// The pictures that are not at the server; see sheet_pictures.hpp. They are one text: the key that
// the form names them by, how many the server had and their numbers, then for each its number at
// the server (0: none), its name, the key of its sending, its length and its bytes; the separator
// is taken out of names. Must not know widgets or HTTP.
#include "web/app/create/sheet_pictures.hpp"

#include "core/base/whole_number.hpp"
#include "web/app/create/keeping.hpp"

#include <algorithm>

namespace stall::app::create::sheet {
namespace {

constexpr char kUnitEnd = '\x1f';

void add(std::string& text, std::string_view unit) {
    for (const char letter : unit)
        if (letter != kUnitEnd) text += letter;
    text += kUnitEnd;
}

std::string_view take(std::string_view& text) {
    const auto unit = text.substr(0, text.find(kUnitEnd));
    text.remove_prefix(std::min(unit.size() + 1, text.size()));
    return unit;
}

std::int64_t number_in(std::string_view unit) { return whole_number(unit).value_or(0); }

bool is_at_server(const Picture& picture) { return picture.id.exists(); }

bool is_change(const Sheet& sheet) { return sheet.form.place.origin == SheetPlace::Origin::change; }

/// What was kept: the pictures as they stood, and which the server had then. One that it had and
/// that is not among them was taken out.
struct Kept {
    std::vector<PictureId> known;
    std::vector<Picture> pictures;
};

std::string print(const Sheet& sheet) {
    std::string text;
    add(text, sheet.form.pictures_key);
    const auto known = is_change(sheet) ? sheet.source->pictures : std::vector<wire::PictureInfo>();
    add(text, std::to_string(known.size()));
    for (const auto& info : known) add(text, std::to_string(info.picture.value));
    for (const auto& picture : sheet.pictures) {
        add(text, std::to_string(picture.id.value));
        add(text, picture.name);
        add(text, picture.idempotency_key);
        add(text, std::to_string(picture.content.size()));
        text += picture.content;
    }
    return text;
}

std::optional<Picture> take_picture(std::string_view& text) {
    Picture picture;
    picture.id = PictureId(number_in(take(text)));
    picture.name = take(text);
    picture.idempotency_key = take(text);
    const auto length = static_cast<std::size_t>(number_in(take(text)));
    picture.content = text.substr(0, length);
    text.remove_prefix(std::min(length, text.size()));
    picture.byte_count = static_cast<std::int64_t>(picture.content.size());
    if (is_at_server(picture)) return picture;
    const auto media_type = catalog::check_picture(picture.content);
    if (picture.content.size() != length || !media_type) return std::nullopt;
    picture.media_type = media_type.value();
    return picture;
}

/// None when they are not those of `key` or are cut off.
std::optional<Kept> parse(const std::string& key, std::string_view text) {
    if (text.empty() || take(text) != key) return std::nullopt;
    Kept kept;
    for (auto count = number_in(take(text)); count > 0 && !text.empty(); --count)
        kept.known.push_back(PictureId(number_in(take(text))));
    while (!text.empty()) {
        auto picture = take_picture(text);
        if (!picture) return std::nullopt;
        kept.pictures.push_back(*std::move(picture));
    }
    return kept;
}

bool has(const std::vector<PictureId>& pictures, PictureId one) {
    return std::ranges::find(pictures, one) != pictures.end();
}

/// As the server has them: kept ones that it has no longer are gone; those that came to it since
/// stand in front, for a new one follows them.
void settle_with_present(Sheet& sheet) {
    const auto& present = sheet.source->pictures;
    std::vector<Picture> settled;
    for (const auto& info : present)
        if (!has(sheet.known_pictures, info.picture) &&
            std::ranges::find(sheet.pictures, info.picture, &Picture::id) == sheet.pictures.end())
            settled.push_back({info.picture, "", info.media_type, info.bytes, "", "", {}});
    for (auto& picture : sheet.pictures) {
        if (is_at_server(picture)) {
            const auto info = std::ranges::find(present, picture.id, &wire::PictureInfo::picture);
            if (info == present.end()) continue;
            picture.media_type = info->media_type;
            picture.byte_count = info->bytes;
        }
        settled.push_back(std::move(picture));
    }
    sheet.pictures = std::move(settled);
}

/// Nothing was added, taken out or moved.
bool is_as_at_server(const Sheet& sheet) {
    if (!is_change(sheet)) return sheet.pictures.empty();
    return std::ranges::equal(sheet.pictures, sheet.source->pictures, {}, &Picture::id,
                              &wire::PictureInfo::picture);
}

void shrink(Turn& turn, Thumbnail& thumbnail, std::string file) {
    thumbnail.step = Thumbnail::Step::shrinking;
    thumbnail.request =
        turn.shrink_picture({Purpose::create, 0}, std::move(file), Thumbnail::kSide);
}

bool awaits_more(const Sheet& sheet) {
    return sheet.reading_pictures != 0 || (is_change(sheet) && !sheet.source);
}

} // namespace

void keep_pictures(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    sheet.has_unkept_pictures = awaits_more(sheet); // what is kept is more than what is here
    if (sheet.has_unkept_pictures) return;
    if (is_as_at_server(sheet)) return sheet.form.pictures_key.clear();
    // One key for all that is kept of a sheet: after a reload in between the last but one is found.
    if (sheet.form.pictures_key.empty()) sheet.form.pictures_key = turn.next_key();
    turn.keep_bytes(app::Kept::sheet_pictures, print(sheet));
}

void read_pictures(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.form.pictures_key.empty()) return;
    sheet.reading_pictures = turn.read_bytes({Purpose::create, 0}, app::Kept::sheet_pictures);
}

void take_kept_pictures(Turn& turn, std::string_view bytes) {
    auto& sheet = turn.model.create->sheet;
    sheet.reading_pictures = 0;
    auto kept = parse(sheet.form.pictures_key, bytes);
    if (!kept) {
        sheet.picture_error = Error{"pictures_not_kept", "", "", ""};
        sheet.form.pictures_key.clear();
        kept.emplace();
    }
    // What was chosen meanwhile follows.
    for (auto& picture : sheet.pictures) kept->pictures.push_back(std::move(picture));
    sheet.pictures = std::move(kept->pictures);
    sheet.known_pictures = std::move(kept->known);
    settle_pictures(turn);
}

void show_pictures(Turn& turn) {
    for (auto& picture : turn.model.create->sheet.pictures) {
        auto& thumbnail = picture.thumbnail;
        if (thumbnail.step != Thumbnail::Step::unasked) continue;
        if (!is_at_server(picture)) {
            shrink(turn, thumbnail, picture.content);
            continue;
        }
        effect::Fetch request;
        request.path = "/desk/v1/pictures/" + std::to_string(picture.id.value);
        thumbnail.step = Thumbnail::Step::loading_file;
        thumbnail.request = turn.fetch({Purpose::create, 0}, std::move(request));
    }
}

bool thumbnail_answered(Turn& turn, std::int64_t request, int status, std::string_view body) {
    for (auto& picture : turn.model.create->sheet.pictures) {
        auto& thumbnail = picture.thumbnail;
        if (thumbnail.request != request) continue;
        if (thumbnail.step == Thumbnail::Step::loading_file && status == 200) {
            shrink(turn, thumbnail, std::string(body));
        } else {
            if (thumbnail.step == Thumbnail::Step::shrinking) thumbnail.pixels = body;
            thumbnail.step = Thumbnail::Step::settled;
        }
        return true;
    }
    return false;
}

void settle_pictures(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    if (awaits_more(sheet)) return;
    if (is_change(sheet)) settle_with_present(sheet);
    if (sheet.pictures.size() > catalog::kPicturesMax) {
        sheet.pictures.resize(catalog::kPicturesMax);
        sheet.picture_error = Error{"pictures_too_many", "", "", ""};
    }
    show_pictures(turn);
    if (!sheet.has_unkept_pictures) return;
    keep_pictures(turn);
    keep_sheet(turn);
}

} // namespace stall::app::create::sheet
