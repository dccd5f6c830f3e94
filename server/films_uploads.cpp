#include <fcntl.h>
#include <unistd.h>

#include "app/whole_file.h"
#include "server/film_files.h"
#include "server/films.h"
#include "server/house.h"

// Films on their way in, piece by piece.
namespace dowel::server {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLargestFilm = std::uint64_t{16} << 30U;

}  // namespace

// Writes the body of a PATCH behind what is there already.
class PieceTaker : public BodyTaker {
 public:
  PieceTaker(Films& films, std::string id, std::uint64_t offset, std::uint64_t size, int file)
      : films_(films), id_(std::move(id)), offset_(offset), size_(size), file_(file) {}
  PieceTaker(const PieceTaker&) = delete;
  PieceTaker& operator=(const PieceTaker&) = delete;
  ~PieceTaker() override { end(); }

  bool take(std::string_view bytes) override {
    if (bytes.size() > size_ - offset_) {
      too_much_ = true;
      return false;
    }
    while (!bytes.empty()) {
      const ssize_t written =
          ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset_));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        failed_ = true;
        return false;
      }
      offset_ += static_cast<std::uint64_t>(written);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  Response answer(bool whole) override {
    const std::string instance = "/api/uploads/" + id_;
    if (offset_ == size_ && !too_much_ && !failed_) ::fsync(file_);  // before it is said to be ours
    end();
    if (too_much_) {
      return to_response(Problem(413, "too-large", "more was sent than the film is long",
                                 "begin the upload anew with its real size"),
                         instance);
    }
    if (failed_) {
      return to_response(Problem(507, "write-failed", "the film could not be written to the disk",
                                 "make room and send the rest"),
                         instance);
    }
    if (offset_ == size_ && whole) {
      const auto done = films_.finish_upload(id_);
      if (!done) return to_response(Problem(done.error()), instance);
    }
    const auto now = films_.upload(id_);
    if (!now) return to_response(now.error(), instance);
    Response response = document(*now);
    response.set("Upload-Offset", std::to_string(offset_));
    return response;
  }

 private:
  void end() {
    if (file_ < 0) return;
    ::close(file_);
    file_ = -1;
    films_.give_up_piece(id_);
  }

  Films& films_;
  std::string id_;
  std::uint64_t offset_, size_;
  int file_;
  bool too_much_ = false, failed_ = false;
};

Answer<Json> Films::begin_upload(const std::string& name, std::uint64_t size) {
  if (size == 0 || size > kLargestFilm) {
    return problem(size == 0 ? 422 : 413, size == 0 ? "usage" : "too-large",
                   size == 0 ? "an empty film was announced" : "the film is too large",
                   "send films of at most 16 GiB");
  }
  std::error_code failed;
  const auto space = fs::space(data_, failed);
  if (!failed && space.available < size) {
    return problem(507, "write-failed", "there is no room for the film on the disk",
                   "make room, or film shorter");
  }
  const std::string id = app::fresh_ids()();
  const fs::path folder = data_ / "uploads" / id;
  fs::create_directories(folder, failed);
  const Json about{{"name", name}, {"size", size}, {"begun", to_text(app::utc_now())}};
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about.dump()));
  return upload(id);
}

Answer<Json> Films::upload(const std::string& id) const {
  if (const auto done = read_about(data_ / "clips" / id, "upload")) {
    return Json{{"schema", "dowel.upload/1"}, {"id", id},
                {"name", (*done)["name"]},    {"size", (*done)["size"]},
                {"offset", (*done)["size"]},  {"clip", id}};
  }
  const auto about = read_about(data_ / "uploads" / id, "upload");
  DOWEL_TRY(about);
  return Json{{"schema", "dowel.upload/1"},
              {"id", id},
              {"name", (*about)["name"]},
              {"size", (*about)["size"]},
              {"offset", size_of(data_ / "uploads" / id / "part")},
              {"clip", nullptr}};
}

Answer<std::unique_ptr<BodyTaker>> Films::take_piece(const std::string& id, std::uint64_t offset) {
  const auto now = upload(id);
  DOWEL_TRY(now);
  const auto wrong_place = [&](const std::string& message) {
    Problem wrong(409, "offset", message, "go on at Upload-Offset");
    wrong.headers.emplace_back("Upload-Offset", (*now)["offset"].dump());
    return tl::unexpected(std::move(wrong));
  };
  if (!(*now)["clip"].is_null()) return wrong_place("the film is there whole already");
  {
    const std::lock_guard lock(mutex_);
    if (!taking_.insert(id).second) return wrong_place("another piece of it is on its way");
  }
  const std::uint64_t there = size_of(data_ / "uploads" / id / "part");
  const int file = there == offset ? ::open((data_ / "uploads" / id / "part").c_str(),
                                            O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)
                                   : -1;
  if (file < 0) {
    give_up_piece(id);
    if (there != offset) return wrong_place("the piece does not go on where the film is");
    return problem(507, "write-failed", "the film cannot be written", "look at the data folder");
  }
  return std::unique_ptr<BodyTaker>(
      new PieceTaker(*this, id, offset, (*now)["size"].get<std::uint64_t>(), file));
}

void Films::give_up_piece(const std::string& id) {
  const std::lock_guard lock(mutex_);
  taking_.erase(id);
}

Result<std::string> Films::finish_upload(const std::string& id) {
  const fs::path from = data_ / "uploads" / id;
  const auto about = read_about(from, "upload");
  if (!about) return tl::unexpected(about.error().error);
  Json clip = *about;
  clip["file"] = safe_name(clip.value("name", "film"));
  clip["uploaded"] = to_text(app::utc_now());
  DOWEL_TRY(app::write_whole_file(from / "about.json", clip.dump()));
  std::error_code failed;
  fs::create_directories(from / "film", failed);
  const fs::path film = from / "film" / clip["file"].get<std::string>();
  if (is_there(from / "part") || !is_there(film)) fs::rename(from / "part", film, failed);
  if (!failed) fs::rename(from, data_ / "clips" / id, failed);
  if (failed) {
    return fail(ErrorCode::kWriteFailed, "the film could not be put in its place",
                "look at the data folder");
  }
  const auto job = add_job({.kind = "prepare", .clip = id});
  if (!job) return tl::unexpected(job.error().error);
  return id;
}

Answer<void> Films::drop_upload(const std::string& id) {
  if (!read_about(data_ / "uploads" / id, "upload")) return not_there("upload");
  const std::lock_guard lock(mutex_);
  if (taking_.contains(id)) {
    return problem(409, "offset", "a piece of it is on its way", "break that off first");
  }
  std::error_code ignored;
  fs::remove_all(data_ / "uploads" / id, ignored);
  return {};
}

Answer<std::string> Films::take_in(const fs::path& film, bool synthetic) {
  const std::string id = app::fresh_ids()();
  const fs::path folder = data_ / "uploads" / id;
  std::error_code failed;
  fs::create_directories(folder, failed);
  fs::copy_file(film, folder / "part", failed);
  if (failed) {
    fs::remove_all(folder, failed);
    return problem(422, "unreadable", "the film " + film.string() + " cannot be read",
                   "check its name");
  }
  const Json about{{"name", film.filename().string()},
                   {"size", size_of(folder / "part")},
                   {"synthetic", synthetic}};
  DOWEL_TRY(app::write_whole_file(folder / "about.json", about.dump()));
  auto done = finish_upload(id);
  DOWEL_TRY(done);
  return std::move(*done);
}

}  // namespace dowel::server
