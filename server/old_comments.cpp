#include "server/old_comments.h"

#include "app/whole_file.h"
#include "server/fields.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

std::string text_of(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

template <class Number>
std::optional<Number> number_of(const Json& object, const char* field) {
  const auto found = object.find(field);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  return found->get<Number>();
}

FilmComment read_comment(const Json& json) {
  FilmComment comment{.id = {text_of(json, "id")},
                      .written = parse_local_time(text_of(json, "written")).value_or(LocalTime{}),
                      .in_s = number_of<double>(json, "in_s").value_or(0),
                      .out_s = number_of<double>(json, "out_s"),
                      .rep = number_of<int>(json, "rep"),
                      .finding = text_of(json, "finding"),
                      .author = text_of(json, "author"),
                      .text = text_of(json, "text")};
  comment.done = json.value("done", Json(false)) == Json(true);
  return comment;
}

}  // namespace

Result<void> take_in_old_comments(store::Store& store, const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, failed)) files.push_back(entry.path());
  for (const fs::path& file : files) {
    const auto set = store.set({file.stem().string()});
    DOWEL_TRY(set);
    const auto text = app::read_whole_file(file);
    const Json list = text ? Json::parse(*text, nullptr, false) : Json();
    if (!*set || !list.is_array()) continue;
    const auto session = store.session((*set)->session);
    DOWEL_TRY(session);
    LogChange change{.what = "take in comments on a film"};
    for (const Json& one : list) {
      if (!one.is_object()) continue;
      FilmComment comment = read_comment(one);
      comment.set = (*set)->id;
      if (*session) comment.athlete = (*session)->athlete;
      change.put.emplace_back(std::move(comment));
    }
    if (!change.put.empty()) {
      DOWEL_TRY(store.commit(change));
    }
    fs::remove(file, failed);
  }
  fs::remove(folder, failed);  // where nothing is left in it
  return {};
}

}  // namespace dowel::server
