// The pictures that are not at the server; see sheet_pictures.hpp. They are one text: the key that
// the form names them by, then for each its number at the server (0: none), its name, its length
// and its bytes; the separator is taken out of names. Must not know widgets or HTTP.
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

std::string print(const std::string& key, const std::vector<Picture>& pictures) {
    std::string text;
    add(text, key);
    for (const auto& picture : pictures) {
        add(text, std::to_string(picture.id.value));
        add(text, picture.name);
        add(text, std::to_string(picture.content.size()));
        text += picture.content;
    }
    return text;
}

/// Nothing when they are not those of `key` or are cut off.
std::vector<Picture> parse(const std::string& key, std::string_view text) {
    if (take(text) != key) return {};
    std::vector<Picture> pictures;
    while (!text.empty()) {
        Picture picture;
        picture.id = PictureId(number_in(take(text)));
        picture.name = take(text);
        const auto length = static_cast<std::size_t>(number_in(take(text)));
        picture.content = text.substr(0, length);
        text.remove_prefix(std::min(length, text.size()));
        picture.byte_count = static_cast<std::int64_t>(picture.content.size());
        if (!is_at_server(picture)) {
            const auto media_type = catalog::check_picture(picture.content);
            if (picture.content.size() != length || !media_type) return {};
            picture.media_type = media_type.value();
        }
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

/// As the server has them: kept ones that it has no longer are gone, those that are not kept stand
/// in front, for a new one follows them.
void settle_with_present(Sheet& sheet) {
    const auto& present = sheet.source->pictures;
    std::vector<Picture> settled;
    for (const auto& info : present)
        if (std::ranges::find(sheet.pictures, info.picture, &Picture::id) == sheet.pictures.end())
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

bool is_change(const Sheet& sheet) { return sheet.form.place.origin == SheetPlace::Origin::change; }

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
    sheet.form.pictures_key.clear();
    if (std::ranges::all_of(sheet.pictures, is_at_server)) return;
    sheet.form.pictures_key = turn.next_key();
    turn.effects.push_back(effect::KeepBytes{pictures_place(turn.model),
                                             print(sheet.form.pictures_key, sheet.pictures)});
}

void read_pictures(Turn& turn) {
    auto& sheet = turn.model.create->sheet;
    if (sheet.form.pictures_key.empty()) return;
    sheet.reading_pictures = turn.read_bytes({Purpose::create, 0}, pictures_place(turn.model));
}

void take_kept_pictures(Turn& turn, std::string_view bytes) {
    auto& sheet = turn.model.create->sheet;
    sheet.reading_pictures = 0;
    auto kept = parse(sheet.form.pictures_key, bytes);
    if (kept.empty()) {
        sheet.picture_error = Error{"pictures_not_kept", "", "", ""};
        sheet.form.pictures_key.clear();
    }
    // What was chosen meanwhile follows.
    for (auto& picture : sheet.pictures) kept.push_back(std::move(picture));
    sheet.pictures = std::move(kept);
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
    show_pictures(turn);
    if (!sheet.has_unkept_pictures) return;
    keep_pictures(turn);
    keep_sheet(turn);
}

} // namespace stall::app::create::sheet
