#include "server/films.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <fstream>
#include <random>

#include "app/film_process.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string random_bytes(std::size_t count) {
  std::mt19937_64 random(7);  // NOLINT: the same every time
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

Reply send_piece(std::uint16_t port, const std::string& upload, std::size_t offset,
                 const std::string& bytes) {
  return ask(port, "PATCH", upload,
             {{"Content-Type", "application/offset+octet-stream"},
              {"Upload-Offset", std::to_string(offset)}},
             bytes);
}

std::string begin(const RunningHouse& house, const std::string& name, std::size_t size) {
  const Reply reply = house.send("POST", "/api/uploads", {{"name", name}, {"size", size}});
  EXPECT_EQ(reply.status, 201) << reply.body;
  return reply.headers.at("location");
}

TEST(Uploads, GoOnWhereTheyBrokeOff) {
  const RunningHouse house;
  const std::string film = random_bytes(700'000);
  const std::string upload = begin(house, "my film.mp4", film.size());
  EXPECT_EQ(send_piece(house.port(), upload, 0, film.substr(0, 300'000)).status, 200);
  const Reply wrong = send_piece(house.port(), upload, 100, film.substr(100, 10));
  EXPECT_EQ(wrong.status, 409);
  EXPECT_EQ(wrong.headers.at("upload-offset"), "300000");
  {
    const Client cut(house.port());  // goes away in the middle of a piece
    cut.send(request_text(house.port(), "PATCH", upload,
                          {{"Content-Type", "application/offset+octet-stream"},
                           {"Upload-Offset", "300000"},
                           {"Content-Length", "400000"}}) +
             film.substr(300'000, 150'000));
  }
  Reply head;
  std::size_t offset = 0;
  do {  // until the server noticed that the other one is gone
    head = ask(house.port(), "HEAD", upload);
    offset = std::strtoull(head.headers.at("upload-offset").c_str(), nullptr, 10);
  } while (send_piece(house.port(), upload, offset, film.substr(offset)).status != 200);
  EXPECT_GE(offset, 300'000U);
  const json done = json_of(house.get(upload));
  ASSERT_TRUE(done["clip"].is_string());
  EXPECT_EQ(house.get("/api/clips/" + done["clip"].get<std::string>() + "/file").body, film);
}

TEST(Uploads, ArePartsOfWhatWasAnnouncedAndNoMore) {
  const RunningHouse house;
  EXPECT_EQ(house.send("POST", "/api/uploads", {{"name", "x"}, {"size", 0}}).status, 422);
  EXPECT_EQ(house.send("POST", "/api/uploads", {{"name", "x"}, {"size", 1e15}}).status, 413);
  EXPECT_EQ(house.send("POST", "/api/uploads", {{"name", ""}, {"size", 5}}).status, 422);
  const std::string upload = begin(house, "x.mp4", 5);
  EXPECT_EQ(send_piece(house.port(), upload, 0, "123456").status, 413);
  EXPECT_EQ(send_piece(house.port(), "/api/uploads/..%2f..%2flog.db", 0, "x").status, 404);
  EXPECT_EQ(ask(house.port(), "PATCH", upload, {{"Content-Type", "text/plain"}}, "12345").status,
            415);
  EXPECT_EQ(ask(house.port(), "DELETE", upload).status, 204);
  EXPECT_EQ(house.get(upload).status, 404);
}

TEST(Uploads, HostileNamesStayNames) {
  const RunningHouse house;
  for (const std::string& name :
       {std::string("../../../etc/passwd"), std::string("a\\..\\b.mp4"), std::string(".hidden"),
        std::string("\n\r<script>.mp4"), std::string(300, 'x') + ".mov", std::string("..")}) {
    const std::string upload = begin(house, name, 4);
    const json done = json_of(send_piece(house.port(), upload, 0, "film"));
    ASSERT_TRUE(done["clip"].is_string()) << name;
    const json clip = json_of(house.get("/api/clips/" + done["clip"].get<std::string>()));
    EXPECT_EQ(clip["name"], name);
  }
  std::size_t outside = 0;
  for (const auto& entry : fs::directory_iterator(house.data())) {
    const std::string name = entry.path().filename();
    const bool known = name.starts_with("log.db") || name == "keys" || name == "uploads" ||
                       name == "clips" || name == "analyses" || name == "jobs" || name == "lock";
    outside += known ? 0 : 1;
  }
  EXPECT_EQ(outside, 0U);
}

TEST(Films, PartsAreSentAsAsked) {
  const RunningHouse house;
  const std::string film = random_bytes(1'000'000);
  const std::string upload = begin(house, "film.mp4", film.size());
  const json done = json_of(send_piece(house.port(), upload, 0, film));
  const std::string file = "/api/clips/" + done["clip"].get<std::string>() + "/file";
  const Reply part = house.get(file, {{"Range", "bytes=1000-1999"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.headers.at("content-range"), "bytes 1000-1999/1000000");
  EXPECT_EQ(part.body, film.substr(1000, 1000));
  EXPECT_EQ(house.get(file, {{"Range", "bytes=-10"}}).body, film.substr(film.size() - 10));
  EXPECT_EQ(house.get(file, {{"Range", "bytes=1000000-"}}).status, 416);
  const std::string tag = part.headers.at("etag");
  EXPECT_EQ(house.get(file, {{"If-None-Match", tag}}).status, 304);
  EXPECT_EQ(house.get(file, {{"Range", "bytes=0-9"}, {"If-Range", "\"other\""}}).status, 200);
  EXPECT_EQ(house.get(file, {{"Range", "bytes=0-9"}, {"If-Range", tag}}).status, 206);
  const Reply head = ask(house.port(), "HEAD", file);
  EXPECT_EQ(head.headers.at("content-length"), "1000000");
  EXPECT_EQ(head.headers.at("accept-ranges"), "bytes");
}

// Waits for a job for as long as it takes: no test hangs on time.
json finished(const RunningHouse& house, const std::string& id) {
  for (;;) {
    json job = json_of(house.get("/api/jobs/" + id));
    const std::string state = job.value("state", "failed");
    if (state != "waiting" && state != "running") return job;
    ::usleep(50'000);
  }
}

TEST(Jobs, WhatIsNoFilmFailsInWordsAndTheServerStays) {
  const RunningHouse house;
  const std::string upload = begin(house, "film.mp4", 4);
  const std::string clip = json_of(send_piece(house.port(), upload, 0, "film"))["clip"];
  const json jobs = json_of(house.get("/api/jobs"))["jobs"];
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0]["kind"], "prepare");
  const json job = finished(house, jobs[0]["id"]);
  EXPECT_EQ(job["state"], "failed");
  EXPECT_EQ(job["problem"]["code"], "unreadable");
  EXPECT_EQ(house.get("/api/clips/" + clip + "/renditions/play").status, 409);
  EXPECT_EQ(house.send("POST", "/api/jobs", {{"kind", "analysis"}, {"clip", "x"}}).status, 404);
  EXPECT_EQ(house.send("POST", "/api/jobs", {{"kind", "dance"}, {"clip", clip}}).status, 422);
}

// A server of its own process, to be killed.
class Server {
 public:
  explicit Server(const fs::path& data) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const std::string program =
        (fs::read_symlink("/proc/self/exe").parent_path() / "dowel").string();
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
    std::vector<std::string> words{program, "serve", "--port", "0", "--data", data.string()};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::posix_spawn(&process_, program.c_str(), &files, nullptr, arguments.data(), ::environ);
    posix_spawn_file_actions_destroy(&files);
    ::close(ends[1]);
    std::string text(200, '\0');
    const ssize_t got = ::read(ends[0], text.data(), text.size());
    ::close(ends[0]);
    text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    const std::size_t at = text.find("127.0.0.1:");
    if (at != std::string::npos) {
      port_ = static_cast<std::uint16_t>(std::atoi(text.c_str() + at + 10));
    }
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { kill(); }

  std::uint16_t port() const { return port_; }
  void kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
  }

 private:
  pid_t process_ = 0;
  std::uint16_t port_ = 0;
};

// Killed again and again in the middle of an upload and of writes: what was acknowledged is there.
TEST(Serving, NothingAcknowledgedIsLostByAKill) {
  const fs::path data = RunningHouse::fresh_folder();
  const std::string film = random_bytes(3'000'000);
  std::string upload;
  std::size_t acknowledged = 0;
  int sets = 0;
  for (int round = 0; acknowledged < film.size(); ++round) {
    ASSERT_LT(round, 100);
    Server server(data);
    ASSERT_NE(server.port(), 0);
    const std::uint16_t port = server.port();
    if (round == 0) {
      ask_json(port, "POST", "/api/athletes", R"({"name": "Ana"})");
      const Reply begun =
          ask_json(port, "POST", "/api/uploads", R"({"name": "film.mp4", "size": 3000000})");
      upload = begun.headers.at("location");
    }
    const json there = json_of(ask(port, "GET", "/api/me/sessions?limit=200"));
    int kept = 0;
    for (const auto& session : there["sessions"]) kept += static_cast<int>(session["sets"].size());
    EXPECT_GE(kept, sets);
    const json state = json_of(ask(port, "GET", upload));
    const std::size_t offset = state["offset"].get<std::size_t>();
    ASSERT_GE(offset, acknowledged);
    if (state["clip"].is_string()) break;
    const Reply piece = send_piece(port, upload, offset, film.substr(offset, 200'000));
    if (piece.status == 200) acknowledged = json_of(piece)["offset"].get<std::size_t>();
    if (ask_json(port, "POST", "/api/me/log", R"({"text": "deadlift 5x100"})").status == 201) {
      ++sets;
    }
    // The next piece and the next set are under way when it is killed.
    const Client half(port), writing(port);
    half.send(request_text(port, "PATCH", upload,
                           {{"Content-Type", "application/offset+octet-stream"},
                            {"Upload-Offset", std::to_string(acknowledged)},
                            {"Content-Length", "200000"}}) +
              film.substr(std::min(acknowledged, film.size()), 70'000));
    writing.send(request_text(port, "POST", "/api/me/log", {{"Content-Type", "application/json"}},
                              R"({"text": "squat 5x80"})"));
    server.kill();
  }
  const Server server(data);
  const json state = json_of(ask(server.port(), "GET", upload));
  ASSERT_TRUE(state["clip"].is_string()) << state;
  const std::string file = "/api/clips/" + state["clip"].get<std::string>() + "/file";
  EXPECT_EQ(ask(server.port(), "GET", file).body, film);
  std::error_code ignored;
  fs::remove_all(data, ignored);
}

// The synthetic lifter's film, drawn once for the tests that need one.
const std::string& synthetic_film() {
  static const std::string bytes = [] {
    const fs::path folder = RunningHouse::fresh_folder();
    const auto drawn = app::draw_film(folder / "film.mp4");
    std::ifstream file(folder / "film.mp4", std::ios::binary);
    std::string all((std::istreambuf_iterator<char>(file)), {});
    fs::remove_all(folder);
    return drawn ? all : std::string();
  }();
  return bytes;
}

std::string clip_of(const RunningHouse& house) {
  const std::string& film = synthetic_film();
  const std::string upload = begin(house, "synthetic.mp4", film.size());
  return json_of(send_piece(house.port(), upload, 0, film))["clip"];
}

TEST(WithFilm, TheRenditionsHaveEveryFrameWhereTheIndexSays) {
  const RunningHouse house;
  ASSERT_FALSE(synthetic_film().empty());
  const std::string clip = clip_of(house);
  const json job = finished(house, json_of(house.get("/api/jobs"))["jobs"][0]["id"]);
  ASSERT_EQ(job["state"], "done") << job;
  const json about = json_of(house.get("/api/clips/" + clip));
  json times;
  for (const std::string kind : {"play", "scrub"}) {
    const json index = json_of(house.get("/api/clips/" + clip + "/index?of=" + kind));
    ASSERT_EQ(index.value("schema", ""), "dowel.frames/1");
    const json& frames = index["frames"];
    EXPECT_EQ(frames["t_s"].size(), about["frames"].get<std::size_t>());
    EXPECT_EQ(frames["offset"].size(), frames["t_s"].size());
    if (times.is_null()) times = frames["t_s"];
    EXPECT_EQ(frames["t_s"], times);  // the same in both
    const std::string film = house.get("/api/clips/" + clip + "/renditions/" + kind).body;
    // In MP4 a frame is a row of units, each behind its length in four bytes (ISO 14496-15 §5.3.4):
    // bytes cut out in the wrong place do not add up.
    for (std::size_t i = 0; i < frames["t_s"].size(); ++i) {
      const auto size = frames["size"][i].get<std::size_t>();
      const std::string frame = film.substr(frames["offset"][i].get<std::size_t>(), size);
      std::size_t at = 0;
      while (at + 4 <= frame.size()) {
        std::size_t length = 0;
        for (int b = 0; b < 4; ++b) {
          length =
              length << 8U | static_cast<unsigned char>(frame[at + static_cast<std::size_t>(b)]);
        }
        at += 4 + length;
      }
      ASSERT_EQ(at, size) << kind << " frame " << i;
    }
    if (kind == "scrub") {
      EXPECT_LE(std::max(index["width_px"].get<int>(), index["height_px"].get<int>()), 640);
      int last = 0;
      for (const int key : frames["key"]) {
        EXPECT_LE(key - last, 12);
        last = key;
      }
    }
  }
  const Reply still = house.get("/api/clips/" + clip + "/still?t=1.0&width=320");
  EXPECT_EQ(still.headers.at("content-type"), "image/jpeg");
  EXPECT_EQ(still.body.substr(0, 3), "\xff\xd8\xff");
}

TEST(WithFilm, AJobThatIsCancelledStopsAndOneThatWasKilledGoesOn) {
  ASSERT_FALSE(synthetic_film().empty());
  const fs::path data = RunningHouse::fresh_folder();
  std::string prepare, cancelled;
  {
    Server server(data);
    const std::uint16_t port = server.port();
    const Reply begun = ask_json(port, "POST", "/api/uploads",
                                 json{{"name", "f.mp4"}, {"size", synthetic_film().size()}}.dump());
    const json done = json_of(send_piece(port, begun.headers.at("location"), 0, synthetic_film()));
    const std::string clip = done["clip"];
    const json again = json_of(
        ask_json(port, "POST", "/api/jobs", json{{"kind", "prepare"}, {"clip", clip}}.dump()));
    cancelled = again["id"];
    EXPECT_EQ(json_of(ask(port, "DELETE", "/api/jobs/" + cancelled))["state"], "cancelled");
    const json jobs = json_of(ask(port, "GET", "/api/jobs"));
    for (const json& job : jobs["jobs"]) {
      if (job["id"] != cancelled) prepare = job["id"];
    }
    server.kill();  // while the first is being worked on
  }
  const RunningHouse house({}, data);
  EXPECT_EQ(finished(house, prepare)["state"], "done");
  EXPECT_EQ(json_of(house.get("/api/jobs/" + cancelled))["state"], "cancelled");
  std::error_code ignored;
  fs::remove_all(data, ignored);
}

TEST(WithFilm, AnAnalysisCanBeLookedIntoAndCorrected) {
  ASSERT_FALSE(synthetic_film().empty());
  const auto checked = app::check_film();
  ASSERT_TRUE(checked);
  for (const auto& [what, found] : checked->parts) {
    if (what == "pose networks" && !found) GTEST_SKIP() << found.error().message;
  }
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}, {"height_m", 1.75}});
  const std::string clip = clip_of(house);
  const Reply added = house.send(
      "POST", "/api/jobs",
      {{"kind", "analysis"}, {"clip", clip}, {"exercise", "kettlebell-deadlift"}, {"load_kg", 24}});
  ASSERT_EQ(added.status, 202) << added.body;
  const json job = finished(house, json_of(added)["id"]);
  ASSERT_EQ(job["state"], "done") << job;
  ASSERT_TRUE(job["result"]["set"].is_string()) << job;
  const std::string analysis = "/api/analyses/" + job["result"]["analysis"].get<std::string>();
  const json document = json_of(house.get(analysis));
  EXPECT_EQ(document["set"]["reps"], 5);  // as the synthetic lifter does
  const json overlay = json_of(house.get(analysis + "/overlay?from=1&to=2"));
  ASSERT_GT(overlay["frames"].size(), 10U);
  EXPECT_EQ(overlay["frames"].size(), overlay["t_s"].size());
  for (const double t : overlay["t_s"]) {
    EXPECT_GE(t, 1 - 1e-5);
    EXPECT_LE(t, 2 + 1e-5);
  }
  const json series = json_of(house.get(analysis + "/series"));
  EXPECT_EQ(series["series"][0]["values"].size(), series["t_s"].size());

  const auto verdict = [&] {
    return json_of(house.get("/api/me/next/kettlebell-deadlift"))["gate"]["verdict"];
  };
  EXPECT_EQ(verdict(), "hold");  // two of five reps are drawn with a rounded back
  for (const int rep : {3, 4}) {
    const Reply out = house.send("POST", analysis + "/exclusions",
                                 {{"rep", rep}, {"reason", "not my day"}, {"by", "Ana"}});
    EXPECT_EQ(out.status, 201) << out.body;
  }
  EXPECT_EQ(verdict(), "not_measured");  // and never a pass
  EXPECT_EQ(json_of(house.get(analysis + "?original=1")), document);
  EXPECT_EQ(json_of(house.get(analysis + "/about"))["exclusions"].size(), 2U);
  for (const int rep : {3, 4}) {
    const std::string out = analysis + "/exclusions/" + std::to_string(rep);
    EXPECT_EQ(ask(house.port(), "DELETE", out).status, 200);
  }
  EXPECT_EQ(verdict(), "hold");
}

}  // namespace
}  // namespace dowel::server
