// A server that is killed while it works: what it acknowledged is there when it starts again, once
// and whole, and what it was doing goes on.
#include <gmock/gmock.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <thread>

#include "server/testing/killed_server.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Everything that was acknowledged so far.
struct Acknowledged {
  std::vector<std::string> sets{}, comments{}, jobs{};
  std::map<std::string, std::string> films{};  // upload → its bytes, those that are there whole
  std::string upload{}, film{};                // on its way
  std::size_t offset = 0;
};

std::string identity(int round, int of) {
  char text[37];
  std::snprintf(text, sizeof text, "01890a5d-ac96-774b-bcce-%08d%04d", round, of);
  return text;
}

std::string set_body(const std::string& id, int reps) {
  return json{{"sets",
               {{{"id", id},
                 {"exercise", "deadlift"},
                 {"reps", reps},
                 {"load_kg", 100},
                 {"at", "2026-01-05T18:00:00"}}}}}
      .dump();
}

void expect_all_there(std::uint16_t port, const Acknowledged& known, int round) {
  std::multiset<std::string> there;
  const json log = json_of(ask(port, "GET", "/api/export"));
  for (const json& set : log["sets"]) there.insert(set["id"].get<std::string>());
  for (const std::string& set : known.sets) EXPECT_EQ(there.count(set), 1U) << round << " " << set;
  std::set<std::string> comments, jobs;
  for (const json& comment : log["film_comments"]) comments.insert(comment["id"]);
  for (const std::string& one : known.comments) EXPECT_EQ(comments.count(one), 1U) << round;
  const json queue = json_of(ask(port, "GET", "/api/jobs"));
  for (const json& job : queue["jobs"]) jobs.insert(job["id"]);
  for (const std::string& one : known.jobs) EXPECT_EQ(jobs.count(one), 1U) << round << " " << one;
}

// Sets a film's next piece on its way and waits for the answer.
void send_on(std::uint16_t port, Acknowledged& known, int round) {
  constexpr std::size_t kFilm = 600'000, kPiece = 100'000;
  if (known.upload.empty()) {
    known.film = random_bytes(kFilm, static_cast<std::uint64_t>(round) + 1);
    known.offset = 0;
    const Reply begun =
        ask_json(port, "POST", "/api/uploads", json{{"name", "film.mp4"}, {"size", kFilm}}.dump());
    if (begun.status == 201) known.upload = begun.headers.at("location");
    return;
  }
  const json state = json_of(ask(port, "GET", known.upload));
  ASSERT_TRUE(state.contains("offset")) << state;
  const auto offset = state["offset"].get<std::size_t>();
  ASSERT_GE(offset, known.offset) << "acknowledged bytes are gone, round " << round;
  if (state["clip"].is_null()) {
    const Reply piece = send_piece(port, known.upload, offset, known.film.substr(offset, kPiece));
    if (piece.status == 200) known.offset = json_of(piece)["offset"].get<std::size_t>();
    if (piece.status != 200 || json_of(piece)["clip"].is_null()) return;
  }
  known.films[known.upload] = std::exchange(known.film, "");
  known.upload.clear();
}

TEST(Serving, AHundredKillsLoseNothingThatWasAcknowledged) {
  const fs::path data = RunningHouse::fresh_folder();
  std::mt19937 random(20260105);  // NOLINT: the same every time
  Acknowledged known;
  constexpr int kKills = 100;
  for (int round = 0; round < kKills; ++round) {
    Server server(data);
    ASSERT_NE(server.port(), 0) << "it does not start any more, round " << round;
    const std::uint16_t port = server.port();
    if (round == 0) ask_json(port, "POST", "/api/athletes", R"({"name": "Ana"})");
    expect_all_there(port, known, round);
    send_on(port, known, round);
    const std::string set = identity(round, 1);
    if (ask_json(port, "POST", "/api/me/sets", set_body(set, 5)).status == 200) {
      known.sets.push_back(set);
    }
    const Reply said = ask_json(port, "POST", "/api/sets/" + set + "/comments",
                                R"({"in_s": 1.5, "text": "hips", "author": "Mara"})");
    if (said.status == 201) known.comments.push_back(json_of(said)["comments"][0]["id"]);
    if (!known.films.empty() && round % 4 == 0) {
      const json clip = json_of(ask(port, "GET", known.films.begin()->first));
      const Reply job = ask_json(port, "POST", "/api/jobs",
                                 json{{"kind", "prepare"}, {"clip", clip["clip"]}}.dump());
      if (job.status == 202) known.jobs.push_back(json_of(job)["id"]);
    }
    // All of it once more is under way when it is killed, at another moment each time.
    const Client writing(port), saying(port), piece(port), moving(port);
    writing.send(request_text(port, "POST", "/api/me/sets", {{"Content-Type", "application/json"}},
                              set_body(identity(round, 2), 3)));
    saying.send(request_text(port, "POST", "/api/sets/" + set + "/comments",
                             {{"Content-Type", "application/json"}},
                             R"({"in_s": 2, "text": "knees", "author": "Mara"})"));
    if (!known.upload.empty()) {
      piece.send(request_text(port, "PATCH", known.upload,
                              {{"Content-Type", "application/offset+octet-stream"},
                               {"Upload-Offset", std::to_string(known.offset)},
                               {"Content-Length", "100000"}}) +
                 known.film.substr(known.offset, 10'000 + random() % 90'000));
    }
    moving.send(
        request_text(port, "POST", "/api/backup", {{"Content-Type", "application/json"}}, "{}"));
    std::this_thread::sleep_for(std::chrono::microseconds{random() % 20'000});
    server.kill();
  }
  const Server server(data);
  ASSERT_NE(server.port(), 0);
  expect_all_there(server.port(), known, kKills);
  EXPECT_EQ(known.sets.size(), static_cast<std::size_t>(kKills));
  EXPECT_EQ(known.comments.size(), static_cast<std::size_t>(kKills));
  EXPECT_GT(known.films.size(), 5U);
  EXPECT_GT(known.jobs.size(), 5U);
  for (const auto& [upload, bytes] : known.films) {
    const json state = json_of(ask(server.port(), "GET", upload));
    ASSERT_TRUE(state["clip"].is_string()) << state;
    const std::string clip = "/api/clips/" + state["clip"].get<std::string>();
    EXPECT_EQ(ask(server.port(), "GET", clip + "/file").body, bytes);
  }
  // The log is in order, and a set that was sent twice is there once.
  const json again =
      json_of(ask_json(server.port(), "POST", "/api/me/sets", set_body(identity(0, 1), 5)));
  EXPECT_EQ(again["items"][0]["outcome"], "same") << again;
  // What waited when it was killed is worked on: the film is none, so each job ends in words.
  for (const std::string& job : known.jobs) {
    std::string state = "waiting";
    while (state == "waiting" || state == "running") {
      state = json_of(ask(server.port(), "GET", "/api/jobs/" + job)).value("state", "gone");
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    EXPECT_EQ(state, "failed") << job;
  }
  std::error_code ignored;
  fs::remove_all(data, ignored);
}

}  // namespace
}  // namespace dowel::server
