#include "app/watched_film.h"

#include <fstream>
#include <string>
#include <type_traits>

namespace dowel::app {
namespace {

constexpr std::uint64_t kMark = 0x444f57454c303131;  // rises with the form

// Walks through a film's members once for writing and once for reading, so that both agree.
class Writer {
 public:
  explicit Writer(std::ofstream& out) : out_(out) {}
  template <class T>
  void plain(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out_.write(reinterpret_cast<const char*>(&value), sizeof value);
  }
  template <class T>
  void list(const std::vector<T>& values) {
    plain(static_cast<std::uint64_t>(values.size()));
    out_.write(reinterpret_cast<const char*>(values.data()),
               static_cast<std::streamsize>(values.size() * sizeof(T)));
  }
  void text(const std::string& value) { list(std::vector<char>(value.begin(), value.end())); }
  template <class T, class Each>
  void each(const std::vector<T>& values, Each write) {
    plain(static_cast<std::uint64_t>(values.size()));
    for (const T& value : values) write(value);
  }

 private:
  std::ofstream& out_;
};

class Reader {
 public:
  explicit Reader(std::ifstream& in, std::uint64_t size) : in_(in), most_(size) {}
  template <class T>
  void plain(T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    in_.read(reinterpret_cast<char*>(&value), sizeof value);
  }
  template <class T>
  void list(std::vector<T>& values) {
    values.resize(count());
    in_.read(reinterpret_cast<char*>(values.data()),
             static_cast<std::streamsize>(values.size() * sizeof(T)));
  }
  void text(std::string& value) {
    std::vector<char> letters;
    list(letters);
    value.assign(letters.begin(), letters.end());
  }
  template <class T, class Each>
  void each(std::vector<T>& values, Each read) {
    values.resize(count());
    for (T& value : values) read(value);
  }

 private:
  std::size_t count() {
    std::uint64_t n = 0;
    plain(n);
    return in_ && n <= most_ ? static_cast<std::size_t>(n) : 0;
  }
  std::ifstream& in_;
  std::uint64_t most_;
};

template <class Archive, class Film>
void walk(Archive& a, Film& film) {
  a.text(film.video.codec);
  a.plain(film.video.width_px);
  a.plain(film.video.height_px);
  a.plain(film.video.source_width_px);
  a.plain(film.video.source_height_px);
  a.plain(film.video.turned_deg);
  a.plain(film.followed.width_px);
  a.plain(film.followed.height_px);
  a.list(film.followed.times_s);
  a.each(film.followed.tracklets, [&](auto& body) {
    a.plain(body.id);
    a.plain(body.reads);
    a.list(body.refused);
    a.each(body.strays, [&](auto& stray) {
      a.plain(stray.frame);
      a.list(stray.rounds);
    });
    a.each(body.looks, [&](auto& look) {
      a.plain(look.frame);
      a.plain(look.pose);
      a.plain(look.clothing);
      a.plain(look.roi);
      a.plain(look.silhouette.grid);
      a.list(look.silhouette.bytes);
      a.plain(look.silhouette.softness_px);
      a.list(look.rounds);
    });
  });
  a.list(film.followed.others);
  a.plain(film.camera.verdict);
  a.plain(film.camera.range_of_height);
  a.plain(film.camera.zoom_range);
  a.list(film.camera.samples);
  a.text(film.camera.reason);
  a.plain(film.exposure.mean_luma);
  a.list(film.exposure.spans);
  a.list(film.cuts_s);
  a.list(film.sudden_s);
  a.plain(film.plumb);
  a.plain(film.end);
  a.plain(film.first_s);
  a.plain(film.last_s);
}

}  // namespace

Result<void> keep_watched(const WatchedFilm& film, const std::filesystem::path& path) {
  std::ofstream out(path, std::ios::binary);
  Writer writer(out);
  writer.plain(kMark);
  walk(writer, film);
  if (!out.flush()) {
    return fail(ErrorCode::kWriteFailed, "the file '" + path.string() + "' cannot be written",
                "choose a place that you may write to");
  }
  return {};
}

Result<WatchedFilm> read_watched(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::error_code none;
  Reader reader(in, in ? std::filesystem::file_size(path, none) : 0);
  std::uint64_t mark = 0;
  reader.plain(mark);
  WatchedFilm film;
  if (in && mark == kMark) walk(reader, film);
  if (!in || mark != kMark) {
    return fail(ErrorCode::kUnreadable,
                "the file '" + path.string() + "' holds no watched film of this build",
                "watch the film again");
  }
  return film;
}

}  // namespace dowel::app
