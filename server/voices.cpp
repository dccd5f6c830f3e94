#include "server/voices.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "app/log_entries.h"
#include "app/whole_file.h"
#include "server/ranges.h"

namespace dowel::server {
namespace fs = std::filesystem;
namespace {

fs::path folder_of(const fs::path& data) { return data / "voices"; }

// As `fresh_ids` makes them: nothing else is looked for on the disk.
bool is_name(const std::string& name) {
  return name.size() == 36 && std::ranges::all_of(name, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-';
         });
}

// What a browser's recorder made, by its first bytes; empty: nothing that is heard.
std::string type_of(std::string_view bytes) {
  constexpr std::size_t kBrand = 4;  // a size stands before it
  if (bytes.starts_with("\x1A\x45\xDF\xA3")) return "audio/webm";
  if (bytes.starts_with("OggS")) return "audio/ogg";
  if (bytes.size() > kBrand && bytes.substr(kBrand).starts_with("ftyp")) return "audio/mp4";
  return "";
}

}  // namespace

std::optional<fs::path> voice_file(const House& house, const std::string& name) {
  std::error_code failed;
  const fs::path file = folder_of(house.options().data) / name;
  if (!is_name(name) || !fs::is_regular_file(file, failed)) return std::nullopt;
  return file;
}

Answer<std::string> keep_voice(const House& house, const std::string& bytes) {
  if (type_of(bytes).empty()) {
    return problem(422, "usage", "this is no recording",
                   "send WebM, Ogg or MP4 as a browser records it");
  }
  std::error_code failed;
  const fs::path folder = folder_of(house.options().data);
  fs::create_directories(folder, failed);
  std::string name = app::fresh_ids()();
  DOWEL_TRY(app::write_whole_file(folder / name, bytes));
  return name;
}

Outcome voice_response(const House& house, const RequestHead& head, const std::string& name) {
  const auto file = voice_file(house, name);
  if (!file) {
    return problem(404, "not-found", "there is no such recording",
                   "it was removed with its comment");
  }
  std::string begin(16, '\0');
  std::ifstream(*file, std::ios::binary)
      .read(begin.data(), static_cast<std::streamsize>(begin.size()));
  const std::string type = type_of(begin);
  Response response =
      file_response(head, *file, type.empty() ? "application/octet-stream" : type, tag_of(name));
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

void forget_unsaid_voices(store::Store& store, const fs::path& data) {
  std::error_code failed;
  if (!fs::exists(folder_of(data), failed)) return;
  std::set<std::string> said;
  const auto athletes = store.athletes();
  if (!athletes) return;
  for (const Athlete& athlete : *athletes) {
    const auto log = store.book(athlete.id);
    if (!log) return;
    for (const FilmComment& comment : log->comments) said.insert(comment.voice);
  }
  std::vector<fs::path> unsaid;
  for (const auto& entry : fs::directory_iterator(folder_of(data), failed)) {
    if (!said.contains(entry.path().filename())) unsaid.push_back(entry.path());
  }
  for (const fs::path& file : unsaid) fs::remove(file, failed);
}

void forget_all_voices(const House& house) {
  std::error_code failed;
  fs::remove_all(folder_of(house.options().data), failed);
}

}  // namespace dowel::server
