#include "server/films.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "app/film_process.h"
#include "server/serve.h"
#include "server/testing/killed_server.h"
#include "server/testing/running_house.h"

namespace dowel::server {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

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

// Why no film can be analysed here; empty where one can.
std::string networks_missing() {
  const auto checked = app::check_film();
  if (!checked) return checked.error().message;
  for (const auto& [what, found] : checked->parts) {
    if (what == "pose networks" && !found) return found.error().message;
  }
  return "";
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
  if (!networks_missing().empty()) GTEST_SKIP() << networks_missing();
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
  const json card = json_of(house.get("/api/clips/" + clip))["analyses"][0];
  EXPECT_GT(card["still_s"], document["reps"][2]["start_s"]) << "the third is the first that broke";
  EXPECT_LT(card["still_s"], document["reps"][2]["end_s"]);
  const std::string said = "/api/sets/" + job["result"]["set"].get<std::string>() + "/comments";
  for (int comments : {0, 1}) {
    const json of_film = json_of(house.get("/api/clips"))["clips"][0]["analyses"][0];
    EXPECT_EQ(of_film["comments"], comments);
    house.send("POST", said, {{"in_s", 1}, {"text", "look"}, {"author", "Mara"}});
  }
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

  // Everybody who was followed can be chosen, and nobody else.
  const json people = json_of(house.get(analysis + "/people"));
  ASSERT_EQ(people["people"].size(), 1U) << people;
  EXPECT_EQ(people["people"][0]["chosen"], true);
  EXPECT_EQ(people["people"][0]["reps"], 5);
  const json& box = people["people"][0]["box"];
  EXPECT_GT(box["height"].get<double>(), people["height_px"].get<double>() / 4);
  EXPECT_LE(box["x"].get<double>() + box["width"].get<double>(), people["width_px"].get<double>());
  const auto run = [&](const Reply& asked) {
    EXPECT_EQ(asked.status, 202) << asked.body;
    return finished(house, json_of(asked)["id"]);
  };
  const json nobody =
      run(house.send("POST", "/api/jobs", {{"kind", "analysis"}, {"clip", clip}, {"person", 2}}));
  EXPECT_EQ(nobody["state"], "failed");
  EXPECT_EQ(nobody["problem"]["code"], "usage") << nobody;

  // The third rep, a broken one, is said to begin at its bottom: the fault cannot be told, no pass.
  const json& third = document["reps"][2];
  const double start_s = third["start_s"], bottom_s = third["bottom_s"];
  const json anew = run(house.send("POST", analysis + "/edges",
                                   {{"rep", 3},
                                    {"start_s", start_s + 0.5 * (bottom_s - start_s)},
                                    {"reason", "stood still"},
                                    {"by", "Mara"}}));
  ASSERT_EQ(anew["state"], "done") << anew;
  EXPECT_EQ(anew["result"]["set"], job["result"]["set"]) << "of the same set";
  const std::string second = "/api/analyses/" + anew["result"]["analysis"].get<std::string>();
  const json about = json_of(house.get(second + "/about"));
  EXPECT_EQ(about["of"], job["result"]["analysis"]);
  EXPECT_EQ(about["edges"][0]["by"], "Mara");
  const json measured = json_of(house.get(second));
  EXPECT_EQ(measured["set"]["reps"], 5);
  EXPECT_NEAR(measured["reps"][2]["start_s"].get<double>(), start_s + 0.5 * (bottom_s - start_s),
              0.05);
  EXPECT_EQ(measured["reps"][1]["start_s"], document["reps"][1]["start_s"]);
  EXPECT_NE(verdict(), "pass");
  EXPECT_EQ(json_of(house.get(analysis)), document) << "the first stays as it is";
}

// A film handed to `serve` is measured as what was said to be in it, and the log learns the
// lifter's body where it did not know it.
TEST(WithFilm, OneThatIsServedIsMeasuredAsWasSaid) {
  ASSERT_FALSE(synthetic_film().empty());
  if (!networks_missing().empty()) GTEST_SKIP() << networks_missing();
  ServeOptions options;
  options.port = 0;
  options.data = RunningHouse::fresh_folder();
  fs::create_directories(*options.data);
  options.film = *options.data / "mine.mp4";
  std::ofstream(options.film, std::ios::binary) << synthetic_film();
  options.exercise = "romanian-deadlift";
  options.lifter = {.height_m = 1.75, .load_kg = 24.0};
  std::stop_source done;
  std::uint16_t port = 0;
  std::string missing;
  json document, me;
  const auto served = serve(
      options, done.get_token(),
      [&](const std::string& address) {
        port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
      },
      [&](const Result<std::string>& review) {
        if (review) {
          const std::string id = review->substr(review->rfind('/') + 1);
          document = json_of(ask(port, "GET", "/api/analyses/" + id));
          me = json_of(ask(port, "GET", "/api/athletes"))["athletes"][0];
        } else {
          missing = review.error().message;
        }
        done.request_stop();
      });
  EXPECT_TRUE(served) << served.error().message;
  fs::remove_all(*options.data);
  ASSERT_EQ(missing, "");
  EXPECT_EQ(document["exercise"]["id"], "romanian-deadlift");
  EXPECT_EQ(document["athlete"]["load_kg"], 24);
  EXPECT_EQ(document["athlete"]["height_m"], 1.75);
  EXPECT_EQ(me["height_m"], 1.75) << me;
}

// The phone lay on its side: what is shown is turned as it was measured, so that the drawing lies
// on it.
TEST(WithFilm, OneThatLiesOnItsSideIsMadeAnewUpright) {
  ASSERT_FALSE(synthetic_film().empty());
  if (std::system("ffmpeg -version >/dev/null 2>&1") != 0) GTEST_SKIP() << "ffmpeg is missing";
  const fs::path folder = RunningHouse::fresh_folder();
  fs::create_directories(folder);
  std::ofstream(folder / "upright.mp4", std::ios::binary) << synthetic_film();
  const std::string turn = "ffmpeg -v error -y -i " + (folder / "upright.mp4").string() +
                           " -t 8 -vf transpose=2 -c:v libx264 -pix_fmt yuv420p " +
                           (folder / "sideways.mp4").string();
  ASSERT_EQ(std::system(turn.c_str()), 0);
  std::ifstream file(folder / "sideways.mp4", std::ios::binary);
  const std::string film((std::istreambuf_iterator<char>(file)), {});
  const RunningHouse house;
  house.send("POST", "/api/athletes", {{"name", "Ana"}, {"height_m", 1.75}});
  const std::string clip =
      json_of(send_piece(house.port(), begin(house, "sideways.mp4", film.size()), 0, film))["clip"];
  const json job = finished(
      house,
      json_of(house.send("POST", "/api/jobs", {{"kind", "analysis"}, {"clip", clip}}))["id"]);
  if (job["state"] != "done") GTEST_SKIP() << "no pose networks here: " << job["problem"];
  const std::string analysis = "/api/analyses/" + job["result"]["analysis"].get<std::string>();
  ASSERT_EQ(json_of(house.get(analysis))["source"]["turned_deg"], 90);
  const json jobs = json_of(house.get("/api/jobs"));
  EXPECT_EQ(jobs["jobs"].size(), 3U) << "prepared, measured, prepared anew";
  for (const json& one : jobs["jobs"]) {
    EXPECT_EQ(finished(house, one["id"])["state"], "done");
  }
  const json told = json_of(house.get("/api/clips/" + clip));
  EXPECT_EQ(told["turned_deg"], 90);
  EXPECT_EQ(told["prepared"], true);
  const json overlay = json_of(house.get(analysis + "/overlay?from=0&to=0.1"));
  const json index = json_of(house.get("/api/clips/" + clip + "/index"));
  EXPECT_LT(index["width_px"], index["height_px"]);
  EXPECT_EQ(told["width_px"], overlay["width_px"]);
  EXPECT_EQ(told["height_px"], overlay["height_px"]);
  fs::remove_all(folder);
}

}  // namespace
}  // namespace dowel::server
